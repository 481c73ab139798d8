package dev.tocsin.newsroom;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Plain text of what publishers write as HTML, with paragraphs parted by a blank line. */
public final class HtmlText {
  private static final Pattern PARTING = Pattern.compile("[\\s\u00a0|·•/,–—-]*");
  private static final int MOST_LINKS = 12;

  private HtmlText() {}

  /** One line of text, for titles. */
  public static String line(String html) {
    return isPlain(html) ? squeeze(html) : Jsoup.parseBodyFragment(html).text();
  }

  /** Paragraphs of text, for summaries and contents, without the {@link Boilerplate} below them. */
  public static String paragraphs(String html) {
    if (html.indexOf('<') < 0) {
      return Boilerplate.cutFrom(line(html));
    }
    Paragraphs text = new Paragraphs();
    Element body = Jsoup.parseBodyFragment(html).body();
    body.select("script,style,noscript,template,svg").remove();
    dropLastLinks(body);
    body.traverse(text);
    return Boilerplate.cutFrom(text.done());
  }

  /** Their words are told from those of a sentence by the link. */
  private static void dropLastLinks(Element body) {
    for (int i = 0; i < MOST_LINKS; i++) {
      Optional<Element> link = lastLink(body);
      if (link.isEmpty() || !Boilerplate.isLink(link.get().text())) {
        return;
      }
      link.get().remove();
    }
  }

  /** The link that a text ends with, whatever parts it from others. */
  private static Optional<Element> lastLink(Element body) {
    return body.nodeStream(TextNode.class)
        .filter(text -> !PARTING.matcher(text.getWholeText()).matches())
        .reduce((first, last) -> last)
        .flatMap(text -> Optional.ofNullable(text.parentElement()))
        .flatMap(parent -> Optional.ofNullable(parent.closest("a")));
  }

  private static boolean isPlain(String html) {
    return html.indexOf('<') < 0 && html.indexOf('&') < 0;
  }

  /** Without space at either end, and with one blank for any within. */
  private static String squeeze(String text) {
    String stripped = text.strip();
    StringBuilder squeezed = new StringBuilder(stripped.length());
    for (int i = 0; i < stripped.length(); i++) {
      char c = stripped.charAt(i);
      if (!Boilerplate.isBlank(c)) {
        squeezed.append(c);
      } else if (!Boilerplate.isBlank(stripped.charAt(i - 1))) {
        squeezed.append(' ');
      }
    }
    return squeezed.toString();
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
