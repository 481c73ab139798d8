package dev.tocsin.domain.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class WordIndexTest {

  @Property(tries = 200)
  void holdsWhatAMapOfMapsHolds(
      @ForAll @Size(min = 1, max = 3_000) List<@IntRange(min = 0, max = 1_000_000) Integer> dice) {
    WordIndex index = new WordIndex();
    Map<Integer, TreeMap<Integer, Integer>> model = new HashMap<>();

    for (int die : dice) {
      int word = Hashes.of(die % 900, 0, 0);
      int story = die / 900 % 7;
      int before = model.computeIfAbsent(word, w -> new TreeMap<>()).getOrDefault(story, 0);
      int change = die % 3 == 0 && before > 0 ? -before : 1 + die % 5;
      index.add(word, story, change);
      model.get(word).merge(story, change, Integer::sum);
      model.get(word).values().removeIf(weight -> weight == 0);
    }

    model.forEach(
        (word, stories) -> {
          assertThat(index.stories(word)).isEqualTo(stories.size());
          stories.forEach(
              (story, weight) -> assertThat(index.weight(word, story)).isEqualTo(weight));
          assertThat(index.weight(word, 99)).isZero();
        });
    for (int story = 0; story < 7; story++) {
      assertThat(index.square(story)).isEqualTo(square(model, story));
    }
  }

  private static double square(Map<Integer, ? extends Map<Integer, Integer>> model, int story) {
    return model.values().stream()
        .mapToInt(weights -> weights.getOrDefault(story, 0))
        .mapToDouble(weight -> (double) weight * weight)
        .sum();
  }
}
