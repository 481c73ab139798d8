import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The format gate: {@code java Format.java check|write FOLDER...}.
 *
 * <p>Run by the build on the JDK that compiles, because the formatter parses with the javac it runs
 * on and Maven itself may run on an older one. {@code check} names every file that is not as the
 * formatter would write it and exits 1.
 */
public final class Format {
  private Format() {}

  public static void main(String[] args) throws IOException {
    boolean write = args[0].equals("write");
    Formatter formatter = new Formatter();
    List<Path> astray =
        sources(Arrays.stream(args).skip(1).map(Path::of)).parallelStream()
            .filter(file -> !formatted(formatter, file, write))
            .toList();
    if (!astray.isEmpty() && !write) {
      astray.forEach(file -> System.err.println("not formatted: " + file));
      System.err.println("Mend it with: mvn -N validate -Dformat=write");
      System.exit(1);
    }
  }

  private static List<Path> sources(Stream<Path> folders) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders.toList()) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.toString().contains("/target/"))
            .forEach(found::add);
      }
    }
    return found;
  }

  private static boolean formatted(Formatter formatter, Path file, boolean write) {
    try {
      String before = Files.readString(file);
      String after = formatter.formatSourceAndFixImports(before);
      if (before.equals(after)) {
        return true;
      }
      if (write) {
        Files.writeString(file, after);
      }
      return false;
    } catch (FormatterException | IOException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }
}
