/// What a beginning may be completed to.
public struct Completion: Sendable, Equatable {
    /// What it is.
    public var kind: Kind
    /// The text, as it stands in the index.
    public var text: String
    /// The number of documents that have it; of a term the number of clauses.
    public var count: Int

    /// The kinds, in the order they are listed.
    public enum Kind: String, Sendable, CaseIterable {
        /// A document number.
        case number
        /// An issuing body.
        case issuer
        /// The title of a document.
        case title
        /// A word of the text.
        case term
    }
}

/// A beginning as it is compared: folded, and with the brackets of document numbers in one form.
struct CompletionPrefix {
    let scalars: [UInt32]

    init(_ text: String, _ fold: (String) -> [UInt32]) {
        scalars = fold(text).map(Self.bracket)
    }

    /// Where a folded text has the beginning: 0 at its start, 1 behind 关于, 印发, 《 or “, 2 elsewhere.
    func place(in text: [UInt32]) -> Int? {
        let text = text.map(Self.bracket)
        let starts = Occurrences.starts(of: scalars, in: text)
        guard let first = starts.first else { return nil }
        if first == 0 { return 0 }
        return starts.contains { Self.isOpening(text[..<$0]) } ? 1 : 2
    }

    private static let openings = ["关于", "印发", "《", "“"].map { $0.unicodeScalars.map(\.value) }

    private static func isOpening(_ before: ArraySlice<UInt32>) -> Bool {
        openings.contains { before.suffix($0.count).elementsEqual($0) }
    }

    private static func bracket(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x5B, 0x28, 0x3010: 0x3014  // [ ( 【
        case 0x5D, 0x29, 0x3011: 0x3015
        default: scalar
        }
    }
}
