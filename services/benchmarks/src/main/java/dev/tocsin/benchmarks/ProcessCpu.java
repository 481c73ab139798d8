package dev.tocsin.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What all threads of this process have taken of the processors, those of the JVM included. */
public final class ProcessCpu {
  private ProcessCpu() {}

  /** Nanoseconds since the process began. */
  public static long nanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
