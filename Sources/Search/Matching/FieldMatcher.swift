internal import Analysis
internal import Segments

/// Finds the units of a segment whose documents meet a condition.
struct FieldMatcher {
    private let segment: SnapshotSegment
    private let units: UnitMap

    init(_ segment: SnapshotSegment, _ units: UnitMap) {
        self.segment = segment
        self.units = units
    }

    func matches(_ condition: FieldCondition) throws(SegmentError) -> Matches {
        let isMet = try test(condition)
        var clauses = Matches()
        let reader = segment.reader
        for document in 0..<reader.documentCount where !segment.description.isDeleted(document) {
            // An attachment has what the document that it belongs to has.
            guard isMet(document) || isMet(reader.parent(ofDocument: document)) else { continue }
            for clause in reader.clauses(ofDocument: document) { clauses.append(clause, count: 0) }
        }
        return units.map(clauses)
    }

    /// The test of one document.
    private func test(_ condition: FieldCondition) throws(SegmentError) -> (Int) -> Bool {
        let reader = segment.reader
        switch condition {
        case .keyword(let name, let value): return keyword(name, value)
        case .date(let range): return { range.contains(reader.date(ofDocument: $0)) }
        case .year(let range): return { Self.year(of: $0, reader).map(range.contains) ?? false }
        case .title(let text):
            let needle = TextFolder().fold(text).scalars
            var titles: Set<Int> = []
            for document in 0..<reader.documentCount {
                guard let title = try reader.document(document).title else { continue }
                if Occurrences.contains(needle, in: TextFolder().fold(title).scalars) {
                    titles.insert(document)
                }
            }
            return { titles.contains($0) }
        }
    }

    /// A keyword after folding; a number in any of its spellings.
    private func keyword(_ name: String, _ value: String) -> (Int) -> Bool {
        guard let column = segment.reader.keywords(name) else { return { _ in false } }
        let folder = TextFolder()
        let wanted = NumberSpellings.of(folder.fold(value).scalars, isLiteral: false)
        var ordinals: Set<Int> = []
        for ordinal in 0..<column.valueCount where wanted.contains(folder.fold(column.value(ordinal)).scalars)
        {
            ordinals.insert(ordinal)
        }
        return { document in column.ordinal(ofDocument: document).map(ordinals.contains) ?? false }
    }

    /// The year of signing of a document, or, where the date is unknown, of its number.
    static func year(of document: Int, _ reader: SegmentReader) -> Int? {
        let date = reader.date(ofDocument: document)
        return date > 0 ? date / 10_000 : reader.keywords("number")?.value(ofDocument: document).flatMap(year)
    }

    /// The year in a document number: the four digits between brackets.
    private static func year(_ number: String) -> Int? {
        var digits = ""
        for character in number.unicodeScalars {
            if (0x30...0x39).contains(character.value) {
                digits.unicodeScalars.append(character)
            } else if digits.utf8.count == 4 {
                return Int(digits)
            } else {
                digits = ""
            }
        }
        return nil
    }
}
