package dev.tocsin.matching;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;

/**
 * Words of any language: parted as ICU knows how, with a dictionary where no white space does
 * (Khmer, Lao, Burmese), and made equal where they differ in case or in width only.
 *
 * <p>Nothing is stemmed and no accent is taken off: in Vietnamese, to name one, accents make words.
 */
final class IcuAnalyzer extends Analyzer {

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer words = new ICUTokenizer();
    return new TokenStreamComponents(words, new ICUNormalizer2Filter(words));
  }

  @Override
  protected TokenStream normalize(String fieldName, TokenStream in) {
    return new ICUNormalizer2Filter(in);
  }
}
