package dev.tocsin.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FaultsTest {
  private final AtomicInteger halts = new AtomicInteger();
  private final Faults faults = new Faults();

  @BeforeEach
  void countHalts() {
    Exit.setHaltProcedure((status, message) -> halts.incrementAndGet());
  }

  @AfterEach
  void haltForReal() {
    Exit.setHaltProcedure((status, message) -> Runtime.getRuntime().halt(status));
  }

  @Test
  void haltsTheJvmOnAFatalFaultWhileServing() {
    faults.serving(true);

    faults.build("a fault", true, () -> {}).handleFault("fatal");

    assertThat(halts).hasValue(1);
  }

  @Test
  void onlyLogsAFaultThatIsNotFatal() {
    faults.serving(true);

    faults.build("a fault", false, () -> {}).handleFault("passing");

    assertThat(halts).hasValue(0);
  }

  @Test
  void leavesTheJvmAloneBeforeItServes() {
    faults.build("a fault", true, () -> {}).handleFault("fatal");

    assertThat(halts).hasValue(0);
  }
}
