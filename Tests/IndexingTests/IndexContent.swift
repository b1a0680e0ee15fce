import Segments

/// What an index holds, whatever its segments: for comparing states.
struct IndexContent: Equatable {
    /// The texts of the clauses of each live document, by its id.
    var documents: [String: [String]] = [:]
    /// The names of the sources, in order.
    var sources: [String] = []

    /// Nothing, as before the first commit.
    init() {}

    /// Reads everything of the newest commit; nothing where there is none.
    init(_ directory: IndexDirectory) throws(SegmentError) {
        guard try directory.readCommitIfAny() != nil else { return }
        let (commit, segments) = try directory.open()
        sources = commit.sources.map(\.name)
        for (segment, description) in zip(segments, commit.segments) {
            var documentCache = RecordCache()
            var clauseCache = RecordCache()
            for number in 0..<segment.documentCount where !description.isDeleted(number) {
                let record = try segment.document(number, cache: &documentCache)
                var texts: [String] = []
                for clause in segment.clauses(ofDocument: number) {
                    let text = try segment.clause(clause, cache: &clauseCache).text
                    texts.append(String(decoding: text, as: UTF8.self))
                }
                // One that is there twice would be a third state.
                documents[record.id + (documents[record.id] == nil ? "" : " again")] = texts
            }
        }
    }
}
