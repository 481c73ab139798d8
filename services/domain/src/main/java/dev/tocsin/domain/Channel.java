package dev.tocsin.domain;

import java.util.List;
import java.util.Map;

/**
 * Where the messages of a subscription go. An address that is a secret stands among its secrets.
 */
public sealed interface Channel {

  /** As people know the place, without what must stay secret. */
  String place();

  /**
   * A receiver of Standard Webhooks.
   *
   * @param headers sent along; what is a credential stands among the secrets instead
   */
  record Webhook(String url, Form form, Map<String, String> headers) implements Channel {
    public Webhook {
      Checks.present("channel.url", url);
      headers = Map.copyOf(headers);
    }

    /** A receiver without wishes. */
    public Webhook(String url) {
      this(url, Form.STANDARD, Map.of());
    }

    @Override
    public String place() {
      return url;
    }
  }

  /**
   * A receiver of any JSON.
   *
   * @param template Mustache: with the fields of the message it must make JSON
   */
  record Template(String url, String template, Map<String, String> headers) implements Channel {
    public Template {
      Checks.present("channel.url", url);
      headers = Map.copyOf(headers);
    }

    @Override
    public String place() {
      return url;
    }
  }

  /**
   * A room where people talk, or a telephone: the whole address is a secret and stands among the
   * secrets.
   *
   * @param place the host
   */
  record Chat(Service service, String place) implements Channel {}

  /** Who runs a chat. */
  enum Service {
    SLACK,
    DISCORD,
    TEAMS,
    NTFY
  }

  /**
   * A mailbox, by a mail server whose address and password stand among the secrets.
   *
   * @param place the mail server's host
   */
  record Email(String from, List<String> to, String place) implements Channel {
    public Email {
      to = List.copyOf(to);
    }
  }

  /** A Kafka topic of somebody else, on the same Kafka; it must exist. */
  record Kafka(String kafkaTopic) implements Channel {
    @Override
    public String place() {
      return kafkaTopic;
    }
  }

  /** How a webhook is put on the wire. */
  enum Form {
    /** Standard Webhooks alone. */
    STANDARD,
    /** The same with the headers of CloudEvents 1.0, after the receiver has agreed by OPTIONS. */
    CLOUDEVENTS
  }
}
