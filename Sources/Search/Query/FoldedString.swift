/// Folded scalars as text; U+FFFD for what is no scalar.
enum FoldedString {
    static func text(_ scalars: some Sequence<UInt32>) -> String {
        scalars.reduce(into: "") { $0.unicodeScalars.append(Unicode.Scalar($1) ?? "\u{FFFD}") }
    }
}
