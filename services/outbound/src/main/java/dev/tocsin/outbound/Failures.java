package dev.tocsin.outbound;

import com.github.luben.zstd.ZstdIOException;
import dev.tocsin.outbound.Answer.Kind;
import dev.tocsin.outbound.Answer.Unreachable;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** What the client's exceptions mean. */
final class Failures {
  private static final int LONGEST = 300;

  private Failures() {}

  static Unreachable of(String host, Exception failure) {
    Throwable root =
        failure instanceof ClientProtocolException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String detail = Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
    return new Unreachable(kindOf(failure), clean(host + ": " + detail));
  }

  private static Kind kindOf(Exception failure) {
    return switch (failure) {
      case UnknownHostException unknown -> Kind.DNS;
      case ConnectTimeoutException late -> Kind.CONNECT;
      case ConnectException refused -> Kind.CONNECT;
      case NoRouteToHostException nowhere -> Kind.CONNECT;
      case SSLException untrusted -> Kind.TLS;
      case SocketTimeoutException late -> Kind.TIMEOUT;
      case TooLargeException large -> Kind.TOO_LARGE;
      case MessageConstraintException large -> Kind.TOO_LARGE;
      case TruncatedChunkException broken -> Kind.RESET;
      case MalformedChunkCodingException garbage -> Kind.PROTOCOL;
      case ClientProtocolException garbage -> Kind.PROTOCOL;
      case ZstdIOException garbage -> Kind.PROTOCOL;
      case ZipException garbage -> Kind.PROTOCOL;
      case EOFException garbage -> Kind.PROTOCOL;
      case IOException broken -> Kind.RESET;
      // Whatever a parser trips over came from the server.
      default -> Kind.PROTOCOL;
    };
  }

  /** Parts of the text come from the server, and it may reach a terminal. */
  private static String clean(String text) {
    String plain = text.replaceAll("\\p{C}+", " ").strip();
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
  }
}
