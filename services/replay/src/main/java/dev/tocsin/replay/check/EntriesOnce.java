package dev.tocsin.replay.check;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * I1: every entry served is an item exactly once, and every version of an article is published
 * exactly once.
 */
final class EntriesOnce {
  private static final String I1 = "I1";

  private EntriesOnce() {}

  static List<Violation> check(Collection<Served> served, Evidence evidence) {
    List<Violation> found = new ArrayList<>();
    found.addAll(items(served, evidence.items()));
    List<Article> articles = evidence.articles().values().stream().flatMap(List::stream).toList();
    found.addAll(versions(articles));
    found.addAll(itemsWithoutArticle(evidence.items(), articles));
    return found;
  }

  private static List<Violation> items(Collection<Served> served, List<Item> items) {
    Map<Served, Long> came =
        items.stream()
            .map(item -> new Served(item.feedId(), item.guid(), item.title()))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    List<Violation> found = new ArrayList<>();
    for (Served entry : new HashSet<>(served)) {
      long times = came.getOrDefault(entry, 0L);
      if (times != 1) {
        found.add(new Violation(I1, entry + " is in items " + times + " times"));
      }
    }
    Set<Served> known = new HashSet<>(served);
    came.keySet().stream()
        .filter(entry -> !known.contains(entry))
        .forEach(entry -> found.add(new Violation(I1, entry + " is in items, nobody served it")));
    return found;
  }

  /** The versions of an article are 1, 2, 3 and so on, each once. */
  private static List<Violation> versions(List<Article> articles) {
    Map<String, List<Integer>> versions =
        articles.stream()
            .collect(
                Collectors.groupingBy(
                    Article::id,
                    TreeMap::new,
                    Collectors.mapping(Article::version, Collectors.toList())));
    List<Violation> found = new ArrayList<>();
    versions.forEach(
        (id, published) -> {
          for (int i = 0; i < published.size(); i++) {
            if (published.get(i) != i + 1) {
              found.add(new Violation(I1, "article " + id + " has versions " + published));
              return;
            }
          }
        });
    return found;
  }

  private static List<Violation> itemsWithoutArticle(List<Item> items, List<Article> articles) {
    Set<String> published =
        articles.stream()
            .map(article -> article.url() + "\n" + article.title())
            .collect(Collectors.toSet());
    return items.stream()
        .filter(item -> !published.contains(item.url() + "\n" + item.title()))
        .map(item -> new Violation(I1, "item " + item.itemId() + " became no article"))
        .toList();
  }
}
