package dev.tocsin.newsroom;

import dev.tocsin.domain.story.Report;
import dev.tocsin.domain.story.Shingles;
import dev.tocsin.domain.story.WordVector;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The form in which a report is stored. It is numbers for the most part, which would be three times
 * as long as text, and nobody but its story reads it.
 */
final class ReportForm {
  private static final byte VERSION = 1;

  private ReportForm() {}

  static Serde<Report> serde() {
    return Serdes.serdeFrom(
        (topic, report) -> report == null ? null : write(report),
        (topic, bytes) -> bytes == null ? null : read(bytes));
  }

  private static byte[] write(Report report) {
    byte[][] texts = {
      bytes(report.articleId()),
      bytes(report.title()),
      bytes(report.outlet()),
      bytes(report.copyOf().orElse("")),
      bytes(report.fetchedAt().toString())
    };
    WordVector vector = report.vector();
    int[] shingles = report.shingles().smallest();
    int length = 1 + 2 * Integer.BYTES;
    for (byte[] text : texts) {
      length += Integer.BYTES + text.length;
    }
    length += vector.words().length * (Integer.BYTES + Short.BYTES);
    ByteBuffer out = ByteBuffer.allocate(length + shingles.length * Integer.BYTES);
    out.put(VERSION);
    for (byte[] text : texts) {
      out.putInt(text.length).put(text);
    }
    out.putInt(vector.words().length).putInt(shingles.length);
    out.asIntBuffer().put(vector.words()).put(shingles);
    out.position(out.position() + (vector.words().length + shingles.length) * Integer.BYTES);
    out.asShortBuffer().put(vector.weights());
    return out.array();
  }

  private static Report read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte version = in.get();
    if (version != VERSION) {
      throw new IllegalStateException(
          "a stored report has form " + version + ", and only " + VERSION + " is known");
    }
    String articleId = text(in);
    String title = text(in);
    String outlet = text(in);
    String copyOf = text(in);
    Instant fetchedAt = Instant.parse(text(in));
    int[] words = new int[in.getInt()];
    int[] shingles = new int[in.getInt()];
    in.asIntBuffer().get(words).get(shingles);
    in.position(in.position() + (words.length + shingles.length) * Integer.BYTES);
    short[] weights = new short[words.length];
    in.asShortBuffer().get(weights);
    return new Report(
        articleId,
        title,
        outlet,
        fetchedAt,
        copyOf.isEmpty() ? Optional.empty() : Optional.of(copyOf),
        new WordVector(words, weights),
        new Shingles(shingles));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
