package dev.tocsin.messaging.streams;

import dev.tocsin.messaging.RealTime;
import java.time.Duration;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Commits soon what is fresh, in an app that gathers for longer.
 *
 * <p>A hop sees nothing of the one before it until that has committed, so commits are most of the
 * line's latency. Each costs a marker in every partition that was written to, so at full rate they
 * would be most of the line's work; but then news waits for its turn anyway.
 */
public final class PromptCommit {
  private static final Duration SOON = Duration.ofMillis(25);

  /** Older news has waited: there is more than can be done at once. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private boolean owed;

  private PromptCommit() {}

  /** For the task of a processor, from its {@code init}. */
  public static PromptCommit in(ProcessingContext context) {
    PromptCommit prompt = new PromptCommit();
    context.schedule(
        SOON,
        PunctuationType.WALL_CLOCK_TIME,
        now -> {
          if (prompt.owed) {
            context.commit();
            prompt.owed = false;
          }
        });
    return prompt;
  }

  /** Says that a record was worked on. */
  public void worked(Headers headers) {
    long since = RealTime.now() - FRESH.toNanos() / 1_000;
    owed |= RealTime.FETCHED.of(headers).orElse(0) > since;
  }
}
