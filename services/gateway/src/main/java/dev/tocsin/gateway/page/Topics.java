package dev.tocsin.gateway.page;

import dev.tocsin.domain.Topic;
import dev.tocsin.gateway.model.ReadModel;
import java.util.List;
import java.util.Optional;

/** The topics as the page names and colours them. */
final class Topics {
  private static final int HUES = 8;

  private final List<Topic> all;

  private Topics(List<Topic> all) {
    this.all = all;
  }

  /**
   * The topics by id: so a topic keeps its colour as long as no new one comes before it.
   *
   * @param hue one of the eight colours of the style sheet
   */
  record Label(String id, String name, int hue) {}

  static Topics of(ReadModel model) {
    return new Topics(model.topics().all());
  }

  Label label(String id) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(id)) {
        return new Label(id, Piece.visible(all.get(i).name()), i % HUES);
      }
    }
    return new Label(id, id, HUES - 1);
  }

  Optional<Label> find(String id) {
    return all.stream().map(Topic::id).filter(id::equals).findFirst().map(this::label);
  }
}
