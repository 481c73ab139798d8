package dev.tocsin.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoilerplateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Read more",
        "Read more »",
        "READ MORE...",
        "Continue reading →",
        "Continue reading “Both sides met in the capital”",
        "Click here to read more.",
        "Read the full story at Herald Online",
        "Continue Reading at Herald",
        "To read this article in full, please click here",
        "The post Both sides met appeared first on The Herald.",
        "Weiterlesen …",
        "Den ganzen Artikel lesen",
        "Der Beitrag Beide trafen sich erschien zuerst auf Bote.",
        "Leggi tutto",
        "Continua a leggere",
        "L'articolo Le due parti proviene da Corriere.",
        "L’articolo Le due parti sembra essere il primo su Corriere.",
        "Читати далі",
        "Запис Сторони зустрілися спершу з’явився на Вісник.",
        "Lire la suite",
        "L’article Les deux parties est apparu en premier sur Messager.",
        "Leer más",
        "La entrada Ambas partes se publicó primero en Heraldo.",
        "Leia mais",
        "O post Ambos os lados apareceu primeiro em Arauto.",
        "Читать далее",
        "Сообщение Стороны встретились появились сначала на Вестник.",
        "Czytaj więcej",
        "Artykuł Obie strony pochodzi z serwisu Herold.",
        "Lees meer",
        "Het bericht Beide partijen verscheen eerst op Heraut."
      })
  void cutsAnInvitationAsParagraphAndAsSentence(String invitation) {
    assertThat(HtmlText.paragraphs("<p>Both sides met.</p><p>" + invitation + "</p>"))
        .isEqualTo("Both sides met.");
    assertThat(HtmlText.paragraphs("Both sides met. " + invitation)).isEqualTo("Both sides met.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Comments",
        "12 comments",
        "Leave a comment",
        "Share this:",
        "Share on Facebook",
        "Auf Facebook teilen",
        "Kommentare",
        "Condividi su Facebook",
        "Lascia un commento",
        "Поділитися",
        "Коментарі",
        "Partager sur Facebook",
        "Deja un comentario",
        "Compartilhe",
        "Комментарии",
        "Udostępnij",
        "Reacties",
        "Read more about the talks"
      })
  void cutsALinkThatIsNoMoreThanAnInvitation(String words) {
    assertThat(HtmlText.paragraphs("<p>Both sides met, and <a href='x'>" + words + "</a></p>"))
        .isEqualTo("Both sides met, and");
  }

  @Test
  void cutsARowOfButtonsAndWhatPartsThem() {
    assertThat(
            HtmlText.paragraphs(
                "<p>Both sides met.</p><div><a>Share on X</a> | <a>Tweet</a> ·"
                    + " <a>E-mail</a></div>"))
        .isEqualTo("Both sides met.");
  }

  @Test
  void cutsAllThatABlogAdds() {
    assertThat(
            HtmlText.paragraphs(
                "<p>Both sides met in the [&#8230;]</p>\n<p>The post <a href='x'>Both sides met</a>"
                    + " appeared first on <a href='y'>The Herald</a>.</p>"))
        .isEqualTo("Both sides met in the");
  }

  @Test
  void cutsWhatAForumAdds() {
    assertThat(
            HtmlText.paragraphs(
                "<p>Both sides met.</p><p>Article URL: <a href='x'>http://herald.test/1</a></p>"
                    + "<p>Points: 7</p><p># Comments: 0</p>"))
        .isEqualTo("Both sides met.");
  }

  @Test
  void leavesNothingOfATextThatIsNothingElse() {
    assertThat(HtmlText.paragraphs("<a href='x'>Comments</a>")).isEmpty();
    assertThat(HtmlText.paragraphs("Read more")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Read more books, the minister said",
        "He asked them to read more",
        "What they want is to share",
        "Both sides met. Read more books, the minister said.",
        "Both sides met. We learn more at night, doctors say.",
        "Both sides met. Continue reading is what she told them. They did.",
        "Nobody made comments",
        "The post of minister is vacant. The office appeared first in 1950.",
        "Read more\n\nBoth sides met.",
        "Er wollte mehr lesen",
        "Vuole leggere di più e continua",
        "Він просив читати далі",
        "She said: “Click here to win” is a trick.",
        "Prices rose by 3 comments were few"
      })
  void keepsWhatPeopleWrote(String text) {
    assertThat(Boilerplate.cutFrom(text)).isEqualTo(text);
  }

  @Test
  void keepsALinkWithinASentence() {
    assertThat(HtmlText.paragraphs("<p><a href='x'>Read more</a> books, the minister said.</p>"))
        .isEqualTo("Read more books, the minister said.");
  }

  @Test
  void costsLittleOnALongText() {
    String text = "The post ".repeat(30_000) + " Read".repeat(100);

    assertTimeoutPreemptively(
        Duration.ofSeconds(2), () -> assertThat(Boilerplate.cutFrom(text)).isEqualTo(text));
  }
}
