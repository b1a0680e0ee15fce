internal import Segments

/// Finds the characters that the live clauses of several segments have in pairs.
enum LiveAlphabet {
    /// The characters, in code point order.
    static func characters(of inputs: [SegmentMerger.Input]) throws(SegmentError) -> [UInt32] {
        var characters = CharacterSet()
        for input in inputs {
            guard input.hasDeletions else {
                let alphabet = input.segment.alphabet
                for rank in 0..<alphabet.count { characters.insert(alphabet.character(at: rank)) }
                continue
            }
            for field in [Field.pairs, .headings, .titles] { try add(field, of: input, to: &characters) }
        }
        return characters.characters
    }

    /// Looks at the postings of those pairs only that would add a character.
    private static func add(
        _ field: Field, of input: SegmentMerger.Input, to characters: inout CharacterSet
    ) throws(SegmentError) {
        guard let field = input.segment.fields[field] else { return }
        var terms = try field.dictionary.cursor()
        while try terms.next() {
            let pair = try input.segment.gram(ofKey: terms.key)
            if characters.contains(pair: pair) { continue }
            var cursor = try field.postings(of: terms.entry)
            try cursor.advance()
            while cursor.clause != PostingCursor.noClause {
                if input.clauses[Int(cursor.clause)] != PostingCursor.noClause {
                    characters.insert(pair: pair)
                    break
                }
                try cursor.advance()
            }
        }
    }
}
