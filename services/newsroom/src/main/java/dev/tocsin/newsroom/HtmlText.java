package dev.tocsin.newsroom;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Plain text of what publishers write as HTML, with paragraphs parted by a blank line. */
public final class HtmlText {
  private HtmlText() {}

  /** One line of text, for titles. */
  public static String line(String html) {
    return isPlain(html) ? squeeze(html) : Jsoup.parseBodyFragment(html).text();
  }

  /** Paragraphs of text, for summaries and contents. */
  public static String paragraphs(String html) {
    if (html.indexOf('<') < 0) {
      return line(html);
    }
    Paragraphs text = new Paragraphs();
    Element body = Jsoup.parseBodyFragment(html).body();
    body.select("script,style,noscript,template,svg").remove();
    body.traverse(text);
    return text.done();
  }

  private static boolean isPlain(String html) {
    return html.indexOf('<') < 0 && html.indexOf('&') < 0;
  }

  private static String squeeze(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static final class Paragraphs implements NodeVisitor {
    private final StringBuilder all = new StringBuilder();
    private final StringBuilder current = new StringBuilder();

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode text) {
        current.append(text.getWholeText());
      } else if (node instanceof Element element && element.tag().isBlock()) {
        end();
      } else if (node.nameIs("br")) {
        current.append(' ');
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element && element.tag().isBlock()) {
        end();
      }
    }

    private void end() {
      String paragraph = squeeze(current.toString());
      current.setLength(0);
      if (!paragraph.isEmpty()) {
        all.append(all.isEmpty() ? "" : "\n\n").append(paragraph);
      }
    }

    String done() {
      end();
      return all.toString();
    }
  }
}
