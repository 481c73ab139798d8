package dev.tocsin.domain.article;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Article.Change;
import dev.tocsin.domain.Article.Sighting;
import dev.tocsin.domain.Ids;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.Item.FullText.Status;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/**
 * What an item turned out to be: a version of an article, with what must be remembered of it.
 *
 * <p>An article is known by aliases, its canonical URLs and its guid, within one site. Across sites
 * there are copies, and those are the story's business.
 */
public record Identification(Article article, KnownArticle known, Set<String> aliases) {
  /**
   * Decides what an item is. Empty when it says nothing new: the same text in a feed where it was
   * seen before, or the end of something that was never seen or is gone already.
   *
   * @param canonicalUrls without tracking parameters and the like, the item's own first; none when
   *     it has no URL
   * @param reader asked of a new article only: its language stays, however it is edited
   */
  public static Optional<Identification> of(
      Item item,
      CleanText text,
      SequencedSet<String> canonicalUrls,
      LanguageReader reader,
      ArticleLedger ledger) {
    Set<String> aliases = aliases(item, text, canonicalUrls);
    Sighting sighting =
        new Sighting(
            item.feedId(), item.site(), item.outlet(), item.country(), item.tier(), item.groups());
    String fingerprint = text.fingerprint();
    Optional<KnownArticle> before =
        aliases.stream().flatMap(alias -> known(alias, ledger).stream()).findFirst();
    boolean readNow = item.fullText().status() == Status.FETCHED;
    if (before.isEmpty()) {
      if (saysNoMoreThanAnEnd(item, text)) {
        return Optional.empty();
      }
      KnownArticle first =
          new KnownArticle(
              named(aliases.iterator().next()),
              1,
              reader.languageOf(text, item.language()),
              item.url(),
              item.outlet(),
              fingerprint,
              text.notice(),
              readNow,
              item.publishedAt(),
              List.of(sighting),
              item.fetchedAt());
      return Optional.of(
          new Identification(article(item, text, first, Change.NEW), first, aliases));
    }
    KnownArticle known = before.get();
    if (isWithdrawn(item, known)) {
      return known.isGone() ? Optional.empty() : Optional.of(gone(item, known, aliases));
    }
    if (saysNoMoreThanAnEnd(item, text)) {
      return Optional.empty();
    }
    boolean changed = !known.fingerprint().equals(fingerprint);
    if (!changed && known.wasSeenIn(item.feedId())) {
      return Optional.empty();
    }
    KnownArticle next =
        known.next(
            fingerprint,
            changed ? text.notice() : known.notice(),
            readNow,
            sighting,
            item.fetchedAt());
    Change change = changed ? edited(known, next) : Change.SEEN;
    return Optional.of(new Identification(article(item, text, next, change), next, aliases));
  }

  /** Some sites show their pages to browsers only: what was never read there is not gone now. */
  private static boolean isWithdrawn(Item item, KnownArticle known) {
    return item.deleted() || (item.fullText().status() == Status.GONE && known.pageRead());
  }

  /** Such an item is of no entry: of what is not to be ended it makes nothing. */
  private static boolean saysNoMoreThanAnEnd(Item item, CleanText text) {
    boolean isAnEnd = item.deleted() || item.fullText().status() == Status.GONE;
    return isAnEnd && text.equals(CleanText.NONE);
  }

  private static Identification gone(Item item, KnownArticle known, Set<String> aliases) {
    KnownArticle next = known.gone(item.fetchedAt());
    return new Identification(article(item, CleanText.NONE, next, Change.GONE), next, aliases);
  }

  /** A notice that stood there before corrects nothing anew, however often the text is edited. */
  private static Change edited(KnownArticle known, KnownArticle next) {
    boolean hasNewNotice = !next.notice().isEmpty() && !next.notice().equals(known.notice());
    return hasNewNotice ? Change.CORRECTED : Change.UPDATED;
  }

  /** The id of an article that has this alias as its first. */
  private static String named(String alias) {
    return Ids.of(alias);
  }

  private static Optional<KnownArticle> known(String alias, ArticleLedger ledger) {
    return ledger
        .article(named(alias))
        .or(() -> ledger.articleByAlias(alias).flatMap(ledger::article));
  }

  /** The aliases that do not lead to the article by themselves, and must be remembered. */
  public List<String> aliasesToRemember() {
    return aliases.stream().filter(alias -> !named(alias).equals(known.id())).toList();
  }

  /** The first alias names a new article; each is bound to the site and to the run. */
  private static Set<String> aliases(
      Item item, CleanText text, SequencedSet<String> canonicalUrls) {
    Set<String> aliases = new LinkedHashSet<>();
    String scope = item.runId() + "|" + item.site() + "|";
    canonicalUrls.forEach(url -> aliases.add(scope + "url|" + url));
    if (!item.guid().isEmpty() && (item.deleted() || !item.guid().equals(item.url()))) {
      aliases.add(scope + "guid|" + item.feedId() + "|" + item.guid());
    }
    if (aliases.isEmpty()) {
      aliases.add(
          text.title().isEmpty()
              ? scope + "text|" + item.feedId() + "|" + text.fingerprint()
              : scope + "title|" + item.feedId() + "|" + text.title());
    }
    return aliases;
  }

  private static Article article(Item item, CleanText text, KnownArticle known, Change change) {
    return new Article(
        known.id(),
        known.version(),
        change,
        known.url(),
        item.site(),
        known.outlet(),
        known.sightings(),
        text.title(),
        text.lead(),
        text.body(),
        known.language(),
        item.author(),
        item.categories(),
        item.publishedAt(),
        DateClaim.suspicion(item.publishedAt(), known.publishedAt(), item.fetchedAt()),
        item.fetchedAt(),
        item.seenBefore(),
        List.of(),
        item.runId());
  }
}
