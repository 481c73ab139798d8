package dev.tocsin.outbound;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hc.client5.http.entity.DeflateInputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.ProtocolException;
import org.brotli.dec.BrotliInputStream;

/**
 * What was read of an answer's body.
 *
 * @param complete all of it, in good order
 */
// Made and taken apart within one exchange.
@SuppressWarnings("ArrayRecordComponent")
record Body(byte[] bytes, boolean complete) {
  static final String CODINGS = "gzip, br, zstd, deflate";

  static final Body EMPTY = new Body(new byte[0], true);
  private static final int CHUNK = 8192;

  /** 8 MiB, what RFC 9659 allows a server; the format itself would let it ask for gigabytes. */
  private static final int ZSTD_WINDOW_LOG = 23;

  /**
   * Reads until the end or the bound. An excerpt takes what it gets: a body that breaks after the
   * status must not make a delivered webhook look undelivered.
   *
   * @param passed stops the decoding of bytes that are already here, which no closed socket ends
   */
  static Body read(HttpEntity entity, Call.Reading reading, long maxBytes, BooleanSupplier passed)
      throws IOException, ProtocolException {
    var bytes = new ByteArrayOutputStream();
    try {
      InputStream raw = entity.getContent();
      // Servers name a coding even where there is nothing to pack; a decoder would miss its header.
      String coding = entity.getContentLength() == 0 ? "" : entity.getContentEncoding();
      try (InputStream decoded = decoded(raw, coding)) {
        if (!copy(decoded, bytes, maxBytes, passed)) {
          if (reading == Call.Reading.WHOLE) {
            throw new TooLargeException(maxBytes);
          }
          return new Body(bytes.toByteArray(), false);
        }
      }
      // A decoder stops at its own end. One step further is the body's end, where the client takes
      // the connection back; what comes there instead is not worth reading.
      raw.skip(1);
      return new Body(bytes.toByteArray(), true);
    } catch (IOException | ProtocolException broken) {
      if (reading == Call.Reading.WHOLE) {
        throw broken;
      }
      return new Body(bytes.toByteArray(), false);
    }
  }

  /** Whether the end came within the bound. */
  private static boolean copy(
      InputStream from, ByteArrayOutputStream to, long maxBytes, BooleanSupplier passed)
      throws IOException {
    byte[] chunk = new byte[CHUNK];
    int count;
    while ((count = from.read(chunk)) >= 0) {
      if (passed.getAsBoolean()) {
        throw new IOException("the deadline passed");
      }
      long left = maxBytes - to.size();
      to.write(chunk, 0, (int) Math.min(left, count));
      if (count > left) {
        return false;
      }
    }
    return true;
  }

  /** One coding at most, and one that we asked for: what is packed twice is a trap or a mistake. */
  private static InputStream decoded(InputStream raw, String coding)
      throws IOException, ProtocolException {
    InputStream open = new KeptOpen(raw);
    return switch (coding == null ? "" : coding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> open;
      case "gzip", "x-gzip" -> new GZIPInputStream(open, CHUNK);
      case "br" -> new Brotli(open);
      case "zstd" -> new ZstdInputStreamNoFinalizer(open).setLongMax(ZSTD_WINDOW_LOG);
      case "deflate" -> new DeflateInputStream(open);
      default -> throw new ProtocolException("the content coding is '" + coding + "'");
    };
  }

  /**
   * Its decoder tells a broken document by a bare IOException, as if the connection were broken.
   */
  private static final class Brotli extends FilterInputStream {
    Brotli(InputStream packed) throws IOException {
      super(opened(packed));
    }

    private static InputStream opened(InputStream packed) throws IOException {
      try {
        return new BrotliInputStream(packed);
      } catch (IOException e) {
        throw broken(e);
      }
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      try {
        return super.read(into, from, most);
      } catch (IOException e) {
        throw broken(e);
      }
    }

    private static ZipException broken(IOException cause) {
      ZipException broken = new ZipException("it is no brotli, or is cut off");
      broken.initCause(cause);
      return broken;
    }
  }

  /**
   * A stream that outlives its decoder: closing the connection's own stream would read the rest of
   * an endless body.
   */
  private static final class KeptOpen extends FilterInputStream {
    KeptOpen(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
