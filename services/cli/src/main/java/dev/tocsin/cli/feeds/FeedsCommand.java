package dev.tocsin.cli.feeds;

import dev.tocsin.cli.line.Door;
import dev.tocsin.cli.line.LineException;
import dev.tocsin.cli.settings.Settings;
import dev.tocsin.cli.settings.SettingsException;
import dev.tocsin.cli.settings.SettingsLoader;
import dev.tocsin.cli.terminal.Plain;
import dev.tocsin.cli.terminal.Style;
import dev.tocsin.messaging.Json;
import dev.tocsin.outbound.AddressPolicy;
import dev.tocsin.outbound.OutboundSettings;
import dev.tocsin.outbound.Resolver;
import dev.tocsin.poller.FeedTrial;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tocsin feeds}: what is polled, brought and taken by the gateway's API. */
@Command(
    name = "feeds",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Add, import, export, list, show, test, pause, resume and remove feeds.",
      "They are brought to a running line by its API; 'test' needs none."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tocsin feeds add https://example.org/     a site's page says where its feed is",
      "  tocsin feeds test https://example.org/rss poll once, and see what would be published",
      "  tocsin feeds import my.opml               folders become groups",
      "  tocsin feeds show example-org-rss-1a2b3c  its last polls, and when and why the next one is"
    })
