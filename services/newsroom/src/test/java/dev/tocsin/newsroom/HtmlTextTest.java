package dev.tocsin.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTextTest {
  @Test
  void partsParagraphs() {
    assertThat(HtmlText.paragraphs("<p>One <b>two</b></p>\n<p>three<br>four</p>tail"))
        .isEqualTo("One two\n\nthree four\n\ntail");
  }

  @Test
  void dropsScriptsAndStyles() {
    assertThat(HtmlText.paragraphs("a<script>alert(1)</script><style>p{}</style> b"))
        .isEqualTo("a b");
  }

  @Test
  void readsHtmlThatNeverCloses() {
    assertThat(HtmlText.paragraphs("<div><p>one<p>two<ul><li>three"))
        .isEqualTo("one\n\ntwo\n\nthree");
  }

  @Test
  void keepsPlainTextAsItIs() {
    assertThat(HtmlText.line("  Peace \n talks ")).isEqualTo("Peace talks");
  }

  @Test
  void readsEntitiesOfTitles() {
    assertThat(HtmlText.line("Q&amp;A: <i>talks</i> &#8212; why")).isEqualTo("Q&A: talks — why");
  }
}
