package dev.tocsin.benchmarks.matching;

import dev.tocsin.domain.Topic;
import dev.tocsin.messaging.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.queryparser.classic.ParseException;

/**
 * All measurements at one number of topics, in a JVM of its own; its figures are JSON on stdout.
 */
final class MatchingRun {
  static final String ANALYSIS = "analysis";
  static final String OURS = "ours";
  static final String WEIGHTED = "weighted";
  static final String WEIGHTED_ANALYSIS = "weighted analysis";
  static final String MULTIPASS = "multipass";
  static final String PRESEARCHER = "presearcher";
  static final String EACH = "each";
  static final String DIFFERENCES = "differences";
  static final String MATCHES = "matches";
  static final String TWO_THREADS = "two threads";
  static final String MEGABYTES = "megabytes";
  static final String EDIT_P99 = "edit p99";
  static final String BOMBS = "bombs";

  static final int MIDDLE = 10_000;
  static final int LARGE = 100_000;
  private static final int ROUNDS = 21;
  private static final int EACH_AT_MOST = 1_000;
  private static final int COMPARED = 300;
  private static final int MORE = 2_000;

  private final int topics;
  private final News news;
  private final Queries queries;
  private final List<String> plain;
  private final List<Topic> more;
  private final Map<String, Double> figures = new LinkedHashMap<>();

  private MatchingRun(int topics, News news) throws IOException, ParseException {
    this.topics = topics;
    this.news = news;
    this.queries = new Queries(news.all());
    List<String> made = queries.make(topics + MORE);
    this.plain = List.copyOf(made.subList(0, topics));
    this.more = Ours.topics(made).subList(topics, made.size());
  }

  /** The number of topics, and perhaps a file of articles. */
  public static void main(String[] arguments) throws Exception {
    Optional<Path> file =
        arguments.length > 1 ? Optional.of(Path.of(arguments[1])) : Optional.empty();
    MatchingRun run = new MatchingRun(Integer.parseInt(arguments[0]), News.of(file));
    System.out.println(Json.mapper().writeValueAsString(run.figures()));
  }

  private Map<String, Double> figures() throws Exception {
    List<Topic> asTopics = Ours.topics(plain);
    if (topics >= LARGE) {
      memory(asTopics);
    }
    Stopwatch.Maker ours = () -> new Ours(asTopics, News::inOneField);
    int rounds = topics > MIDDLE ? 3 : ROUNDS;
    figures.putAll(Stopwatch.inTurns(OURS, ours, ANALYSIS, Rivals.Analysis::new, news, rounds));
    if (topics == MIDDLE) {
      weighted();
    }
    monitors();
    if (topics <= EACH_AT_MOST) {
      figures.put(EACH, Stopwatch.atMost(new Rivals.EachOnMemoryIndex(plain), news, 3));
    }
    if (topics == MIDDLE) {
      figures.put(TWO_THREADS, TwoThreads.shareOfPureGain(ours, news));
      figures.put(BOMBS, Bombs.slowestRefusalMillis());
    }
    return figures;
  }

  private void weighted() throws IOException {
    List<Topic> weighted = new WeightedTopics(queries, news.all()).among(plain);
    figures.putAll(
        Stopwatch.inTurns(
            WEIGHTED,
            () -> new Ours(weighted, News::inThreeFields),
            WEIGHTED_ANALYSIS,
            Rivals.Analysis::new,
            news,
            ROUNDS));
  }

  private void monitors() throws IOException, ParseException {
    figures.put(MULTIPASS, monitor(new MultipassTermFilteredPresearcher(2), false));
    figures.put(PRESEARCHER, monitor(new TermFilteredPresearcher(), true));
  }

  private double monitor(Presearcher presearcher, boolean compares)
      throws IOException, ParseException {
    try (Contender monitor = new Rivals.LuceneMonitor(presearcher, plain)) {
      double micros = Stopwatch.atMost(monitor, news, 4);
      if (compares) {
        compare(monitor);
      }
      return micros;
    }
  }

  private void compare(Contender monitor) throws IOException {
    Ours ours = new Ours(Ours.topics(plain), News::inOneField);
    double matches = 0;
    double differences = 0;
    for (String text : news.unseen().subList(0, COMPARED)) {
      matches += ours.matches(text).size();
      differences += ours.matches(text).equals(monitor.matches(text)) ? 0 : 1;
    }
    figures.put(MATCHES, matches / COMPARED);
    figures.put(DIFFERENCES, differences);
  }

  private void memory(List<Topic> asTopics) throws IOException {
    long before = heap();
    Ours ours = new Ours(asTopics, News::inOneField);
    for (String text : news.seen()) {
      ours.judge(text);
    }
    figures.put(MEGABYTES, (heap() - before) / 1e6);
    figures.put(EDIT_P99, Edits.p99Micros(ours, more, news));
  }

  private static long heap() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
