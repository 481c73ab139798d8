package dev.tocsin.benchmarks.matching;

import dev.tocsin.domain.Topic;
import dev.tocsin.domain.Topic.WeightedTerm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/**
 * Topics of which 30 % are weighted: a word of a title that at most 1 % of the articles have, and
 * words and phrases of the lead and the body of which some must come to it, and some speak against.
 */
final class WeightedTopics {
  private static final int PERCENT = 30;

  private final EnglishAnalyzer analyzer = new EnglishAnalyzer();
  private final Random random = new Random(11);
  private final Queries queries;
  private final List<String> texts;

  WeightedTopics(Queries queries, List<String> texts) {
    this.queries = queries;
    this.texts = texts;
  }

  List<Topic> among(List<String> plain) throws IOException {
    List<Topic> topics = new ArrayList<>(Ours.topics(plain));
    for (int i = 0; i < topics.size(); i++) {
      if (i % 100 < PERCENT) {
        topics.set(i, weighted(Integer.toString(i)));
      }
    }
    return topics;
  }

  private Topic weighted(String id) throws IOException {
    while (true) {
      String text = texts.get(random.nextInt(texts.size()));
      List<Queries.Token> title = tokens(News.inThreeFields(text).title());
      List<Queries.Token> body = tokens(News.inThreeFields(text).body());
      Optional<Queries.Token> rare = title.stream().filter(this::isRare).findFirst();
      if (rare.isPresent() && body.size() > 10) {
        int at = random.nextInt(body.size() - 4);
        String phrase = "\"" + body.get(at).word() + " " + body.get(at + 1).word() + "\"~3";
        return Ours.topic(
            id,
            "",
            List.of(
                new WeightedTerm(2, "title:" + rare.get().word()),
                new WeightedTerm(1, "body:" + body.get(at + 2).word()),
                new WeightedTerm(1.5, "lead:(" + queries.anyWord() + " OR " + phrase + ")"),
                new WeightedTerm(1, phrase),
                new WeightedTerm(-2, queries.anyWord() + " AND " + queries.anyWord())),
            3);
      }
    }
  }

  private boolean isRare(Queries.Token token) {
    return queries.isUsual(token) && queries.frequency(token.stem()) <= texts.size() / 100;
  }

  private List<Queries.Token> tokens(String text) throws IOException {
    return Queries.tokens(analyzer, text);
  }
}
