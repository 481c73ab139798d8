package dev.tocsin.newsroom;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What content systems write below a text and nobody wrote for its readers: invitations to read on,
 * to share and to comment, and where a post appeared first.
 *
 * <p>It is known by its words, and only as a whole: as the last paragraph, the last sentence or the
 * last link. "Read more books, the minister said" is none.
 */
final class Boilerplate {
  /** Rows of share buttons are as long. */
  private static final int MOST_PIECES = 12;

  private static final int LONGEST = 300;

  /** Invitations that may stand as a sentence behind others. */
  private static final List<String> SENTENCES =
      List.of(
          "(click here to )?(read|see|view|find out|learn) more( here| now| online| below)?",
          "click here (to read|to see|to view|for) (more|the (full|whole|rest of the)"
              + " (story|article|post))",
          "(click here to )?(read|view|see) (the )?(full|whole|complete|entire|original|rest of"
              + " (the|this)) (story|article|post|text|report|entry)( here| online)?",
          "(keep|continue) reading( (this|the) (article|story|post|entry))?( here)?",
          "continue reading (?-i:[\\p{Lu}\\p{Nd}\"'“‘«])[^.!?]{0,200}",
          "to read (this|the) (article|story|post) in full,? (please )?click here",
          "(continue reading|read (more|on|the (full|rest of this) (story|article|post|entry)))"
              + " (at|on|from) (the )?(?-i:\\p{Lu})[\\p{L}\\p{Nd}.’'&-]{1,30}("
              + " (?-i:[\\p{Lu}\\p{Nd}])[\\p{L}\\p{Nd}.’'&-]{0,30}){0,4}",
          "the post .{1,250} (first appeared|appeared first) (on|at) .{1,100}",
          "(hier |jetzt )?weiter ?lesen( (bei|auf|in) .{1,60})?",
          "(mehr (lesen|erfahren|dazu|infos)|lesen sie (hier )?(mehr|weiter)|(den"
              + " )?(ganzen|vollständigen|kompletten) (artikel|beitrag|text) lesen|zum artikel)("
              + " (hier|online))?",
          "der beitrag .{1,250} erschien zuerst (auf|bei) .{1,100}",
          "(leggi (tutto|di più|ancora|l['’]articolo( (completo|originale))?)"
              + "|continua a leggere( l['’]articolo)?)( qui)?",
          "l['’]articolo .{1,250} (proviene da|sembra essere il primo su) .{1,100}",
          "(читати|читайте|дивитися) (далі|більше|повністю|повну версію)",
          "(запис|допис) .{1,250} (спершу|вперше)"
              + " (з['’ʼ]явився|з['’ʼ]явилася|з['’ʼ]явилась|опублікован[оий]) .{1,100}",
          "(lire (la suite|plus|l['’]article( (complet|original))?)|(pour )?en savoir plus"
              + "|continuer la lecture|continuer à lire)( (ici|sur .{1,60}))?",
          "(l['’]|cet )article .{1,250} est apparu en premier sur .{1,100}",
          "(leer más|leer (el|la) (artículo|nota|noticia)"
              + " complet[oa]|(seguir|continuar|continúe|continúa) leyendo)( aquí)?",
          "(la entrada|el artículo) .{1,250} (se publicó primero|aparece primero|apareció primero)"
              + " en .{1,100}",
          "(leia mais|ler mais|saiba mais|continu(e|ar) (a ler|lendo)"
              + "|(leia|ler) (a|o) (matéria|notícia|artigo) complet[oa]|leia na íntegra)( aqui)?",
          "(o post|o conteúdo) .{1,250} (apareceu|aparece) primeiro em .{1,100}",
          "(читать|читайте) (далее|дальше|полностью|больше|подробнее)",
          "(запись|сообщение) .{1,250} ((впервые|сначала) появил(ась|ось|ись)|появил(ась|ось|ись)"
              + " (впервые|сначала)) (на|в) .{1,100}",
          "(czytaj (więcej|dalej|całość)|dowiedz się więcej|przeczytaj (więcej|całość)"
              + "|czytaj (cały|pełny) artykuł)( (tutaj|na .{1,60}))?",
          "(artykuł|wpis) .{1,250} pochodzi z serwisu .{1,100}",
          "(lees (meer|verder|het hele artikel|het volledige artikel)|(meer|verder) lezen)( hier)?",
          "(het )?bericht .{1,250} verscheen eerst op .{1,100}");

