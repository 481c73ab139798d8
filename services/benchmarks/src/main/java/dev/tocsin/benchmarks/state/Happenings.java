package dev.tocsin.benchmarks.state;

import dev.tocsin.domain.Ids;
import dev.tocsin.domain.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Made-up items of the size of real ones, a few reports on each happening, one after the other,
 * each by another outlet in words of which half are its own.
 */
final class Happenings {
  private static final int REPORTS = 4;
  private static final int SITES = 200;
  private static final int SHARED_WORDS = 30;
  private static final int OWN_WORDS = 30;
  private static final int TITLE_WORDS = 4;

  /** Neighbouring seeds begin alike. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private static final int LETTERS_AND_DIGITS = 36;
  private static final int VOCABULARY = 200_000;
  private static final List<String> ENGLISH =
      List.of("the", "officials said that", "of", "and", "was in", "would have been", "with their");

  private Happenings() {}

  static Item item(int number, Instant fetchedAt) {
    int happening = number / REPORTS;
    String site = "bench-" + Math.floorMod(number * 7, SITES) + ".test";
    Random shared = new Random(SPREAD * happening);
    Random own = new Random(~(SPREAD * number));
    List<String> subject = words(shared, SHARED_WORDS);
    List<String> body = new ArrayList<>(subject);
    body.addAll(words(own, OWN_WORDS));
    Collections.shuffle(body, own);
    return new Item(
        Ids.of("bench", Integer.toString(number)),
        site,
        site,
        site,
        "",
        1,
        List.of(),
        "en",
        "https://" + site + "/news/" + number + "/" + "as-long-as-such-addresses-are-these-days",
        "https://" + site + "/?p=" + number,
        String.join(" ", subject.subList(0, TITLE_WORDS)) + " " + own.nextInt(VOCABULARY),
        String.join(" ", body),
        "",
        Item.FullText.NOT_ASKED,
        "",
        List.of(),
        Optional.of(fetchedAt),
        Optional.empty(),
        fetchedAt,
        false,
        false,
        "");
  }

  /** Of a vocabulary that no other text has, between words by which its language is known. */
  private static List<String> words(Random random, int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> ENGLISH.get(i % ENGLISH.size()) + " " + name(random.nextInt(VOCABULARY)))
        .collect(Collectors.toList());
  }

  private static String name(int rank) {
    return "word" + Integer.toString(rank, LETTERS_AND_DIGITS);
  }
}
