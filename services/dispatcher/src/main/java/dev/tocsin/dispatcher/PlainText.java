package dev.tocsin.dispatcher;

/** News as text without any markup, for mail and telephones. */
final class PlainText {
  private PlainText() {}

  static String body(News news) {
    if (news.ping()) {
      return "Tocsin reaches you. There is no news in this message.";
    }
    StringBuilder text = new StringBuilder();
    for (News.Line line : news.lines()) {
      text.append(news.count() == 1 ? "" : "[" + line.heading() + "] ")
          .append(line.title())
          .append(" (")
          .append(line.outlet())
          .append(")\n");
      if (!line.lead().isEmpty()) {
        text.append(line.lead()).append('\n');
      }
      if (!line.url().isEmpty()) {
        text.append(line.url()).append('\n');
      }
      text.append('\n');
    }
    if (news.more() > 0) {
      text.append("… and ").append(news.more()).append(" more\n");
    }
    return text.toString().strip();
  }
}
