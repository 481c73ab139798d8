package dev.tocsin.benchmarks.matching;

import dev.tocsin.domain.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.queryparser.classic.ParseException;

/**
 * Articles and topics that ask for what is in them, of the mix that the matching bench has.
 *
 * @param texts each with its title up to the first line break
 */
public record Asked(List<String> texts, List<Topic> topics) {

  /** From a file with one JSON article a line, or as many made up when there is none. */
  public static Asked make(int topics, int articles, Optional<Path> file)
      throws IOException, ParseException {
    News news = News.fromFeeds(file, articles);
    return new Asked(news.all(), Ours.topics(new Queries(news.all()).make(topics)));
  }
}
