package dev.tocsin.messaging.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.messaging.RealTime;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class PromptCommitTest {
  private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
  private final PromptCommit prompt = PromptCommit.in(context);

  @Test
  void commitsSoonWhatWasJustFetched() {
    prompt.worked(fetchedAgo(100));

    look();

    assertThat(context.committed()).isTrue();
  }

  @Test
  void commitsOnceForWhatItWorkedOn() {
    prompt.worked(fetchedAgo(100));
    look();
    context.resetCommit();

    look();

    assertThat(context.committed()).isFalse();
  }

  @Test
  void leavesToTheAppWhatHasWaited() {
    prompt.worked(fetchedAgo(5_000));
    prompt.worked(new RecordHeaders());

    look();

    assertThat(context.committed()).isFalse();
  }

  @Test
  void oneFreshRecordAmongOldOnesIsEnough() {
    prompt.worked(fetchedAgo(100));
    prompt.worked(fetchedAgo(5_000));

    look();

    assertThat(context.committed()).isTrue();
  }

  private void look() {
    context.scheduledPunctuators().forEach(each -> each.getPunctuator().punctuate(0));
  }

  private static Headers fetchedAgo(long millis) {
    Headers headers = new RecordHeaders();
    RealTime.FETCHED.stamp(headers, RealTime.now() - millis * 1_000);
    return headers;
  }
}
