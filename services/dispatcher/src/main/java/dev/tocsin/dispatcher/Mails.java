package dev.tocsin.dispatcher;

import dev.tocsin.dispatcher.PostResult.Wish;
import dev.tocsin.domain.Channel.Email;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.SecretBox.CannotOpenException;
import dev.tocsin.domain.Subscription;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * Deliveries as mail: plain text and HTML, with the delivery's id in the Message-ID, so that mail
 * servers know a repeat, and a way out that a mail program offers as a button.
 */
final class Mails {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int SUBMISSION = 587;

  /** Where TLS comes before the first word (RFC 8314). */
  private static final int SUBMISSION_BY_TLS = 465;

  private static final int SUCCESS = 250;
  private static final int LONGEST_SUBJECT = 150;

  private final Secrets secrets;
  private final SocketFactory sockets;
  private final Unsubscribing unsubscribing;

  /**
   * The mail of one dispatcher.
   *
   * @param sockets connect only where outbound traffic may go
   */
  Mails(Secrets secrets, SocketFactory sockets, Unsubscribing unsubscribing) {
    this.secrets = secrets;
    this.sockets = sockets;
    this.unsubscribing = unsubscribing;
  }

  Callable<PostResult> job(Subscription subscription, Email email, Delivery delivery, Instant at)
      throws CannotOpenException, URISyntaxException {
    URI server = new URI(secrets.get(subscription, Secrets.ADDRESS));
    News news = News.of(delivery);
    List<String> wayOut = unsubscribing.headers(subscription);
    return () -> send(server, email, delivery, news, wayOut, at);
  }

  private PostResult send(
      URI server, Email email, Delivery delivery, News news, List<String> wayOut, Instant at) {
    long began = System.nanoTime();
    Session session = Session.getInstance(properties(server));
    try (Transport transport = session.getTransport("smtp")) {
      MimeMessage message = message(session, email, delivery, news, wayOut);
      String[] user = userOf(server);
      transport.connect(
          server.getHost(),
          portOf(server),
          user.length == 2 ? user[0] : null,
          user.length == 2 ? user[1] : null);
      transport.sendMessage(message, message.getAllRecipients());
      return result(at, began, SUCCESS, "");
    } catch (AuthenticationFailedException e) {
      // Its message may quote what was sent.
      return result(at, began, 0, "the mail server does not take the user or the password");
    } catch (MessagingException e) {
      return result(at, began, 0, why(e));
    }
  }

  private MimeMessage message(
      Session session, Email email, Delivery delivery, News news, List<String> wayOut)
      throws MessagingException {
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + delivery.id() + "@tocsin>");
          }
        };
    message.setFrom(new InternetAddress(email.from(), true));
    for (String to : email.to()) {
      message.addRecipient(RecipientType.TO, new InternetAddress(to, true));
    }
    message.setSubject(News.cut(news.subject(), LONGEST_SUBJECT), "UTF-8");
    message.setSentDate(Date.from(delivery.createdAt()));
    message.setHeader("Auto-Submitted", "auto-generated");
    for (String line : wayOut) {
      message.addHeaderLine(line);
    }
    MimeBodyPart text = new MimeBodyPart();
    text.setText(PlainText.body(news), "UTF-8");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(MailHtml.body(news), "UTF-8", "html");
    message.setContent(new MimeMultipart("alternative", text, html));
    message.saveChanges();
    return message;
  }

  /** Mail goes in the clear only to this machine: elsewhere the server must offer TLS. */
  private Properties properties(URI server) {
    String millis = Long.toString(PATIENCE.toMillis());
    Properties p = new Properties();
    p.put("mail.smtp.socketFactory", sockets);
    p.put("mail.smtp.socketFactory.fallback", "false");
    p.put("mail.smtp.connectiontimeout", millis);
    p.put("mail.smtp.timeout", millis);
    p.put("mail.smtp.writetimeout", millis);
    boolean secure = "mailtos".equals(server.getScheme());
    boolean atOnce = secure && portOf(server) == SUBMISSION_BY_TLS;
    p.put("mail.smtp.ssl.enable", Boolean.toString(atOnce));
    p.put("mail.smtp.starttls.enable", Boolean.toString(!atOnce));
    p.put("mail.smtp.starttls.required", Boolean.toString(secure && !atOnce));
    p.put("mail.smtp.ssl.checkserveridentity", "true");
    p.put("mail.smtp.auth", Boolean.toString(userOf(server).length == 2));
    return p;
  }

  private static int portOf(URI server) {
    return server.getPort() < 0 ? SUBMISSION : server.getPort();
  }

  private static String[] userOf(URI server) {
    String info = server.getUserInfo();
    return info == null ? new String[0] : info.split(":", 2);
  }

  private static String why(Exception failure) {
    Throwable root = failure;
    for (Throwable at = failure; at != null; at = at.getCause()) {
      root = at;
    }
    return "mail: " + (root.getMessage() == null ? root.toString() : root.getMessage());
  }

  private static PostResult result(Instant at, long beganNanos, int status, String answer) {
    return new PostResult(
        at,
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos),
        status,
        List.of(),
        AnswerText.of(answer),
        Optional.empty(),
        Wish.NONE,
        false,
        Optional.empty());
  }
}
