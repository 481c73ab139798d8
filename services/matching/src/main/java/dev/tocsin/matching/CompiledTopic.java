package dev.tocsin.matching;

import dev.tocsin.domain.AlertPolicy;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A topic bound to one language. */
final class CompiledTopic {
  private final String id;
  private final long order;
  private final long version;
  private final AlertPolicy alertPolicy;
  private final boolean downstream;
  private final Whereabouts where;
  private final long threshold;
  private final @Nullable Node only;
  private final long[] weights;
  private final Node[] nodes;
  private final int[] used;

  /**
   * A weighted query.
   *
   * @param weight what it adds to the sum when it is found, in millionths
   */
  record Clause(long weight, Node node) {}

  CompiledTopic(ParsedTopic parsed, List<Clause> clauses, int[] used) {
    Topic topic = parsed.topic();
    this.id = topic.id();
    this.order = order(id);
    this.version = topic.version();
    this.alertPolicy = topic.alertPolicy();
    this.downstream = topic.downstream();
    this.threshold = parsed.threshold();
    this.weights = clauses.stream().mapToLong(Clause::weight).toArray();
    this.only =
        clauses.size() == 1 && clauses.getFirst().weight() == threshold
            ? clauses.getFirst().node()
            : null;
    this.nodes = clauses.stream().map(Clause::node).toArray(Node[]::new);
    this.where = Whereabouts.of(topic.where());
    this.used = used;
  }

  /** Has what judging it reads at hand. */
  void prefetch(Prefetch prefetch) {
    prefetch.take(version);
  }

  String id() {
    return id;
  }

  /** The order of topics by id, as far as the first four characters tell it. */
  long order() {
    return order;
  }

  private static long order(String id) {
    long order = 0;
    for (int i = 0; i < Long.BYTES / Character.BYTES; i++) {
      order = order << Character.SIZE | (i < id.length() ? id.charAt(i) : 0);
    }
    // Shifted, as characters are unsigned and numbers are compared signed.
    return order ^ Long.MIN_VALUE;
  }

  /** The query of a topic that has one, as most have, and is matched when that is found. */
  @Nullable Node only() {
    return only;
  }

  List<Clause> clauses() {
    return IntStream.range(0, nodes.length)
        .mapToObj(i -> new Clause(weights[i], nodes[i]))
        .toList();
  }

  /** False when analysis left so few clauses that no article in this language can match. */
  boolean canMatch(Terms terms) {
    long reachable = 0;
    for (Clause clause : clauses()) {
      if (!clause.node().filing(terms).anchors().isEmpty()) {
        reachable += Math.max(0, clause.weight());
      }
    }
    return reachable >= threshold;
  }

  void release(Terms terms) {
    for (int term : used) {
      terms.release(term);
    }
  }

  /**
   * What an article matches; null, which costs no object, when it does not. Of a topic with one
   * query only, that is taken to be found: it is asked before the topic is.
   *
   * @param hopes the clauses that may be found, as {@link Outline} tells
   */
  @Nullable Match judge(Article article, Document document, long hopes) {
    long sum = only != null ? threshold : sum(document, hopes);
    if (sum < threshold || !where.allow(article)) {
      return null;
    }
    return new Match(
        id, version, alertPolicy, downstream, sum / ParsedTopic.MILLIONTHS, spans(document, hopes));
  }

  private long sum(Document document, long hopes) {
    long sum = 0;
    for (int i = 0; i < nodes.length; i++) {
      if (Outline.has(hopes, i) && nodes[i].matches(document)) {
        sum += weights[i];
      }
    }
    return sum;
  }

  private List<Match.Span> spans(Document document, long hopes) {
    Spans spans = new Spans();
    if (only != null) {
      only.collect(document, spans);
      return spans.first();
    }
    for (int i = 0; i < nodes.length; i++) {
      if (weights[i] > 0 && Outline.has(hopes, i) && nodes[i].matches(document)) {
        nodes[i].collect(document, spans);
      }
    }
    return spans.first();
  }

  /** What of it may be found; nothing is told of a topic with one query, which is soon asked. */
  int[] outline(Terms terms) {
    return only == null ? Outline.of(threshold, clauses(), terms) : Outline.NONE;
  }

  /**
   * Where it may be filed: under clauses of which one must be found, because the weights of all the
   * others do not reach the threshold. Clauses that are rare for their weight are taken first.
   */
  Filing filing(Terms terms) {
    return only == null ? filingOfWeights(terms) : only.filing(terms);
  }

  private Filing filingOfWeights(Terms terms) {
    record Helping(long weight, Filing filing) {
      double costOfWeight() {
        return filing.cost() / weight;
      }
    }
    List<Helping> helping = new ArrayList<>();
    long others = 0;
    for (int i = 0; i < nodes.length; i++) {
      if (weights[i] > 0) {
        helping.add(new Helping(weights[i], nodes[i].filing(terms)));
        others += weights[i];
      }
    }
    helping.sort(Comparator.comparingDouble(Helping::costOfWeight));
    List<Helping> taken = new ArrayList<>();
    while (others >= threshold) {
      Helping next = helping.get(taken.size());
      taken.add(next);
      others -= next.weight();
    }
    for (int i = taken.size() - 1; i >= 0; i--) {
      if (others + taken.get(i).weight() < threshold) {
        others += taken.remove(i).weight();
      }
    }
    return Filing.any(taken.stream().map(Helping::filing).toList());
  }
}
