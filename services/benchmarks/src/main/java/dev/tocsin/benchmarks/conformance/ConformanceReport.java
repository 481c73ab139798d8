package dev.tocsin.benchmarks.conformance;

import dev.tocsin.benchmarks.conformance.Expectation.Claim;
import dev.tocsin.cli.terminal.Style;
import dev.tocsin.cli.terminal.Table;
import java.util.Map;

/** The tables of a run, for people. */
final class ConformanceReport {
  private static final int SHOWN = 120;

  private final ConformanceBench bench;
  private final Style style;

  ConformanceReport(ConformanceBench bench, Style style) {
    this.bench = bench;
    this.style = style;
  }

  String text() {
    return String.join("\n\n", documents(), expectations(), fields(), footnotes());
  }

  private String documents() {
    Table table = new Table(Table.terminalWidth());
    table.row("documents", "", "read", "by Rome", "entries", "by Rome", "crashes", "of Rome");
    bench.sets().forEach((set, tally) -> documents(table, set, tally));
    documents(table, "all", bench.all());
    return table.toString();
  }

  private static void documents(Table table, String set, Tally tally) {
    table.row(
        set,
        "" + tally.documents(),
        "" + tally.read(Contender.TOCSIN),
        "" + tally.read(Contender.ROME),
        "" + tally.entries(Contender.TOCSIN),
        "" + tally.entries(Contender.ROME),
        "" + tally.crashed(Contender.TOCSIN),
        "" + tally.crashed(Contender.ROME));
  }

  private String expectations() {
    Table table = new Table(Table.terminalWidth());
    table.row("expectations", "name a field", "judged", "not judged", "agree", "Rome agrees");
    for (Map.Entry<String, Tally> set : bench.sets().entrySet()) {
      if (set.getValue().named() > 0) {
        expectations(table, set.getKey(), set.getValue());
      }
    }
    expectations(table, "all", bench.all());
    return table.toString();
  }

  private static void expectations(Table table, String set, Tally tally) {
    table.row(
        set,
        "" + tally.named(),
        "" + tally.judged(),
        "" + (tally.named() - tally.judged()),
        share(tally.agreeing(Contender.TOCSIN), tally.judged()),
        share(tally.agreeing(Contender.ROME), tally.judged()));
  }

  private String fields() {
    Tally all = bench.all();
    Table table = new Table(Table.terminalWidth());
    table.row("single values", "expected", "agree", "Rome agrees");
    for (Field field : Field.values()) {
      long claims = all.claims(field);
      table.row(
          field.toString(),
          "" + claims,
          share(all.agreeing(Contender.TOCSIN, field), claims),
          share(all.agreeing(Contender.ROME, field), claims));
    }
    return table.toString();
  }

  private String footnotes() {
    return style.faint(
        """
        Texts are compared as a reader sees them: without tags, scripts and styles, entities resolved, spaces
        collapsed. People by name, dates as instants. Of a whole feed its title and link are judged;
        what else an expectation says of the feed, of lists of links, tags, languages and `bozo` is not.
        Where an entry has no summary its content stands for it, as both suites have it.\
        """);
  }

  /** Where we and an expectation differ, one line each. */
  String differences(Contender contender) {
    StringBuilder text = new StringBuilder();
    for (Trial trial : bench.trials()) {
      if (trial.isJudged() && trial.verdict(contender) == Verdict.DIFFERS) {
        text.append(trial.sample().file()).append('\n');
        if (!(trial.result(contender) instanceof Trial.Result.Read)) {
          text.append("  ").append(trial.result(contender)).append('\n');
        }
        trial
            .claims()
            .filter(claim -> claim.verdict(trial.reading(contender)) == Verdict.DIFFERS)
            .forEach(claim -> text.append(difference(claim, trial.reading(contender))));
      }
    }
    return text.toString();
  }

  private static String difference(Claim claim, Reading reading) {
    return "  %s: expected %s, found %s%n"
        .formatted(
            claim.place(),
            quoted(claim.value().orElse("nothing")),
            quoted(reading.at(claim.place()).orElse("nothing")));
  }

  private static String quoted(String text) {
    String line = text.replaceAll("\\s+", " ");
    return "'" + (line.length() > SHOWN ? line.substring(0, SHOWN) + " …" : line) + "'";
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "" : "%5.1f %%".formatted(Tally.percent(part, whole));
  }
}
