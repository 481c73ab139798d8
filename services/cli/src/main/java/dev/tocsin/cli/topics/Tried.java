package dev.tocsin.cli.topics;

import dev.tocsin.cli.yaml.Place;

/**
 * A test of a topic that was run.
 *
 * @param name {@code match 3}: its list and its place there
 * @param text the text that was judged
 * @param failure why it failed, in one line; empty when it passed
 */
public record Tried(String topic, String name, Place place, String text, String failure) {

  public boolean passed() {
    return failure.isEmpty();
  }
}
