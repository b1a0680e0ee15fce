internal import Analysis

/// Strings that stand one after the other within a clause, with so many characters between them.
///
/// Matched character by character; segmentation plays no part.
struct TextPattern: Sendable, Equatable {
    struct Part: Sendable, Equatable {
        /// How many characters stand before the string: since the one before, or, for the first, at least in the clause.
        var gap: ClosedRange<Int>
        /// The string, folded.
        var literal: [UInt32]
    }

    let parts: [Part]
    /// Whether it must begin where a run of letters and digits begins.
    let beginsRun: Bool

    /// Just a string, which must not be empty.
    init(_ string: [UInt32]) {
        parts = [Part(gap: 0...0, literal: string)]
        beginsRun = false
    }

    /// A text with wildcards; `nil` where no character of it is left after folding.
    init?(_ text: String, _ analyzer: Analyzer) {
        let elements = WildcardText.elements(text)
        var parts: [Part] = []
        var gap = 0...0
        for element in elements {
            switch element {
            case .gap(let more): gap = (gap.lowerBound + more.lowerBound)...(gap.upperBound + more.upperBound)
            case .literal(let literal):
                let scalars = analyzer.analyze(literal).folded.scalars
                guard !scalars.isEmpty else { continue }
                parts.append(Part(gap: gap, literal: scalars))
                gap = 0...0
            }
        }
        guard let first = parts.first?.literal.first else { return nil }
        self.parts = parts
        // What stands behind the string of a prefix may be nothing.
        let isPrefix = elements.count == 2 && elements[1] == .gap(0...WildcardText.maxGap)
        beginsRun = isPrefix && Self.isInRun(first)
    }

    /// Whether a folded character is a letter or digit of a script with word starts that are seen: no Han, kana or Hangul.
    static func isInRun(_ scalar: UInt32) -> Bool {
        scalar < runLimit && Grams.isContent(scalar)
    }

    /// The radicals of Han characters and all behind them.
    static let runLimit: UInt32 = 0x2E80
}
