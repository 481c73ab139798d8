package dev.tocsin.replay.http;

import static java.util.stream.Collectors.joining;

import dev.tocsin.replay.scenario.Outlet;
import dev.tocsin.replay.scenario.ScenarioArticle;
import java.util.stream.Stream;

/** An article's own page in HTML: its text between the furniture that full-text readers remove. */
final class ArticlePage {
  static final String CONTENT_TYPE = "text/html; charset=utf-8";

  private ArticlePage() {}

  static String of(Outlet outlet, ScenarioArticle article) {
    return """
    <!doctype html>
    <html lang="%1$s">
    <head>
    <meta charset="utf-8">
    <title>%2$s | %3$s</title>
    <link rel="canonical" href="%4$s">
    <link rel="alternate" type="application/rss+xml" href="/feed.xml">
    <meta property="article:published_time" content="%5$s">
    </head>
    <body>
    <header><a href="/">%3$s</a></header>
    <article>
    <h1>%2$s</h1>
    %6$s
    </article>
    </body>
    </html>
    """
        .formatted(
            Markup.of(article.language()),
            Markup.of(article.title()),
            Markup.of(outlet.name()),
            Markup.of(article.url()),
            article.published(),
            paragraphs(article));
  }

  /** The article's text as HTML, without its title. */
  static String paragraphs(ScenarioArticle article) {
    return Stream.concat(Stream.of(article.lead()), article.paragraphs().stream())
        .filter(paragraph -> !paragraph.isEmpty())
        .map(paragraph -> "<p>" + Markup.of(paragraph) + "</p>")
        .collect(joining("\n"));
  }
}
