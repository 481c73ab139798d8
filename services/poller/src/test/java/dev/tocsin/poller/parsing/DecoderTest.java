package dev.tocsin.poller.parsing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The charset: who is believed, when they say different things. */
final class DecoderTest {
  @ParameterizedTest(name = "HTTP {0}, XML {1}, in truth {2}")
  @CsvSource({
    // HTTP before XML, where the bytes allow both
    "koi8-r, windows-1251, koi8-r",
    "'', windows-1251, windows-1251",
    "'\"koi8-r\"', '', koi8-r",
    // stamped on everything by servers: no word against the document's own
    "iso-8859-1, windows-1251, windows-1251",
    "us-ascii, utf-8, utf-8",
    "iso-8859-1, '', utf-8",
    // nonsense is no word
    "none, no such set, utf-8",
    "utf-7, utf-7, utf-8",
    "utf-16, utf-32, utf-8",
    // labelled as the smaller set that it was once written in
    "gb2312, '', gb18030",
    "'', shift_jis, windows-31j",
  })
  void believesTheFirstThatTheBytesAllow(String http, String xml, String truth) {
    // Given
    String document = "<?xml version='1.0' encoding='" + xml + "'?><rss>Привет, Тест</rss>";

    // When
    String decoded =
        Decoder.decode(
            document.getBytes(Charset.forName(truth)), Optional.of("text/xml; charset=" + http));

    // Then
    assertThat(decoded).isEqualTo(document);
  }

  @Test
  void believesAByteOrderMarkBeforeEverybody() {
    // Given
    byte[] document = "\uFEFF<rss>Тест</rss>".getBytes(UTF_8);

    // When
    String decoded = Decoder.decode(document, Optional.of("text/xml; charset=koi8-r"));

    // Then
    assertThat(decoded).isEqualTo("<rss>Тест</rss>");
  }

  @Test
  void takesLatinTextForWhatWindowsWrites() {
    // Given
    byte[] document = "<rss>na\u00efve \u0093quote\u0094</rss>".getBytes(ISO_8859_1);

    // When
    String decoded = Decoder.decode(document, Optional.of("text/xml; charset=utf-8"));

    // Then
    assertThat(decoded).isEqualTo("<rss>naïve “quote”</rss>");
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1251, Переговоры о прекращении огня продолжатся на следующей неделе в столице.",
    "koi8-r, Переговоры о прекращении огня продолжатся на следующей неделе в столице.",
    "iso-8859-5, Переговоры о прекращении огня продолжатся на следующей неделе в столице.",
    "shift_jis, 停戦に関する協議は来週も首都で続けられると政府の報道官が発表しました。",
    "euc-jp, 停戦に関する協議は来週も首都で続けられると政府の報道官が発表しました。",
    "gb18030, 政府发言人说，停火谈判将于下周在首都继续进行，双方代表都会出席会议。",
    "big5, 政府發言人說，停火談判將於下週在首都繼續進行，雙方代表都會出席會議。",
    "euc-kr, 정부 대변인은 휴전 협상이 다음 주에 수도에서 계속될 것이라고 밝혔다.",
    "windows-1253, Οι συνομιλίες για την κατάπαυση του πυρός θα συνεχιστούν την επόμενη εβδομάδα.",
    "windows-1255, השיחות על הפסקת האש יימשכו בשבוע הבא בבירה כך הודיע דובר הממשלה.",
    "windows-1256, ستستمر محادثات وقف إطلاق النار الأسبوع المقبل في العاصمة كما أعلن المتحدث.",
    "windows-1252, Les négociations sur le cessez-le-feu se poursuivront à l’été: « déjà » été.",
  })
  void guessesWhatNobodyDeclares(String truth, String sentence) {
    // Given
    String document =
        "<rss><item><title>%1$s</title><description>%1$s %1$s</description></item></rss>"
            .formatted(sentence);

    // When
    String decoded =
        Decoder.decode(
            document.getBytes(Charset.forName(truth)), Optional.of("text/xml; charset=iso-8859-1"));

    // Then
    assertThat(decoded).isEqualTo(document);
  }
}
