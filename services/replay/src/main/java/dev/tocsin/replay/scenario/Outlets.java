package dev.tocsin.replay.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outlets of a scenario while it is read: those it lists, and those its articles bring. */
final class Outlets {
  /** Who publishes an article that does not say it: an invented one. */
  private static final String DEFAULT_ID = "desk";

  private final Map<String, Outlet> byId = new LinkedHashMap<>();

  Outlets(List<Outlet> listed) {
    listed.forEach(outlet -> byId.put(outlet.id(), outlet));
  }

  /**
   * The outlet that is called so, by its id or its name, and made if there is none; empty when no
   * host name can be made of it.
   *
   * @param language of the article that names it: an outlet that it brings writes in this one
   */
  Optional<Outlet> named(String written, String language) {
    String name = written.isEmpty() ? DEFAULT_ID : written;
    String id = Forms.slug(name);
    return Optional.ofNullable(byId.get(name))
        .or(() -> listed().stream().filter(outlet -> outlet.name().equals(name)).findFirst())
        .or(() -> Optional.ofNullable(byId.get(id)))
        .or(() -> made(id, name, language));
  }

  List<Outlet> listed() {
    return List.copyOf(byId.values());
  }

  private Optional<Outlet> made(String id, String name, String language) {
    if (!Forms.ID.matcher(id).matches()) {
      return Optional.empty();
    }
    Outlet outlet = new Outlet(id, name, "", language, 0);
    byId.put(id, outlet);
    return Optional.of(outlet);
  }
}
