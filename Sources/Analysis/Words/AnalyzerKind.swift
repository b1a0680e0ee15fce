/// How a text is cut into words.
public enum AnalyzerKind: String, Sendable, CaseIterable {
    /// Content folding, then ICU's word breaks with its Chinese dictionary.
    case icu
    /// The text is already cut by blanks, and its words are taken byte by byte as they are.
    case whitespace
}
