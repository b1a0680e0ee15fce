internal import Analysis
public import Segments

extension Searcher {
    /// The texts of clauses, each whole and on one line, with all that a request asks for marked.
    ///
    /// What is marked depends on the mode that applies to the request over the whole index.
    ///
    /// - Throws: `SearchError`, as the search does.
    public func marked(
        _ clauses: [StoredClause], for request: SearchRequest?
    ) throws(SearchError) -> [Snippet] {
        try interruptible { interruption throws(SearchError) in
            let schema = self.snapshot.commit.schema
            var texts: [QueryText] = []
            var mode = MatchMode.exact
            if let request {
                var plan = try QueryPlan(request, self.snapshot, self.analyzer, interruption)
                mode = try plan.find(in: self.snapshot).mode
                plan.settle(on: mode)
                texts = plan.texts
            }
            let highlighter = Highlighter(
                texts, mode: mode, hasGrams: schema.hasGrams, analyzer: self.analyzer, limit: .max)
            let folder = TextFolder(
                mode: schema.analyzer == AnalyzerKind.whitespace.rawValue ? .pretokenized : .content)
            return clauses.map { clause in
                guard interruption.allows(8 * clause.clause.text.count) else {
                    return Snippet(text: "", highlights: [])
                }
                return SnippetBuilder(highlighter, folder: folder, length: .max).snippet(
                    of: clause.clause.text)
            }
        }
    }

    /// A document and the instruments and attachments that came with it, in their order, for the id of any of them.
    ///
    /// - Throws: `SearchError.unknownID` where there is none.
    public func family(of id: String) throws(SearchError) -> [DocumentRecord] {
        guard let place = try place(of: id) else { throw .unknownID(id) }
        return try Self.wrap { () throws(SegmentError) in
            let reader = place.segment.reader
            let parent = reader.parent(ofDocument: place.document)
            var records: [DocumentRecord] = []
            var number = parent
            while number < reader.documentCount,
                number == parent || reader.parent(ofDocument: number) == parent
            {
                if !place.segment.description.isDeleted(number) {
                    records.append(try reader.document(number))
                }
                number += 1
            }
            return records
        }
    }
}
