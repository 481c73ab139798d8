package dev.tocsin.poller;

import dev.tocsin.domain.FeedStatus.Poll;
import java.util.ArrayList;
import java.util.List;

/** The last polls of a feed, the newest first: few, since they are written anew with each poll. */
record Past(List<Poll> polls) {
  static final Past NONE = new Past(List.of());
  private static final int MOST = 8;

  Past {
    polls = List.copyOf(polls);
  }

  Past with(Poll latest) {
    List<Poll> all = new ArrayList<>(MOST);
    all.add(latest);
    all.addAll(polls.subList(0, Math.min(polls.size(), MOST - 1)));
    return new Past(all);
  }
}
