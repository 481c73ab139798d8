package dev.tocsin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLanguageTest {
  private static final String ENGLISH =
      "Talks on a ceasefire were taken up again in the capital on Tuesday, a spokesman said. Both"
          + " sides now want to speak of aid for the civilians who are in the city.";
  private static final String GERMAN =
      "Die Gespräche über eine Waffenruhe sind am Dienstag wieder aufgenommen worden, wie ein"
          + " Sprecher sagte. Beide Seiten wollen nun über die Hilfe für die Stadt reden.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uk | Президент сьогодні провів зустріч з послами, на якій вони обговорили допомогу для"
            + " міст, що постраждали від обстрілів. За його словами, це лише початок.",
        "ru | Сегодня президент провел встречу с послами, на которой они обсудили помощь городам,"
            + " пострадавшим от обстрелов. По его словам, это только начало.",
        "fr | Les pourparlers sur la trêve ont repris mardi, a dit un porte-parole. Les deux"
            + " parties veulent parler de l'aide pour les civils qui sont dans la ville.",
        "es | Las conversaciones sobre la tregua se reanudaron el martes, dijo un portavoz. Las dos"
            + " partes quieren hablar de la ayuda para los civiles que están en la ciudad.",
        "pl | Rozmowy o rozejmie zostały wznowione we wtorek, powiedział rzecznik. Obie strony chcą"
            + " teraz rozmawiać o pomocy dla tych, którzy są w mieście, ale nie od razu.",
        "tr | Ateşkes görüşmeleri salı günü yeniden başladı, dedi bir sözcü. İki taraf da şimdi"
            + " siviller için yardım konusunda konuşmak istiyor ama bu çok zor.",
        "zh | 发言人说停火谈判星期二恢复。双方希望讨论援助。",
        "ja | 報道官によると、停戦交渉は火曜日に再開された。",
        "ko | 대변인은 휴전 회담이 화요일에 재개되었다고 말했다.",
        "he | דובר אמר ששיחות הפסקת האש התחדשו ביום שלישי"
      })
  void readsTheLanguageFromTheText(String language, String text) {
    assertThat(TextLanguage.of(text, "")).isEqualTo(language);
    assertThat(TextLanguage.of(text, "en-GB")).isEqualTo(language);
  }

  @Test
  void believesTheFeedOfAShortText() {
    assertThat(TextLanguage.of("Der Krieg und die Stadt", "en")).isEqualTo("en");
    assertThat(TextLanguage.of("Talks resume", "uk-UA")).isEqualTo("uk");
    assertThat(TextLanguage.of("", "")).isEqualTo("en");
  }

  @Test
  void believesTheFeedOfATextInTwoLanguages() {
    assertThat(TextLanguage.of(ENGLISH + " " + GERMAN, "en")).isEqualTo("en");
    assertThat(TextLanguage.of(ENGLISH + " " + GERMAN, "de")).isEqualTo("de");
  }

  /** Norwegian and Danish share their small words. */
  @Test
  void believesTheFeedAmongRelatives() {
    String text =
        "Samtalene om våpenhvile ble tatt opp igjen tirsdag, sa en talsmann. Begge sider vil nå"
            + " snakke om hjelp til de sivile som ikke har mat.";

    assertThat(TextLanguage.of(text, "nb")).isEqualTo("nb");
    assertThat(TextLanguage.of(text, "da")).isEqualTo("da");
  }

  @Test
  void believesTheFeedOfALanguageWithoutAList() {
    assertThat(TextLanguage.of(ENGLISH, "sw")).isEqualTo("sw");
  }

  /** Nothing in them is a word. */
  @Test
  void isNotMisledByPricesAndAddresses() {
    String text =
        "U.S. U.S. U.S. WHEAT DEC7 953 OCT7 877A JUL7 877 CORN S.A. Z.O."
            + " https://a.test/w/na/do/nie/to OATS OPEN SETT CLOSE HIGH LOW LAST DIFF";

    assertThat(TextLanguage.of(text, "en")).isEqualTo("en");
  }
}
