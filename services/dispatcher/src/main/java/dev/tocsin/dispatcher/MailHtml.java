package dev.tocsin.dispatcher;

/**
 * News as HTML for mail programs: no script, no style sheet, no picture, nothing from elsewhere.
 */
final class MailHtml {
  private MailHtml() {}

  static String body(News news) {
    StringBuilder html = new StringBuilder("<!doctype html><html><body>");
    if (news.ping()) {
      html.append("<p>").append(escaped(PlainText.body(news))).append("</p>");
    }
    for (News.Line line : news.lines()) {
      String title = escaped(line.title());
      html.append("<p><b>")
          .append(
              line.url().isEmpty()
                  ? title
                  : "<a href=\"" + escaped(line.url()) + "\">" + title + "</a>")
          .append("</b><br>")
          .append(escaped(line.heading() + " · " + line.outlet()))
          .append("<br>")
          .append(escaped(line.lead()))
          .append("</p>");
    }
    if (news.more() > 0) {
      html.append("<p>… and ").append(news.more()).append(" more</p>");
    }
    return html.append("</body></html>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
