package dev.tocsin.replay.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.SECONDS;

import com.sun.net.httpserver.Headers;
import dev.tocsin.domain.Ids;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A text as HTTP hands it out: with validators, as 304 to who has it already, compressed on demand.
 *
 * @param lastModified when its content last changed; empty when it never had any
 */
record Document(String contentType, String text, Optional<Instant> lastModified) {

  Reply replyTo(Headers request) {
    boolean gzip = acceptsGzip(request);
    String etag = etag(gzip);
    Map<String, String> headers = new HashMap<>();
    headers.put("ETag", etag);
    headers.put("Vary", "Accept-Encoding");
    lastModified.ifPresent(at -> headers.put("Last-Modified", HttpDate.of(at)));
    if (isKnownTo(request, etag)) {
      return new Reply(304, headers, new byte[0]);
    }
    headers.put("Content-Type", contentType);
    byte[] body = text.getBytes(UTF_8);
    if (!gzip) {
      return new Reply(200, headers, body);
    }
    headers.put("Content-Encoding", "gzip");
    return new Reply(200, headers, compressed(body));
  }

  /** A strong ETag is of the bytes sent, so the compressed form has one of its own. */
  private String etag(boolean gzip) {
    return '"' + Ids.of(contentType, text) + (gzip ? "-gzip" : "") + '"';
  }

  /** If-None-Match decides alone where it is sent: dates are too coarse to overrule it. */
  private boolean isKnownTo(Headers request, String etag) {
    List<String> known = values(request, "If-None-Match");
    if (!known.isEmpty()) {
      return known.stream()
          .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
          .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }
    return lastModified.isPresent()
        && Optional.ofNullable(request.getFirst("If-Modified-Since"))
            .flatMap(HttpDate::parse)
            .filter(since -> !since.isBefore(lastModified.get().truncatedTo(SECONDS)))
            .isPresent();
  }

  private static boolean acceptsGzip(Headers request) {
    return values(request, "Accept-Encoding").stream()
        .map(coding -> coding.replace(" ", ""))
        .anyMatch(coding -> coding.startsWith("gzip") && !coding.matches("gzip;q=0(\\.0*)?"));
  }

  private static List<String> values(Headers request, String name) {
    return Optional.ofNullable(request.get(name)).stream()
        .flatMap(List::stream)
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private static byte[] compressed(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
