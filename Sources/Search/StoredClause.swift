public import Segments

/// A clause with all that is stored about it.
public struct StoredClause: Sendable {
    /// The id: that of its document or attachment, a colon and its first line; of a record of one clause just the id.
    public let id: String
    /// The path of the file.
    public let file: String
    /// The stored clause.
    public let clause: ClauseRecord
    /// What it is.
    public let role: ClauseRole
    /// The headings over it.
    public let path: [String]
    /// The document or attachment it stands in.
    public let part: DocumentRecord
    /// The document that this is a part of, or itself.
    public let document: DocumentRecord

    init(
        _ clause: UInt32, of segment: SegmentReader, _ snapshot: Snapshot, _ caches: inout RecordCaches
    ) throws(SegmentError) {
        let number = segment.document(ofClause: clause)
        let parent = segment.parent(ofDocument: number)
        self.clause = try segment.clause(clause, cache: &caches.clauses)
        part = try segment.document(number, cache: &caches.documents)
        document = parent == number ? part : try segment.document(parent, cache: &caches.documents)
        role = segment.role(of: clause)
        path = try segment.path(self.clause.path, cache: &caches.paths)
        let source = snapshot.source(segment.source(ofDocument: number))
        file = source?.path ?? ""
        let isWhole = segment.clauses(ofDocument: number).count == 1 && source?.format == "jsonl"
        id = isWhole ? part.id : "\(part.id):\(self.clause.line)"
    }
}
