package dev.tocsin.newsroom;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Alert;

/** What the watch over volumes comes to. */
sealed interface Finding {

  /** Far more than usual: news for who watches the topic. */
  record Burst(Alert alert) implements Finding {}

  /** Far less than usual: something for the operator to look at. */
  record Quiet(Alarm alarm) implements Finding {}
}
