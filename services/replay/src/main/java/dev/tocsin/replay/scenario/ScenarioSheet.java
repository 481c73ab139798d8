package dev.tocsin.replay.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code scenario.yaml} says of a scenario as a whole.
 *
 * @param language of what does not say its own
 */
record ScenarioSheet(String name, String description, String language, List<Outlet> outlets) {
  static final String FILE = "scenario.yaml";

  private static final List<String> KEYS = List.of("name", "description", "language", "outlets");
  private static final List<String> OUTLET_KEYS =
      List.of("id", "name", "country", "language", "tier");

  /** The sheet of that folder; a folder without one is called by its own name. */
  static ScenarioSheet in(Path folder, Problems allProblems) {
    Path file = folder.resolve(FILE);
    Problems problems = allProblems.in(FILE);
    Fields fields =
        Files.exists(file)
            ? SourceFile.read(file, problems)
                .map(text -> YamlReader.read(text, 0, problems))
                .orElse(Fields.none(problems))
            : Fields.none(problems);
    fields.allowing(KEYS);
    String language = fields.text("language", Forms.LANGUAGE, Forms.LANGUAGE_MEND);
    String name = fields.text("name");
    return new ScenarioSheet(
        name.isEmpty() ? String.valueOf(folder.getFileName()) : name,
        fields.text("description"),
        language,
        outlets(fields, language, problems));
  }

  private static List<Outlet> outlets(Fields sheet, String language, Problems problems) {
    List<Outlet> outlets = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Fields fields : sheet.mappings("outlets")) {
      Outlet outlet = outlet(fields.allowing(OUTLET_KEYS), language);
      if (!outlet.id().isEmpty() && !ids.add(outlet.id())) {
        problems.add(fields.line("id"), "outlet '" + outlet.id() + "' is listed twice", "keep one");
      }
      outlets.add(outlet);
    }
    return outlets;
  }

  private static Outlet outlet(Fields fields, String defaultLanguage) {
    fields.required("id");
    String id = fields.text("id", Forms.ID, Forms.ID_MEND);
    String name = fields.text("name");
    String country = fields.text("country", Forms.COUNTRY, Forms.COUNTRY_MEND);
    String language = fields.text("language", Forms.LANGUAGE, Forms.LANGUAGE_MEND);
    String tier = fields.text("tier", Forms.TIER, Forms.TIER_MEND);
    return new Outlet(
        id,
        name.isEmpty() ? id : name,
        country,
        language.isEmpty() ? defaultLanguage : language,
        tier.isEmpty() ? 0 : Integer.parseInt(tier));
  }
}
