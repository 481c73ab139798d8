package dev.tocsin.cli.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The forms in which settings are written. */
final class Forms {
  private static final Pattern SIMPLE_DURATION = Pattern.compile("(\\d+)(ms|s|m|h|d)");

  private Forms() {}

  static String text(String written) {
    return written.strip();
  }

  static Path path(String written) {
    return Path.of(written.strip());
  }

  static Function<String, Integer> number(int least, int most) {
    return written -> {
      try {
        int number = Integer.parseInt(written.strip());
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // answered below
      }
      throw new IllegalArgumentException("a number from " + least + " to " + most);
    };
  }

  static List<String> list(String written) {
    return Arrays.stream(written.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  static <E extends Enum<E>> Function<String, E> choice(Class<E> choices) {
    return written ->
        Arrays.stream(choices.getEnumConstants())
            .filter(choice -> choice.name().equalsIgnoreCase(written.strip()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "one of "
                            + Arrays.stream(choices.getEnumConstants())
                                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
  }

  static Function<String, Duration> duration(Duration least) {
    return written -> {
      Duration duration = duration(written);
      if (duration.compareTo(least) < 0) {
        throw new IllegalArgumentException("a duration of " + least.toMillis() + "ms or more");
      }
      return duration;
    };
  }

  private static Duration duration(String written) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    Matcher simple = SIMPLE_DURATION.matcher(text);
    if (simple.matches()) {
      long amount = Long.parseLong(simple.group(1));
      return switch (simple.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        case "h" -> Duration.ofHours(amount);
        default -> Duration.ofDays(amount);
      };
    }
    try {
      return Duration.parse(text.toUpperCase(Locale.ROOT));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a duration such as 500ms, 10s, 5m, 2h or PT10S", e);
    }
  }
}
