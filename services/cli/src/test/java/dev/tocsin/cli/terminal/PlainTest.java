package dev.tocsin.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlainTest {

  @Test
  void keepsLettersOfAllScripts() {
    String text = "Київ: „Verhandlungen“ — è 停戦 سلام 🕊";

    assertThat(Plain.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "'\u001b[31mred\u001b[0m', ' [31mred [0m'",
    "'\u001b]0;title\u0007', ' ]0;title '",
    "'\u009b2J', ' 2J'",
    "'one\r\ntwo', 'one  two'",
    "'one\u2028two', 'one two'",
    "'safe \u202egnp.exe', 'safe \u00b7gnp.exe'",
    "'\u2066isolated\u2069', '\u00b7isolated\u00b7'",
    "'zero\u200bwidth', 'zero\u00b7width'"
  })
  void makesAttacksInert(String attack, String shown) {
    assertThat(Plain.of(attack)).isEqualTo(shown);
  }

  @Property
  void leavesNothingThatATerminalObeys(@ForAll String text) {
    assertThat(Plain.of(text).codePoints())
        .noneMatch(Character::isISOControl)
        .noneMatch(codePoint -> Character.getType(codePoint) == Character.FORMAT)
        .noneMatch(codePoint -> Character.getType(codePoint) == Character.SURROGATE);
  }
}
