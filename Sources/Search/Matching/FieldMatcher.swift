internal import Analysis
internal import Segments

/// Finds the units of a segment whose documents meet a condition.
struct FieldMatcher {
    private let segment: SnapshotSegment
    private let units: UnitMap
    private let interruption: Interruption

    init(_ segment: SnapshotSegment, _ units: UnitMap, _ interruption: Interruption = Interruption()) {
        self.segment = segment
        self.interruption = interruption
        self.units = units
    }

    func matches(_ condition: FieldCondition) throws(SegmentError) -> Matches {
        if case .heading(let text) = condition { return units.map(try headed(text)) }
        let isMet = try test(condition)
        var clauses = Matches()
        let reader = segment.reader
        for document in 0..<reader.documentCount where !segment.description.isDeleted(document) {
            guard interruption.allows(4) else { break }
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
        case .numbers(let name, let range):
            return keyword(name) { FieldCondition.number($0).map(range.contains) ?? false }
        // No condition on a document.
        case .heading: return { _ in false }
        case .date(let range): return { range.contains(reader.date(ofDocument: $0)) }
        case .year(let range): return { Self.year(of: $0, reader).map(range.contains) ?? false }
        case .title(let text):
            let needle = TextFolder().fold(text).scalars
            var titles: Set<Int> = []
            for document in 0..<reader.documentCount where interruption.allows(1024) {
                guard let title = try reader.document(document).title else { continue }
                if Occurrences.contains(needle, in: TextFolder().fold(title).scalars) {
                    titles.insert(document)
                }
            }
            return { titles.contains($0) }
        }
    }

    /// The live clauses with the text in one of the headings over them.
    private func headed(_ text: String) throws(SegmentError) -> Matches {
        let reader = segment.reader
        let folder = TextFolder()
        let needle = folder.fold(text).scalars
        var cache = RecordCache()
        var isHeaded = [false]
        for node in 1..<max(1, reader.pathCount) where interruption.allows(512) {
            let heading = try reader.heading(node, cache: &cache)
            isHeaded.append(
                isHeaded[max(0, heading.parent)]
                    || Occurrences.contains(needle, in: folder.fold(heading.text).scalars))
        }
        var clauses = Matches()
        for clause in 0..<UInt32(reader.clauseCount) where interruption.allows(4) {
            let node = reader.path(ofClause: clause)
            guard isHeaded.indices.contains(node), isHeaded[node], segment.isLive(clause) else { continue }
            clauses.append(clause, count: 0)
        }
        return clauses
    }

    /// A keyword after folding; a number in any of its spellings.
    private func keyword(_ name: String, _ value: String) -> (Int) -> Bool {
        let folder = TextFolder()
        let wanted = NumberSpellings.of(folder.fold(value).scalars, isLiteral: false)
        return keyword(name) { wanted.contains(folder.fold($0).scalars) }
    }

    /// The documents whose keyword of a name is as wanted.
    private func keyword(_ name: String, _ isWanted: (String) -> Bool) -> (Int) -> Bool {
        guard let column = segment.reader.keywords(name) else { return { _ in false } }
        let ordinals = Set(
            (0..<column.valueCount).filter { interruption.allows(64) && isWanted(column.value($0)) })
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
