package dev.tocsin.cli.topics;

import dev.tocsin.domain.Match;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import dev.tocsin.matching.Analyzers;
import dev.tocsin.matching.TopicIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The scores of topics over labelled articles, counted as the articles pass. */
public final class ScoreSheet {
  private final Map<String, Score> scores = new TreeMap<>();
  private final Map<String, List<Wrong>> wrong = new TreeMap<>();
  private final Set<String> unknownLabels = new TreeSet<>();
  private final TopicIndex index;
  private final int mostWrong;
  private int articles;

  /** An article that a topic and people judged differently. */
  public record Wrong(String articleId, String title, boolean matched) {}

  /**
   * An empty sheet.
   *
   * @param mostWrong how many wrongly judged articles are kept for each topic
   */
  public ScoreSheet(List<Topic> topics, Analyzers analyzers, int mostWrong) {
    index = new TopicIndex(analyzers);
    topics.stream()
        .filter(topic -> topic.state() == State.ACTIVE)
        .forEach(
            topic -> {
              index.put(topic);
              scores.put(topic.id(), Score.NONE);
              wrong.put(topic.id(), new ArrayList<>());
            });
    this.mostWrong = mostWrong;
  }

  public void add(LabelledArticle labelled) {
    articles++;
    Set<String> matched =
        index.match(labelled.article()).stream().map(Match::topicId).collect(Collectors.toSet());
    scores.replaceAll(
        (topic, score) ->
            labelled.unjudged().contains(topic)
                ? score
                : score.plus(labelled.labels().contains(topic), matched.contains(topic)));
    wrong.forEach((topic, articles) -> keepWrong(topic, articles, labelled, matched));
    labelled.labels().stream()
        .filter(label -> !scores.containsKey(label))
        .forEach(unknownLabels::add);
  }

  private void keepWrong(
      String topic, List<Wrong> articles, LabelledArticle labelled, Set<String> matched) {
    boolean found = matched.contains(topic);
    boolean isWrong =
        found != labelled.labels().contains(topic) && !labelled.unjudged().contains(topic);
    if (isWrong && articles.size() < mostWrong) {
      articles.add(new Wrong(labelled.article().id(), labelled.article().title(), found));
    }
  }

  public int articles() {
    return articles;
  }

  public Map<String, Score> scores() {
    return scores;
  }

  public Map<String, List<Wrong>> wrong() {
    return wrong;
  }

  /** Labels that are no topic's id. */
  public Set<String> unknownLabels() {
    return unknownLabels;
  }

  /** All decisions together: frequent topics weigh most. */
  public Score micro() {
    return scores.values().stream().reduce(Score.NONE, Score::plus);
  }

  /** The mean over the topics that people gave any article to: each weighs the same. */
  public Macro macro() {
    List<Score> judged = scores.values().stream().filter(score -> score.relevant() > 0).toList();
    return new Macro(
        judged.stream().mapToDouble(Score::precision).average().orElse(0),
        judged.stream().mapToDouble(Score::recall).average().orElse(0),
        judged.stream().mapToDouble(Score::f1).average().orElse(0));
  }

  /** Means of the three figures. */
  public record Macro(double precision, double recall, double f1) {}
}
