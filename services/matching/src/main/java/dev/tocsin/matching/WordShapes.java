package dev.tocsin.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The prefixes and wildcards in use, found from the words that have their shape.
 *
 * <p>They lie by the letters before their first wildcard, so a word asks once for each length that
 * such beginnings have.
 */
final class WordShapes {
  /** A wildcard as it was written, and its term. */
  private record Shape(String text, int term) {}

  private final Map<String, List<Shape>> byBeginning = new HashMap<>();
  private final Map<Integer, Integer> lengths = new TreeMap<>();

  boolean isEmpty() {
    return lengths.isEmpty();
  }

  void add(String shape, int term) {
    String beginning = beginning(shape);
    byBeginning.computeIfAbsent(beginning, any -> new ArrayList<>()).add(new Shape(shape, term));
    lengths.merge(beginning.length(), 1, Integer::sum);
  }

  void remove(String shape, int term) {
    String beginning = beginning(shape);
    List<Shape> shapes = byBeginning.getOrDefault(beginning, List.of());
    shapes.remove(new Shape(shape, term));
    if (shapes.isEmpty()) {
      byBeginning.remove(beginning);
    }
    lengths.computeIfPresent(beginning.length(), (any, count) -> count == 1 ? null : count - 1);
  }

  /** Adds the terms whose shape a word has. */
  void find(String word, Ints found) {
    for (int length : lengths.keySet()) {
      if (length > word.length()) {
        return;
      }
      List<Shape> shapes = byBeginning.get(word.substring(0, length));
      if (shapes != null) {
        for (Shape shape : shapes) {
          if (matches(shape.text(), length, word)) {
            found.addOnce(shape.term());
          }
        }
      }
    }
  }

  private static String beginning(String shape) {
    int end = 0;
    while (end < shape.length() && shape.charAt(end) != '*' && shape.charAt(end) != '?') {
      end++;
    }
    return shape.substring(0, end);
  }

  /**
   * Whether the rest of a word has the rest of a shape. After a failure only the last {@code *}
   * need take one letter more, so no shape costs more than its length times the word's.
   */
  private static boolean matches(String shape, int from, String word) {
    int inShape = from;
    int inWord = from;
    int star = -1;
    int tried = 0;
    while (inWord < word.length()) {
      int letter = word.codePointAt(inWord);
      int wanted = inShape < shape.length() ? shape.codePointAt(inShape) : -1;
      if (wanted == '*') {
        star = inShape++;
        tried = inWord;
      } else if (wanted == '?' || wanted == letter) {
        inShape += Character.charCount(wanted);
        inWord += Character.charCount(letter);
      } else if (star >= 0) {
        tried += Character.charCount(word.codePointAt(tried));
        inShape = star + 1;
        inWord = tried;
      } else {
        return false;
      }
    }
    while (inShape < shape.length() && shape.charAt(inShape) == '*') {
      inShape++;
    }
    return inShape == shape.length();
  }
}
