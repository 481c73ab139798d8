package dev.tocsin.cli.feeds;

import dev.tocsin.cli.line.LineException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Lists of feeds as readers exchange them. What other programs write is not always XML, so it is
 * read leniently; folders become groups.
 */
final class Opml {
  private static final long MOST_BYTES = 20 << 20;
  private static final int MOST_FOLDERS = 8;
  private static final int INDENT = 2;

  private Opml() {}

  /** The feeds of a file in its order, each address once. */
  static List<OpmlFeed> read(Path file) throws LineException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new LineException(file + " is over 20 MB: that is no list of feeds");
      }
      byte[] bytes = Files.readAllBytes(file);
      Document document = parse(bytes);
      if (document.getElementsByTag("opml").isEmpty()) {
        throw new LineException(file + " is no OPML: it has no element <opml>");
      }
      List<OpmlFeed> asWritten = feeds(document);
      List<OpmlFeed> mended = feeds(parse(OpmlMender.mend(bytes)));
      return mended.size() > asWritten.size() ? mended : asWritten;
    } catch (IOException e) {
      throw new LineException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Document parse(byte[] bytes) throws IOException {
    return Jsoup.parse(new ByteArrayInputStream(bytes), null, "", Parser.xmlParser());
  }

  private static List<OpmlFeed> feeds(Document document) {
    List<OpmlFeed> feeds = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Element outline : document.getElementsByTag("outline")) {
      String url = attribute(outline, "xmlUrl");
      if (!url.isEmpty() && known.add(url)) {
        feeds.add(new OpmlFeed(url, titleOf(outline), folders(outline)));
      }
    }
    return feeds;
  }

  private static List<String> folders(Element outline) {
    List<String> folders = new ArrayList<>();
    for (Element above = outline.parent(); above != null; above = above.parent()) {
      if (above.normalName().equals("outline") && folders.size() < MOST_FOLDERS) {
        folders.add(titleOf(above));
      }
    }
    Collections.reverse(folders);
    return folders.stream().filter(folder -> !folder.isEmpty()).distinct().toList();
  }

  private static String titleOf(Element outline) {
    String text = attribute(outline, "text");
    return (text.isEmpty() ? attribute(outline, "title") : text).strip();
  }

  /** Their spelling differs from program to program. */
  private static String attribute(Element outline, String name) {
    for (Attribute attribute : outline.attributes()) {
      if (attribute.getKey().equalsIgnoreCase(name)) {
        return attribute.getValue().strip();
      }
    }
    return "";
  }

  /** A file with these feeds, in their folders. */
  static String write(List<OpmlFeed> feeds) {
    Document document = new Document("");
    document.outputSettings().syntax(Document.OutputSettings.Syntax.xml).indentAmount(INDENT);
    document.outputSettings().prettyPrint(true);
    Element opml = document.appendElement("opml").attr("version", "2.0");
    opml.appendElement("head").appendElement("title").text("Feeds of Tocsin");
    Element body = opml.appendElement("body");
    for (OpmlFeed feed : feeds) {
      Element place = body;
      for (String folder : feed.folders()) {
        place = folderIn(place, folder);
      }
      String title = feed.title().isEmpty() ? feed.url() : feed.title();
      outline(place, title).attr("type", "rss").attr("xmlUrl", feed.url());
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document.outerHtml() + "\n";
  }

  private static Element folderIn(Element place, String folder) {
    return place.children().stream()
        .filter(child -> !child.hasAttr("xmlUrl") && child.attr("text").equals(folder))
        .findFirst()
        .orElseGet(() -> outline(place, folder));
  }

  private static Element outline(Element place, String title) {
    return place.appendElement("outline").attr("text", title).attr("title", title);
  }
}
