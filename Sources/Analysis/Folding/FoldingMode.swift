/// What a folder does to a text.
public enum FoldingMode: String, Sendable {
    /// Folds running text as `TextFolder` describes.
    case content
    /// Takes a text already cut into words by blanks as it is: nothing is folded, blanks are removed and
    /// remembered as borders.
    case pretokenized
}
