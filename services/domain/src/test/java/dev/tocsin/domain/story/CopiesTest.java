package dev.tocsin.domain.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pairs that were rewritten by hand until about 30 % of their runs of three words were left. */
class CopiesTest {
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

  record Pair(String original, String rewritten) {}

  static List<Pair> rewrittenPairs() {
    return List.of(
        new Pair(
            """
            Harbour council votes to close the old swing bridge
            The harbour council of Port Lonan voted on Tuesday to close the old swing bridge to motor traffic \
            from the first of March, after engineers found cracks in two of its iron girders. The bridge, built \
            in 1887, carries some 4,000 vehicles a day between the fish market and the eastern quays. Mayor \
            Ines Calloway said the council had no choice. "We were told that a heavy lorry could bring it down," \
            she said after the meeting. Traders at the fish market fear that they will lose customers during the \
            repair, which is expected to take fourteen months and to cost 6.2 million euros.
            """,
            """
            Old swing bridge at Port Lonan to be shut for more than a year
            Port Lonan's harbour council decided on Tuesday to close the old swing bridge to cars and lorries from \
            1 March because engineers found cracks in two of its girders. Built in 1887, it is crossed by some 4,000 \
            vehicles a day on their way between the fish market and the eastern quays. "We were told that a heavy lorry \
            could bring it down," mayor Ines Calloway told reporters, adding that there was no other choice. Market \
            traders fear that they will lose customers while the work lasts: it should take fourteen months, and \
            the bill is put at 6.2 million euros.
            """),
        new Pair(
            """
            Lynx seen in Upper Varna valley for first time in a century
            A lynx has been photographed in the Upper Varna valley for the first time in more than a hundred years, the \
            regional park said on Friday. An automatic camera set up to count deer took eleven pictures of the animal, a \
            young male, in the night of 3 February. Biologists believe that it wandered some 140 kilometres from the \
            Kestrel mountains, where lynx were released in 2016. "We had hoped for this but nobody expected it so soon," \
            said Tomas Wieland, who leads the park's research. Farmers in the valley keep about 9,000 sheep, and their \
            association asked for a meeting about compensation.
            """,
            """
            First lynx in a hundred years walks into a camera trap
            For the first time in more than a hundred years a lynx has been photographed in the Upper Varna valley. The \
            young male appears in eleven pictures that an automatic camera, set up to count deer, took during the \
            night of 3 February, according to the regional park. It probably wandered some 140 kilometres, biologists \
            believe, from the Kestrel mountains where lynx were released eight years ago. Research leader Tomas Wieland: "We had \
            hoped for this but nobody expected it so soon." The farmers' association, whose members keep about 9,000 sheep there, \
            wants to talk about compensation.
            """));
  }

  @ParameterizedTest
  @MethodSource("rewrittenPairs")
  void findsARewrittenCopy(Pair pair) {
    assertThat(overlap(pair)).isBetween(0.2, 0.4);

    assertThat(report("2", pair.rewritten()).hasTextOf(report("1", pair.original()))).isTrue();
  }

  @Test
  void takesAnIndependentAccountForNoCopy() {
    String agency =
        """
        Ferry with 200 aboard runs aground off Stornoway
        A ferry with some 200 people aboard ran aground in heavy rain off Stornoway on Sunday evening, the coastguard \
        said. Two helicopters and a lifeboat were sent out. All passengers of the Isle of Barra were brought ashore by \
        midnight; three were taken to hospital with light injuries.
        """;
    String correspondent =
        """
        "The whole ship shuddered": how the Isle of Barra hit the rocks
        Moira Stewart was drinking tea when the floor tilted. Like most of the passengers of the Isle of Barra, she \
        waited two hours in the dark before a helicopter winched her up. By midnight everybody was in the town hall of \
        Stornoway, where volunteers served soup. Why the ferry left its course nobody could say; investigators arrive today.
        """;

    assertThat(report("2", correspondent).hasTextOf(report("1", agency))).isFalse();
  }

  @Test
  void namesTheEarliestAsTheOriginOfACopyOfACopy() {
    Pair pair = rewrittenPairs().getFirst();
    Report original = report("1", pair.original());
    Report copy = report("2", pair.rewritten());
    Report ofCopy = report("3", pair.rewritten());

    Report known = copy.asCopyOf(copy.originAmong(List.of(original)));

    assertThat(known.copyOf()).contains("1");
    assertThat(ofCopy.originAmong(List.of(known))).contains("1");
  }

  /** Runs of three words that both have, over all (Jaccard). */
  private static double overlap(Pair pair) {
    Set<String> both = runs(pair.original());
    Set<String> all = new HashSet<>(both);
    Set<String> others = runs(pair.rewritten());
    both.retainAll(others);
    all.addAll(others);
    return (double) both.size() / all.size();
  }

  private static Set<String> runs(String text) {
    List<String> words = NOT_A_WORD.splitAsStream(text.toLowerCase(Locale.ROOT)).toList();
    Set<String> runs = new HashSet<>();
    for (int i = 0; i + 2 < words.size(); i++) {
      runs.add(String.join(" ", words.subList(i, i + 3)));
    }
    return runs;
  }

  private static Report report(String id, String text) {
    return new Grouping("en").place(id, "", "outlet " + id, NOON, text, NOON).report();
  }
}