  /** What says so little that only a paragraph or a link of its own is taken for an invitation. */
  private static final List<String> WORDS =
      List.of(
          "more|full (story|article)|click here|link|permalink|source|print|e-?mail( this)?|tweet("
              + " this)?|pin it|like this|like|loading|share( (this|it|via|by|on|with|to)("
              + " \\p{L}{1,20}){0,3})?",
          "(no |leave a |post a |add a |view |\\d{1,6} )?comments?( \\(?\\d{1,6}\\)?| rss| off)?"
              + "|(leave a|post a) reply",
          "(# )?comments: \\d{1,6}|points: \\d{1,6}|(article|comments) url: \\S+",
          "(follow|like|find) us on .{1,40}",
          "mehr|(artikel |auf \\p{L}{1,20} |bei \\p{L}{1,20} |per \\p{L}{1,20} |via \\p{L}{1,20}"
              + " )?teilen|drucken|(keine |\\d{1,6} )?kommentare?("
              + " (schreiben|hinterlassen|abgeben))?",
          "continua|condividi( su \\p{L}{1,20})?|stampa|(lascia un |nessun |\\d{1,6} )?comment[oi]",
          "далі|докладніше|детальніше|поділитися( (в|у|на) \\p{L}{1,20})?"
              + "|(залишити |додати |\\d{1,6} )?коментар(і|ів|я)?",
          "la suite|plus|partager( (sur|via|par) \\p{L}{1,20})?|imprimer"
              + "|(laisser un |aucun |\\d{1,6} )?commentaires?",
          "ver más|más|compart(ir|e)( (en|por|con) \\p{L}{1,20})?|imprimir"
              + "|(deja un |dejar un |sin |\\d{1,6} )?comentarios?",
          "ver mais|mais|(com)?partilh(ar|e)|compartilh(ar|e)( (no|na|via) \\p{L}{1,20})?"
              + "|(deixe um |\\d{1,6} )?comentários?",
          "далее|подробнее|подробности|поделиться( (в|на) \\p{L}{1,20})?"
              + "|(оставить |добавить |нет |\\d{1,6} )?комментари(й|и|ев|я)|обсудить",
          "więcej|udostępnij( na \\p{L}{1,20})?|drukuj|(dodaj |skomentuj|brak |\\d{1,6}"
              + " )?komentarz[ey]?|komentarzy",
          "meer|delen|deel (dit|op \\p{L}{1,20})|afdrukken|(plaats een |geen |\\d{1,6}"
              + " )?reacties?");

  private static final String BEFORE = "[\\s(\\[<«»›→>|·•*–—-]{0,8}";
  private static final String BEHIND = "[\\s)\\]>«»›→|·•*.:…!–—-]{0,12}";
  private static final int FLAGS = CASE_INSENSITIVE | UNICODE_CASE;

  private static final Pattern WHOLE =
      Pattern.compile(
          BEFORE + "(" + String.join("|", SENTENCES) + "|" + String.join("|", WORDS) + ")" + BEHIND,
          FLAGS);

  /** A link may say of what there is more. */
  private static final Pattern LINK =
      Pattern.compile(BEFORE + "read more\\b.{0,150}" + BEHIND, FLAGS);

  private static final Pattern LAST_SENTENCE =
      Pattern.compile(
          "(?<=[.!?…»”\"'’)\\]])\\s"
              + BEFORE
              + "("
              + String.join("|", SENTENCES)
              + ")"
              + BEHIND
              + "$",
          FLAGS);

  /** Marks of an excerpt, and what parts buttons from each other. */
  private static final Pattern MARKS =
      Pattern.compile("\\s*(\\[(…|\\.\\.\\.|\\. \\. \\.)]|\\((more|mehr)…\\)|[|·•→»›]+)$");

  private Boilerplate() {}

  /** Whether the text of a link is nothing but an invitation. */
  static boolean isLink(String text) {
    return isWhole(text) || (text.length() <= LONGEST && LINK.matcher(text).matches());
  }

  private static boolean isWhole(String paragraph) {
    return paragraph.length() <= LONGEST && WHOLE.matcher(paragraph).matches();
  }

  /** The text without what is of no meaning at its end. */
  static String cutFrom(String paragraphs) {
    String text = paragraphs;
    for (int i = 0; i < MOST_PIECES; i++) {
      String shorter = withoutLastPiece(text);
      if (shorter.length() == text.length()) {
        break;
      }
      text = shorter;
    }
    return text;
  }

  private static String withoutLastPiece(String text) {
    int gap = text.lastIndexOf("\n\n");
    int last = gap < 0 ? 0 : gap + 2;
    if (isWhole(text.substring(last))) {
      return text.substring(0, Math.max(gap, 0));
    }
    int tail = Math.max(last, text.length() - LONGEST);
    Matcher sentence = LAST_SENTENCE.matcher(text).region(tail, text.length());
    if (sentence.find()) {
      return text.substring(0, sentence.start()).stripTrailing();
    }
    Matcher marks = MARKS.matcher(text).region(tail, text.length());
    return marks.find() ? text.substring(0, marks.start()).stripTrailing() : text;
  }
}
