internal import Search
internal import Segments

/// What an index holds, as programs see it.
enum StatsAnswer {
    static func object(_ snapshot: Snapshot) -> JSON {
        let commit = snapshot.commit
        let words = snapshot.statistics[.words]
        let average = words.clauseCount > 0 ? Double(words.lengthSum) / Double(words.clauseCount) : 0
        let fields = Field.allCases.filter { field in
            snapshot.segments.contains { $0.reader.fields[field] != nil }
        }
        return .object([
            ("schema", .int(1)),
            ("generation", .int(commit.generation)), ("files", .int(commit.sources.count)),
            ("documents", .int(commit.segments.reduce(0) { $0 + $1.liveDocumentCount })),
            ("clauses", .int(snapshot.statistics[.characters].clauseCount)),
            ("clauses_with_words", .int(words.clauseCount)), ("words", .int(words.lengthSum)),
            ("average_length", .number(average)), ("k1", .number(BM25().k1)), ("b", .number(BM25().b)),
            ("similarity", .string(Similarity.blend.name)),
            ("segments", .int(commit.segments.count)),
            ("index_bytes", .int(commit.segments.reduce(0) { $0 + $1.byteCount })),
            ("input_bytes", .int(commit.sources.reduce(0) { $0 + $1.byteCount })),
            ("analyzer", .string(commit.schema.analyzer)), ("grams", .bool(commit.schema.hasGrams)),
            ("store", .bool(commit.schema.storesText)),
            ("word_positions", .bool(commit.schema.hasWordPositions)),
            ("word_pairs", .bool(commit.schema.hasWordPairs)),
            ("analyzer_version", .int(commit.schema.analyzerVersion)),
            ("icu", .string(commit.schema.icuVersion)),
            ("format", .int(Int(SegmentLayout.version))),
            (
                "terms",
                .object(
                    fields.map { field in
                        (
                            "\(field)",
                            .int(
                                snapshot.segments.reduce(0) {
                                    $0 + ($1.reader.fields[field]?.dictionary.count ?? 0)
                                })
                        )
                    })
            ),
        ])
    }
}
