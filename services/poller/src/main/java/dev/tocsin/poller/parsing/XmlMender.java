package dev.tocsin.poller.parsing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Makes XML of what servers send as feeds, in one pass and linear time, before any parser sees it.
 *
 * <p>A limit is no good when it refuses the whole document for one bad entry. So this drops what
 * stands before the root (warnings, blank lines, DOCTYPE), takes the tags off what is nested too
 * deep, closes what was left open, and cuts a truncated document after its last whole entry.
 */
final class XmlMender {
  static final int DEEPEST = 256;

  private static final String SITEMAP = "urlset";
  private static final Set<String> FEED_ROOTS = Set.of("rss", "rdf", "feed", "channel", SITEMAP);
  private static final Set<String> PAGE_ROOTS = Set.of("html", "head", "body");
  private static final Set<String> ENTRIES = Set.of("item", "entry");
  private static final Set<String> SITEMAP_ENTRIES = Set.of("url");
  private static final int NOWHERE = -1;

  private final String in;
  private final StringBuilder out;
  private final XmlText text;
  private final Set<String> entryNames;
  private final Deque<String> open = new ArrayDeque<>();
  private int tooDeep;

  private int entryStart = NOWHERE;
  private int entryDepth;
  private int entries;
  private int leftOut;

  private XmlMender(String in, String root) {
    this.in = in;
    this.entryNames = root.equals(SITEMAP) ? SITEMAP_ENTRIES : ENTRIES;
    this.out = new StringBuilder(Math.min(in.length(), 1 << 20));
    this.text = new XmlText(in, out);
  }

  /** The document from its root on; empty when it has no root that a feed could have. */
  static Optional<MendedXml> mend(String document) {
    int root = root(document);
    return root == NOWHERE
        ? Optional.empty()
        : Optional.of(
            new XmlMender(document, localName(nameAt(document, root + 1))).mendFrom(root));
  }

  private static int root(String document) {
    int at = document.indexOf('<');
    while (at != NOWHERE) {
      if (document.startsWith("<!--", at)) {
        int end = document.indexOf("-->", at);
        if (end == NOWHERE) {
          return NOWHERE;
        }
        at = end;
      }
      String name = localName(nameAt(document, at + 1));
      if (FEED_ROOTS.contains(name)) {
        return at;
      }
      if (PAGE_ROOTS.contains(name)) {
        return NOWHERE;
      }
      at = document.indexOf('<', at + 1);
    }
    return NOWHERE;
  }

  private MendedXml mendFrom(int root) {
    int at = root;
    while (at < in.length()) {
      int tag = in.indexOf('<', at);
      text.mended(at, tag == NOWHERE ? in.length() : tag);
      at = tag == NOWHERE ? in.length() : markup(tag);
    }
    if (entryStart != NOWHERE) {
      leaveOut();
    }
    while (!open.isEmpty()) {
      close();
    }
    return new MendedXml(out.toString(), entries, leftOut);
  }

  /** Writes the markup that begins here, if it is any, and says where it ends. */
  private int markup(int start) {
    if (in.startsWith("<!--", start)) {
      return after("-->", start + 4);
    }
    if (in.startsWith("<![CDATA[", start)) {
      int end = in.indexOf("]]>", start);
      if (end == NOWHERE) {
        return in.length();
      }
      text.characterData(start + 9, end);
      return end + 3;
    }
    if (in.startsWith("<?", start)) {
      return after("?>", start);
    }
    if (in.startsWith("<!", start)) {
      return after(">", start);
    }
    boolean closing = in.startsWith("</", start);
    int nameStart = start + (closing ? 2 : 1);
    String name = nameAt(in, nameStart);
    int end = text.tagEnd(nameStart + name.length());
    if (end == in.length()) {
      return end;
    }
    if (name.isEmpty() || in.charAt(end) == '<') {
      out.append("&lt;");
      return start + 1;
    }
    if (closing) {
      endTag(name);
    } else {
      startTag(name, nameStart + name.length(), end);
    }
    return end + 1;
  }

  private void startTag(String name, int attributes, int end) {
    boolean selfClosing = in.charAt(end - 1) == '/';
    if (open.size() == DEEPEST) {
      tooDeep += selfClosing ? 0 : 1;
      return;
    }
    boolean entry = isEntry(name);
    // An entry right inside an entry: the first one was never closed.
    if (entry && entryStart != NOWHERE && open.size() == entryDepth + 1) {
      close();
    }
    if (entry && entryStart == NOWHERE) {
      entryStart = out.length();
      entryDepth = open.size();
    }
    out.append('<').append(name);
    text.mended(attributes, selfClosing ? end - 1 : end);
    open.push(name);
    if (selfClosing) {
      closed("/>");
    } else {
      out.append('>');
    }
  }

  private void endTag(String name) {
    // Unclosed tags without end must not swallow the entries that follow.
    if (tooDeep > 0 && !isEntry(name)) {
      tooDeep--;
      return;
    }
    tooDeep = 0;
    if (open.contains(name)) {
      while (!name.equals(open.peek())) {
        close();
      }
      close();
    }
  }

  private void close() {
    closed("</" + open.peek() + ">");
  }

  private void closed(String written) {
    out.append(written);
    open.pop();
    if (entryStart == NOWHERE || open.size() > entryDepth) {
      return;
    }
    if (entries == EntryCollector.MOST_ENTRIES) {
      leaveOut();
    } else {
      entries++;
      entryStart = NOWHERE;
    }
  }

  /** Takes back the entry that was begun, and what is still open in it. */
  private void leaveOut() {
    out.setLength(entryStart);
    while (open.size() > entryDepth) {
      open.pop();
    }
    entryStart = NOWHERE;
    leftOut++;
  }

  private int after(String end, int from) {
    int found = in.indexOf(end, from);
    return found == NOWHERE ? in.length() : found + end.length();
  }

  private boolean isEntry(String name) {
    return entryNames.contains(localName(name));
  }

  private static String localName(String name) {
    return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  private static String nameAt(String in, int start) {
    int end = start;
    while (end < in.length() && isNamePart(in.charAt(end), end == start)) {
      end++;
    }
    return in.substring(start, end);
  }

  private static boolean isNamePart(char c, boolean first) {
    return Character.isLetter(c)
        || c == '_'
        || (!first && (Character.isDigit(c) || c == ':' || c == '-' || c == '.'));
  }
}
