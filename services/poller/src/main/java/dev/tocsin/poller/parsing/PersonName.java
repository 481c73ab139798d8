package dev.tocsin.poller.parsing;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a person, from a field where the mail address may stand beside it or alone. */
public final class PersonName {
  private static final String ADDRESS = "[^\\s@<>()]+@[^\\s@<>()]+";
  private static final List<Pattern> FORMS =
      List.of(
          // editor@example.org (Jane Roe): as RSS has it
          Pattern.compile("<?" + ADDRESS + ">?\\s*\\((?<name>[^()]+)\\)"),
          // Jane Roe <editor@example.org>, Jane Roe (editor@example.org)
          Pattern.compile("\"?(?<name>[^<>()\"]+?)\"?\\s*[<(](?:mailto:)?" + ADDRESS + "[>)]"));

  private PersonName() {}

  /** The name alone where there is one, else what stands there. */
  public static String of(String person) {
    String stripped = person.strip();
    return FORMS.stream()
        .map(form -> form.matcher(stripped))
        .filter(Matcher::matches)
        .map(matched -> matched.group("name").strip())
        .findFirst()
        .orElse(stripped);
  }
}
