package dev.tocsin.benchmarks;

import dev.tocsin.domain.Ids;
import dev.tocsin.domain.Item;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Items of a hundred outlets by turns, each an entry of its own. */
public final class BenchItem {
  private static final int OUTLETS = 100;

  private BenchItem() {}

  public static Item of(int number, String title, String summary) {
    String outlet = "bench-" + number % OUTLETS;
    String host = outlet + ".test";
    return new Item(
        Ids.of("bench", Integer.toString(number)),
        outlet,
        host,
        host,
        "",
        1,
        List.of(),
        "en",
        "http://" + host + "/" + number,
        Integer.toString(number),
        title,
        summary,
        "",
        Item.FullText.NOT_ASKED,
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Instant.now(),
        false,
        false,
        "");
  }
}
