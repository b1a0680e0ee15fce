import Indexing
import Segments

/// What a writer does in its life, in steps that each end with a commit.
///
/// Small, but with several segments, files that were spilled, replaced and removed documents, merges and a reordering.
enum WritingSteps {
    /// The directory on a disk in memory.
    static let path = "/data/index"

    struct Step: Sendable, CustomStringConvertible {
        var description: String
        var run: @Sendable (IndexDirectory) throws -> Void
    }

    /// The steps; other documents with another seed.
    static func all(seed: UInt64) -> [Step] {
        [
            Step(description: "build") { index in
                var writer = try IndexWriter(index, options: IndexingOptions(), budget: 2500)
                try add(9, to: "a", seed, &writer)
                try add(5, to: "b", seed + 1, &writer)
                _ = try writer.commit()
            },
            Step(description: "update") { index in
                var writer = try IndexWriter(index, options: IndexingOptions())
                try add(6, to: "a", seed + 2, &writer)
                _ = try writer.commit()
            },
            Step(description: "delete") { index in
                var writer = try IndexWriter(index, options: IndexingOptions())
                if let source = writer.sources.first(where: { $0.name == "b" }) {
                    try writer.removeSource(source.number)
                }
                _ = try writer.commit()
            },
            Step(description: "merge") { index in
                var writer = try IndexWriter(index, options: IndexingOptions())
                try add(3, to: "c", seed + 3, &writer)
                _ = try writer.commit(maxSegments: 1)
            },
            Step(description: "reorder") { index in
                var writer = try IndexWriter(index, options: IndexingOptions(), budget: 2500)
                try add(6, to: "d", seed + 4, format: "jsonl", &writer)
                _ = try writer.commit(maxSegments: 1, reorders: true)
            },
        ]
    }

    /// A writer that changes nothing.
    static let nothing = Step(description: "nothing") { index in
        var writer = try IndexWriter(index, options: IndexingOptions())
        _ = try writer.commit(maxSegments: 100)
    }

    private static func add(
        _ count: Int, to source: String, _ seed: UInt64, format: String = "text", _ writer: inout IndexWriter
    ) throws {
        let number = try writer.begin(source, format: format)
        for document in SampleDocuments.documents(count, prefix: source, seed: seed, clauses: 4) {
            try writer.add(document, source: number)
        }
    }
}
