/// Who finds the words of an `Analyzer` of kind `icu`; the words are the same.
public enum WordSegmenter: Sendable {
    /// ICU's break iterator.
    case icu
    /// A path search over ICU's dictionary, about ten times as fast; ICU is asked only about characters that the
    /// dictionary does not cover.
    case dictionary(WordDictionary)
}
