package dev.tocsin.poller.parsing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

final class CutTest {
  @Property
  void isTheTextOrItsBeginningWithAMark(
      @ForAll @StringLength(max = 60) String text, @ForAll @IntRange(min = 8, max = 100) int most) {
    // Given
    String whole = new String(text.getBytes(UTF_8), UTF_8);

    // When
    String cut = Cut.toBytes(most, whole);

    // Then
    int bytes = whole.getBytes(UTF_8).length;
    assertThat(cut.getBytes(UTF_8).length).isLessThanOrEqualTo(most);
    if (bytes <= most) {
      assertThat(cut).isEqualTo(whole);
    } else {
      assertThat(cut).endsWith("…");
      assertThat(whole).startsWith(cut.substring(0, cut.length() - 1));
      assertThat(cut.getBytes(UTF_8).length).isGreaterThan(most - 4);
    }
  }
}
