public import Segments

extension Searcher {
    /// A document with its clauses, found by the id of the document or of one of its clauses.
    public struct FoundDocument: Sendable {
        /// The document or attachment.
        public var part: DocumentRecord
        /// Its clauses; only one where the id was that of a clause.
        public var clauses: [StoredClause]
        /// Whether the index has their text.
        public var hasText: Bool
    }

    /// What an id names: a clause, or a document or attachment with all its clauses.
    public func lookUp(_ id: String) throws(SearchError) -> FoundDocument {
        guard let place = try place(of: id) else { throw .unknownID(id) }
        return try Self.wrap { () throws(SegmentError) in
            let segment = place.segment.reader
            var clauses: [StoredClause] = []
            var caches = RecordCaches()
            for clause in place.clauses {
                clauses.append(try StoredClause(clause, of: segment, self.snapshot, &caches))
            }
            return FoundDocument(
                part: try segment.document(place.document), clauses: clauses,
                hasText: self.snapshot.commit.schema.storesText)
        }
    }

    struct Place {
        var segment: SnapshotSegment
        var document: Int
        var clauses: Range<UInt32>
    }

    func place(of id: String) throws(SearchError) -> Place? {
        try Self.wrap { () throws(SegmentError) in
            if let found = try self.document(id) { return found }
            // DOCUMENT:LINE
            guard let colon = id.lastIndex(of: ":"), let line = Int(id[id.index(after: colon)...]),
                let found = try self.document(String(id[..<colon]))
            else { return nil }
            var cache = RecordCache()
            for clause in found.clauses {
                let record = try found.segment.reader.clause(clause, cache: &cache)
                if (record.line...record.endLine).contains(line) {
                    return Place(
                        segment: found.segment, document: found.document, clauses: clause..<(clause + 1))
                }
            }
            return nil
        }
    }

    private func document(_ id: String) throws(SegmentError) -> Place? {
        for segment in snapshot.segments.reversed() {
            guard let document = try segment.reader.document(withID: id),
                !segment.description.isDeleted(document)
            else { continue }
            return Place(
                segment: segment, document: document, clauses: segment.reader.clauses(ofDocument: document))
        }
        return nil
    }
}

extension AnalyzedQuery {
    /// What is to be said where this is not met, or met though it must not be.
    func reason(isWanted: Bool, mode: MatchMode, _ written: WrittenQuery) -> String {
        switch self {
        case .text(let text):
            let shown = written.piece(foldingTo: text.scalars) ?? FoldedString.text(text.scalars)
            guard isWanted else { return "it contains '\(shown)', which the query excludes" }
            switch mode {
            case .auto, .exact: return "it does not contain '\(shown)'"
            case .all: return "not every word of '\(shown)' occurs in it"
            case .any: return "no word of '\(shown)' occurs in it"
            }
        case .placed(let query):
            return isWanted
                ? "nothing in it matches \(query.text)" : "it matches \(query.text), which the query excludes"
        case .field(let condition):
            return isWanted
                ? "it does not meet \(condition)" : "it meets \(condition), which the query excludes"
        case .sequence, .and, .or, .required, .not: return ""
        }
    }
}
