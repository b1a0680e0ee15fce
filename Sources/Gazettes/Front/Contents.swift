/// One entry of the contents.
struct ContentsEntry {
    /// The title without blanks, number and page.
    let title: String
    /// The document number, canonical.
    let number: String?
    /// The 1-based line.
    let line: Int

    /// What the title is compared by.
    var key: String { title.unicodeScalars.comparisonKey }

    /// Reads a line, or the lines of a wrapped entry joined.
    init(_ scalars: [Unicode.Scalar], line: Int) {
        var text = Self.withoutPage(scalars.trimmed)
        var number: String?
        if text.last.map(DocumentNumber.isClosing) == true, let open = Self.matchingOpen(text) {
            let content = text[(open + 1)..<(text.endIndex - 1)]
            number = LineKind.number(content.map(\.folded))
            if number != nil { text = text[..<open] }
        }
        self.number = number
        self.line = line
        title = text.withoutSpuriousBlanks
    }

    /// The text without (12), …… 12, ……(12) or a page after blanks at its end.
    static func withoutPage(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        var rest = text
        let isBracketed = rest.last?.folded == ")"
        if isBracketed { rest = rest.dropLast() }
        let digits = rest.reversed().prefix { $0.folded.digitValue != nil }.count
        guard (1...4).contains(digits) else { return text }
        rest = rest.dropLast(digits)
        if isBracketed {
            guard rest.last?.folded == "(" else { return text }
            rest = rest.dropLast()
        } else {
            guard let lead = rest.last, isLeader(lead) else { return text }
        }
        while let last = rest.last, isLeader(last) { rest = rest.dropLast() }
        return rest
    }

    /// True for the characters between a title and its page.
    private static func isLeader(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isBlank || "…·.—-/".unicodeScalars.contains(scalar.folded)
    }

    private static func matchingOpen(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
        var depth = 0
        for index in text.indices.reversed() {
            let scalar = text[index].folded
            if scalar == ")" { depth += 1 }
            if scalar == "(" {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }
}

/// The contents of an issue.
struct Contents {
    /// Its lines, the title 目录 included.
    let range: Range<Int>
    /// Its entries in order.
    let entries: [ContentsEntry]
}