public final class FeedsCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int FAILED = 1;

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "The gateway; default: gateway.host and gateway.port of the settings.")
  private Optional<URI> gateway = Optional.empty();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Settings file; default: tocsin.yaml, where it is there.")
  private Optional<Path> config = Optional.empty();

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "JSON on stdout, for scripts.")
  private boolean json;

  @Command(name = "add", description = "Add a feed, or the feed that a site's page names.")
  int add(
      @Parameters(paramLabel = "URL") String url,
      @Option(names = "--id", description = "Its id; default: made of the address.")
          Optional<String> id,
      @Option(names = "--title", defaultValue = "", description = "Its title.") String title,
      @Option(names = "--group", description = "A group that it belongs to; may be repeated.")
          List<String> groups,
      @Option(
              names = "--backlog",
              defaultValue = "SILENT",
              description = "What it shows at first: SILENT alerts nobody, ALERT is news.")
          String backlog,
      @Option(
              names = "--full-text",
              description = "Ask for the page of each new article, and take its text.")
          boolean fullText)
      throws Exception {
    FeedRegister register = register();
    ObjectNode draft =
        FeedRegister.draft(url, title, groups == null ? List.of() : groups, backlog)
            .put("fullText", fullText);
    FeedRegister.Added added =
        id.isPresent()
            ? new FeedRegister.Added(id.get(), register.put(id.get(), draft))
            : register.add(url, draft);
    String name = added.id();
    Optional<JsonNode> status = register.awaitPoll(name, added.url(), Optional.empty(), PATIENCE);
    List<String> named =
        status.stream()
            .flatMap(of -> of.path("namedFeeds").valueStream())
            .map(JsonNode::asString)
            .toList();
    if (!named.isEmpty()) {
      String feed = register.move(name, named.getFirst());
      note("the page names %d: %s".formatted(named.size(), String.join(", ", named)));
      status = register.awaitPoll(name, feed, status, PATIENCE);
    }
    print(
        register.one(name),
        name + ": " + status.map(FeedViews::told).orElse("added; not polled yet"));
    return status.isPresent() && status.get().path("failures").asInt(0) > 0 ? FAILED : 0;
  }

  @Command(name = "import", description = "Add the feeds of an OPML file; folders become groups.")
  int bring(
      @Parameters(paramLabel = "FILE") Path file,
      @Option(
              names = "--backlog",
              defaultValue = "SILENT",
              description = "What they show at first: SILENT alerts nobody, ALERT is news.")
          String backlog)
      throws Exception {
    List<OpmlFeed> feeds = Opml.read(file);
    FeedRegister register = register();
    int[] done = {0};
    FeedRegister.Brought brought =
        register.bring(
            feeds,
            backlog,
            () -> {
              if (++done[0] % 50 == 0) {
                note("%d of %d feeds".formatted(done[0], feeds.size()));
              }
            });
    brought.refused().forEach(why -> System.err.println("refused  " + Plain.of(why)));
    if (json) {
      System.out.println(Json.mapper().writeValueAsString(brought));
    } else {
      System.out.printf(
          "%d feeds in the file, %d added, %d there already, %d refused%n",
          feeds.size(), brought.added(), brought.known(), brought.refused().size());
    }
    return brought.refused().isEmpty() ? 0 : FAILED;
  }

  @Command(name = "export", description = "All feeds as OPML, in the folders of their groups.")
  int export(
      @Option(
              names = {"-o", "--out"},
              paramLabel = "FILE",
              description = "Where to; default: stdout.")
          Optional<Path> out)
      throws Exception {
    List<OpmlFeed> feeds = new ArrayList<>();
    for (JsonNode feed : register().all()) {
      List<String> groups = feed.path("groups").valueStream().map(JsonNode::asString).toList();
      feeds.add(
          new OpmlFeed(feed.path("url").asString(""), feed.path("title").asString(""), groups));
    }
    String opml = Opml.write(feeds);
    if (out.isEmpty()) {
      System.out.print(opml);
      return 0;
    }
    try {
      Files.writeString(out.get(), opml);
    } catch (IOException e) {
      throw new LineException(out.get() + " cannot be written: " + e.getMessage(), e);
    }
    return 0;
  }

  @Command(name = "list", description = "All feeds, with what their last poll came to.")
  int list() throws Exception {
    List<JsonNode> feeds = register().all();
    System.out.println(json ? Json.mapper().writeValueAsString(feeds) : FeedViews.list(feeds));
    return 0;
  }

  @Command(name = "show", description = "One feed: its last polls, the next one and why then.")
  int show(@Parameters(paramLabel = "ID") String id) throws Exception {
    JsonNode feed = register().one(id);
    print(feed, FeedViews.show(feed, Style.ofThisProcess()));
    return 0;
  }

  @Command(name = "test", description = "Poll an address once, by itself; nothing is kept.")
  int test(@Parameters(paramLabel = "URL") URI url) throws Exception {
    if (url.getHost() == null) {
      throw new LineException("'" + url + "' has no host: write it as https://example.org/feed");
    }
    FeedTrial trial = FeedTrial.of(url, outbound(), InstantSource.system());
    System.out.print(
        json
            ? Json.mapper().writeValueAsString(trial) + "\n"
            : FeedViews.trial(trial, Style.ofThisProcess()));
    return trial.status().failures() > 0 ? FAILED : 0;
  }

  @Command(name = "pause", description = "Ask feeds no more, until they are resumed.")
  int pause(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) throws Exception {
    return change(ids, "PAUSED");
  }

  @Command(name = "resume", description = "Ask paused feeds again.")
  int resume(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) throws Exception {
    return change(ids, "ACTIVE");
  }

  @Command(name = "remove", description = "Remove feeds; what they have shown stays.")
  int remove(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) throws Exception {
    FeedRegister register = register();
    for (String id : ids) {
      register.remove(id);
      note(id + " removed");
    }
    return 0;
  }

  private int change(List<String> ids, String state) throws Exception {
    FeedRegister register = register();
    for (String id : ids) {
      register.change(id, state);
      note(id + " " + state.toLowerCase(Locale.ROOT));
    }
    return 0;
  }

  private void print(JsonNode value, String text) {
    System.out.println(json ? value.toString() : text);
  }

  /** For people; scripts read stdout. */
  private static void note(String line) {
    System.err.println(Plain.of(line));
  }

  private FeedRegister register() throws SettingsException {
    return new FeedRegister(Door.at(gateway, settings()));
  }

  private OutboundSettings outbound() throws SettingsException, LineException {
    Settings settings = settings();
    try {
      return new OutboundSettings(
          settings.get(Settings.USER_AGENT),
          Duration.ofSeconds(10),
          settings.get(Settings.FETCH_DEADLINE),
          settings.get(Settings.FETCH_BYTES),
          AddressPolicy.allowing(settings.get(Settings.ALLOW)),
          Resolver.system());
    } catch (IllegalArgumentException e) {
      throw new LineException("outbound.allow: " + e.getMessage(), e);
    }
  }

  private Settings settings() throws SettingsException {
    return SettingsLoader.load(config, System.getenv(), Map.of());
  }
}
