package dev.tocsin.dispatcher;

import dev.tocsin.domain.Channel;

/** What those who run channels bound, as they publish it. */
final class ChannelLimits {
  private ChannelLimits() {}

  /** Messages a second; 0 is no bound. */
  static double perSecond(Channel channel) {
    return switch (channel) {
      case Channel.Webhook webhook -> 0;
      case Channel.Template template -> 0;
      case Channel.Kafka kafka -> 0;
      case Channel.Email email -> 1;
      case Channel.Chat chat ->
          switch (chat.service()) {
            case SLACK -> 1;
            // Thirty a minute for each webhook.
            case DISCORD -> 0.5;
            case TEAMS -> 2;
            // A token every five seconds, after a first bucket of sixty.
            case NTFY -> 0.2;
          };
    };
  }
}
