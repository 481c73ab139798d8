package dev.tocsin.cli.feeds;

import java.util.List;

/**
 * One feed of an OPML file.
 *
 * @param title empty when it has none
 * @param folders that it lies in, the outermost first
 */
record OpmlFeed(String url, String title, List<String> folders) {
  OpmlFeed {
    folders = List.copyOf(folders);
  }
}
