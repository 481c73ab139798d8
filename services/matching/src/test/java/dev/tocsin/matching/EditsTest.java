package dev.tocsin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Topic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class EditsTest {

  /** Something that happens to an index; the article passes after it. */
  record Edit(int topic, boolean removes, Sample query, Article article) {}

  @Property(tries = 50)
  void anEditedIndexJudgesAsOneBuiltAnew(@ForAll("edits") List<Edit> edits) {
    TopicIndex edited = Given.index();
    Map<String, Topic> inForce = new TreeMap<>();
    for (Edit edit : edits) {
      String id = "t" + edit.topic();
      if (edit.removes()) {
        edited.remove(id);
        inForce.remove(id);
      } else {
        put(Given.topic(id, edit.query().text()), edited, inForce);
      }
      TopicIndex anew = Given.index(inForce.values().toArray(Topic[]::new));
      assertThat(edited.match(edit.article())).isEqualTo(anew.match(edit.article()));
      assertThat(edited.terms()).isEqualTo(anew.terms());
      assertThat(edited.size()).isEqualTo(anew.size());
    }
  }

  private static void put(Topic topic, TopicIndex index, Map<String, Topic> inForce) {
    try {
      index.put(topic);
      inForce.put(topic.id(), topic);
    } catch (IllegalArgumentException keepsTheVersionBefore) {
      // The index must go on with what it had.
    }
  }

  @Provide
  Arbitrary<List<Edit>> edits() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 7),
            Arbitraries.of(true, false, false),
            Samples.queries(),
            Samples.articles())
        .as(Edit::new)
        .list()
        .ofMinSize(5)
        .ofMaxSize(80);
  }
}
