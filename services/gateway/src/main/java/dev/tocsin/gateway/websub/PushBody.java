package dev.tocsin.gateway.websub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** What came of the body of a push. */
enum PushBody {
  /** Signed, and whole. */
  WHOLE,
  /** Signed, but too large to be passed on: it says no more than that there is something new. */
  LARGE,
  /** Larger than anything that is read to its end. */
  ENDLESS,
  /** Not what was signed. */
  FORGED;

  /** As Base64 in a record it stays under 900 KB. */
  static final int MOST_KEPT = 640 << 10;

  static final int MOST_READ = 10 << 20;

  private static final int PIECE = 16 << 10;

  /** Reads a body; {@code kept} has it afterwards, if it is whole. */
  static PushBody read(InputStream body, Signature signature, ByteArrayOutputStream kept)
      throws IOException {
    byte[] piece = new byte[PIECE];
    int size = 0;
    for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
      size += read;
      if (size > MOST_READ) {
        return ENDLESS;
      }
      signature.update(piece, read);
      if (size <= MOST_KEPT) {
        kept.write(piece, 0, read);
      }
    }
    if (!signature.holds()) {
      return FORGED;
    }
    return size <= MOST_KEPT ? WHOLE : LARGE;
  }
}
