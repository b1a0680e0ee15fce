import Analysis
import Indexing
import Segments
import Testing

@Suite struct IndexWriterTests {
    private static let allOptions = [
        IndexingOptions(), IndexingOptions(hasGrams: false), IndexingOptions(analyzer: .whitespace),
    ]

    /// Compares every term, posting, position, length and record of one segment with the documents it is made of.
    private func expect(
        _ segment: SegmentReader, holds documents: [SourceDocument], options: IndexingOptions
    ) throws {
        let oracle = Inversion(documents, options: options)
        #expect(Set(segment.fields.keys) == Set(oracle.fields.keys))
        for (field, postings) in oracle.fields {
            #expect(try segment.postings(of: field) == postings)
            #expect(segment.fields[field]?.statistics == oracle.statistics[field])
            // Of characters only frequent ones have postings; of the rest every occurrence counts.
            guard field != .characters else { continue }
            let occurrences = postings.values.joined().reduce(0) { $0 + Int($1.frequency) }
            #expect(oracle.statistics[field].lengthSum == occurrences)
        }
        #expect(segment.clauseCount == Int(oracle.clauseCount))
        try segment.verifyChecksums()
        var clause: UInt32 = 0
        var cache = RecordCache()
        for (number, document) in documents.enumerated() {
            var record = try segment.document(number)
            record.statistics = CollectionStatistics()
            #expect(record == document.record)
            #expect(try segment.document(withID: document.record.id) == number)
            #expect(segment.keywords("issuer")?.value(ofDocument: number) == document.record.issuer)
            for source in document.clauses {
                let stored = try segment.clause(clause, cache: &cache)
                #expect(stored.text == source.text && stored.source == source.source)
                #expect(stored.line == source.lines.lowerBound)
                #expect(try segment.path(stored.path) == source.path)
                #expect(segment.role(of: clause) == source.role)
                #expect(segment.document(ofClause: clause) == number)
                clause += 1
            }
        }
    }

    @Test("a segment holds what its documents say", arguments: allOptions, [0, 1, 3, 200])
    func oracle(options: IndexingOptions, count: Int) throws {
        let directory = try TemporaryDirectory()
        let documents = SampleDocuments.documents(count, seed: UInt64(count))
        var writer = try IndexWriter(directory.index, options: options)
        let source = try writer.begin("a")
        for document in documents { try writer.add(document, source: source) }
        let commit = try writer.commit()
        let opened = try directory.index.open()
        #expect(opened.commit == commit)
        #expect(opened.segments.count == (count == 0 ? 0 : 1))
        for segment in opened.segments { try expect(segment, holds: documents, options: options) }
    }

    @Test("an index with pairs of words is written, merged and read")
    func wordPairs() throws {
        let directory = try TemporaryDirectory()
        var writer = try IndexWriter(directory.index, options: IndexingOptions(hasWordPairs: true))
        for name in ["a", "b"] {
            let source = try writer.begin(name)
            for document in SampleDocuments.documents(40, prefix: name, seed: 3) {
                try writer.add(document, source: source)
            }
            _ = try writer.commit(maxSegments: name == "b" ? 1 : 10)
        }
        #expect(try IndexCheck(directory.index).problems == [])
        let segment = try #require(try directory.index.open().segments.first)
        #expect(segment.fields[.wordPairs] != nil && segment.fields[.titles] != nil)
    }

    @Test("characters of 16,384 clauses and more have postings of their own")
    func characters() throws {
        let directory = try TemporaryDirectory()
        var random = SeededGenerator(seed: 8)
        let clauses = (0..<17_000).map { number in
            SourceClause(
                text: Array((number % 50 == 0 ? "二三" : ["安", "全一安", "安安", "一安"][number % 4]).utf8)[...],
                lines: 1...1, source: 0..<1)
        }
        let documents =
            [SourceDocument(record: DocumentRecord(id: "a"), clauses: clauses)]
            + [SampleDocuments.document(id: "b", clauses: 20, using: &random)]
        var writer = try IndexWriter(directory.index, options: IndexingOptions())
        let source = try writer.begin("a")
        for document in documents { try writer.add(document, source: source) }
        _ = try writer.commit()
        let segment = try #require(try directory.index.open().segments.first)
        #expect(try segment.postings(of: .characters).keys.contains([0x5B89]))
        try expect(segment, holds: documents, options: IndexingOptions())
    }

    @Test(
        "after commits, replacements and removals a merge holds what a fresh build holds",
        arguments: 0..<6 as Range<UInt64>)
    func mergedContent(seed: UInt64) throws {
        let options = Self.allOptions[Int(seed) % 3]
        var random = SeededGenerator(seed: seed)
        let directory = try TemporaryDirectory()
        var writer = try IndexWriter(directory.index, options: options, budget: seed < 3 ? 1 << 28 : 4000)
        var live: [(source: String, document: SourceDocument)] = []
        for round in 0..<6 {
            for name in ["a\(round)", "b\(round / 2)"] {
                live.removeAll { $0.source == name }
                let source = try writer.begin(name)
                for _ in 0..<Int.random(in: 0...8, using: &random) {
                    let id = "\(name)#\(Int.random(in: 0..<6, using: &random))"
                    let document = SampleDocuments.document(id: id, clauses: 3, using: &random)
                    live.removeAll { $0.document.record.id == id }
                    live.append((name, document))
                    try writer.add(document, source: source)
                }
            }
            if round == 3 {
                let removed = try #require(writer.sources.first)
                live.removeAll { $0.source == removed.name }
                try writer.removeSource(removed.number)
            }
            if round % 2 == 0 { _ = try writer.commit(maxSegments: 4) }
        }
        _ = try writer.commit(maxSegments: 1)
        let numbers = Dictionary(uniqueKeysWithValues: writer.sources.map { ($0.name, $0.number) })
        try expectFreshContent(
            in: directory, live.map { ($0.document, numbers[$0.source] ?? 0) }, options: options)
    }

    @Test(
        "a reordered merge holds what a fresh build of documents in that order holds",
        arguments: 0..<6 as Range<UInt64>)
    func reordered(seed: UInt64) throws {
        let options = Self.allOptions[Int(seed) % 3]
        let directory = try TemporaryDirectory()
        var writer = try IndexWriter(directory.index, options: options, budget: seed < 3 ? 1 << 28 : 4000)
        let documents = SampleDocuments.documents(150, seed: seed)
        let kept = try writer.begin("kept", format: "jsonl")
        for document in documents { try writer.add(document, source: kept) }
        let removed = try writer.begin("removed", format: "jsonl")
        for document in SampleDocuments.documents(30, prefix: "r", seed: seed) {
            try writer.add(document, source: removed)
        }
        if seed % 2 == 0 { _ = try writer.commit(maxSegments: 100) }
        try writer.removeSource(removed)
        let replaced = try writer.begin("replaced", format: "jsonl")
        let new = SampleDocuments.documents(20, seed: seed + 100)
        for document in new { try writer.add(document, source: replaced) }
        _ = try writer.commit(maxSegments: 1, reorders: true)
        let live = Dictionary(uniqueKeysWithValues: (documents[20...] + new).map { ($0.record.id, $0) })
        let segment = try #require(try directory.index.open().segments.first)
        let ids = try (0..<segment.documentCount).map { try segment.document($0).id }
        #expect(Set(ids) == Set(live.keys) && ids != (documents[20...] + new).map(\.record.id))
        #expect(ids.first == "d20" && ids[129] == "d149")
        try expect(segment, holds: ids.compactMap { live[$0] }, options: options)
    }

    @Test("the same documents are reordered to the same bytes")
    func reorderedAlike() throws {
        let files = try (0..<2).map { _ in
            let directory = try TemporaryDirectory()
            var writer = try IndexWriter(directory.index, options: IndexingOptions(), budget: 10_000)
            let source = try writer.begin("a", format: "jsonl")
            for document in SampleDocuments.documents(200, seed: 5) {
                try writer.add(document, source: source)
            }
            let commit = try writer.commit(reorders: true)
            #expect(commit.segments.count == 1)
            return commit.segments[0].checksum
        }
        #expect(files[0] == files[1])
    }

    @Test("what is committed already is not reordered by a commit that merges nothing of it")
    func reorderedOnce() throws {
        let directory = try TemporaryDirectory()
        var writer = try IndexWriter(directory.index, options: IndexingOptions())
        var commits: [Commit] = []
        for name in ["a", "b"] {
            let source = try writer.begin(name, format: "jsonl")
            for document in SampleDocuments.documents(50, prefix: name, seed: 5) {
                try writer.add(document, source: source)
            }
            commits.append(try writer.commit(reorders: true))
        }
        #expect(commits[1].segments.map(\.identifier) == [2, 4])
        #expect(try writer.commit(reorders: true) == commits[1])
    }

    /// Compares the one segment of an index with what its documents say.
    private func expectFreshContent(
        in directory: TemporaryDirectory, _ documents: [(document: SourceDocument, source: Int)],
        options: IndexingOptions
    ) throws {
        let opened = try directory.index.open()
        let segment = try #require(opened.segments.first)
        #expect(opened.segments.count == 1)
        let description = opened.commit.segments[0]
        let live = (0..<segment.documentCount).filter { !description.isDeleted($0) }
        #expect(try live.map { try segment.document($0).id } == documents.map(\.document.record.id))
        #expect(description.statistics == Inversion(documents.map(\.document), options: options).statistics)
        guard description.deletedDocuments.isEmpty else { return }
        try expect(segment, holds: documents.map(\.document), options: options)
        let sources = (0..<segment.documentCount).map { segment.source(ofDocument: $0) }
        #expect(sources == documents.map(\.source))
    }

    @Test("a merge of everything after deletions leaves nothing of what is deleted")
    func mergeAfterDeletions() throws {
        let options = IndexingOptions()
        let directory = try TemporaryDirectory()
        var live: [(SourceDocument, Int)] = []
        var writer = try IndexWriter(directory.index, options: options)
        for number in 0..<4 {
            let source = try writer.begin("s\(number)")
            for document in SampleDocuments.documents(
                30, prefix: "\(number)-", seed: UInt64(number), clauses: 25)
            {
                try writer.add(document, source: source)
                if number != 1 { live.append((document, source)) }
            }
            _ = try writer.commit()
        }
        try writer.removeSource(2)
        for (index, entry) in live.enumerated() where index % 7 == 0 {
            try writer.add(entry.0, source: entry.1)
        }
        let moved = live.enumerated().filter { $0.offset % 7 == 0 }.map(\.element)
        live = live.enumerated().filter { $0.offset % 7 != 0 }.map(\.element) + moved
        _ = try writer.commit(maxSegments: 1)
        try expectFreshContent(in: directory, live, options: options)
    }

    @Test("indexing the same sources again leaves the same documents, and doing nothing makes no commit")
    func idempotent() throws {
        let directory = try TemporaryDirectory()
        let documents = SampleDocuments.documents(20, seed: 1)
        for round in 1...3 {
            var writer = try IndexWriter(directory.index, options: IndexingOptions())
            for name in ["a", "a"] {
                let source = try writer.begin(name)
                for document in documents { try writer.add(document, source: source) }
            }
            #expect(try writer.commit().generation == round)
            #expect(try writer.commit().generation == round)
            let opened = try directory.index.open()
            #expect(opened.commit.sources.count == 1)
            #expect(opened.commit.segments.map(\.liveDocumentCount).reduce(0, +) == 20)
        }
    }

    @Test("a document that was replaced twice within one segment is still replaced later")
    func replacedTwice() throws {
        let directory = try TemporaryDirectory()
        var random = SeededGenerator(seed: 5)
        var writer = try IndexWriter(directory.index, options: IndexingOptions())
        let source = try writer.begin("a")
        for _ in 0..<3 {
            for id in ["x", "x", "y", "x"] {
                try writer.add(SampleDocuments.document(id: id, clauses: 2, using: &random), source: source)
            }
            let commit = try writer.commit()
            #expect(commit.segments.map(\.liveDocumentCount).reduce(0, +) == 2)
        }
    }

    @Test("a source that is removed before its documents are written leaves nothing")
    func removedWhilePending() throws {
        let directory = try TemporaryDirectory()
        var writer = try IndexWriter(directory.index, options: IndexingOptions())
        for name in ["a", "b"] {
            let source = try writer.begin(name)
            for document in SampleDocuments.documents(3, prefix: name, seed: 2) {
                try writer.add(document, source: source)
            }
        }
        try writer.removeSource(1)
        let commit = try writer.commit()
        #expect(commit.segments.map(\.liveDocumentCount) == [3])
        #expect(commit.sources.map(\.name) == ["b"])
        try writer.removeSource(2)
        #expect(try writer.commit().segments.isEmpty)
        #expect(try directory.index.open().segments.isEmpty)
    }

    @Test("a document and its attachments stay together however small the budget")
    func attachments() throws {
        let directory = try TemporaryDirectory()
        var random = SeededGenerator(seed: 6)
        var writer = try IndexWriter(directory.index, options: IndexingOptions(), budget: 1)
        let source = try writer.begin("a")
        for number in 0..<5 {
            try writer.add(
                SampleDocuments.document(id: "\(number)", clauses: 2, using: &random), source: source)
            for attachment in 0..<2 {
                var document = SampleDocuments.document(
                    id: "\(number)-\(attachment)", clauses: 1, using: &random)
                document.parentID = "\(number)"
                try writer.add(document, source: source)
            }
        }
        _ = try writer.commit(maxSegments: 2)
        for segment in try directory.index.open().segments {
            let parents = (0..<segment.documentCount).map { segment.parent(ofDocument: $0) }
            #expect(parents == (0..<segment.documentCount).map { $0 / 3 * 3 })
        }
    }

    @Test("a stored record that is added again does not count twice")
    func recordWithStatistics() throws {
        let directory = try TemporaryDirectory()
        var document = SampleDocuments.documents(1, seed: 3, clauses: 9)[0]
        document.record.statistics[.words] = FieldStatistics(clauseCount: 1000, lengthSum: 1000)
        var writer = try IndexWriter(directory.index, options: IndexingOptions())
        try writer.add(document, source: try writer.begin("a"))
        let commit = try writer.commit()
        #expect(commit.segments[0].statistics == Inversion([document], options: IndexingOptions()).statistics)
    }

    @Test("headings that are equal strings of other code points stay apart")
    func headingBytes() throws {
        let directory = try TemporaryDirectory()
        let clauses = ["\u{F90A}章", "\u{91D1}章"].map {
            SourceClause(text: Array("文".utf8)[...], lines: 1...1, source: 0..<3, path: [$0])
        }
        let documents = [SourceDocument(record: DocumentRecord(id: "a"), clauses: clauses)]
        var writer = try IndexWriter(directory.index, options: IndexingOptions())
        try writer.add(documents[0], source: try writer.begin("a"))
        _ = try writer.commit()
        let segment = try #require(try directory.index.open().segments.first)
        try expect(segment, holds: documents, options: IndexingOptions())
        var cache = RecordCache()
        let nodes = try (0..<2 as Range<UInt32>).map { try segment.clause($0, cache: &cache).path }
        #expect(try nodes.map { try segment.path($0)[0].unicodeScalars.first?.value } == [0xF90A, 0x91D1])
    }

    @Test("an index begun with other options is refused")
    func otherOptions() throws {
        let directory = try TemporaryDirectory()
        do {
            var writer = try IndexWriter(directory.index, options: IndexingOptions())
            _ = try writer.commit()
        }
        #expect(throws: IndexingError.self) {
            _ = try IndexWriter(directory.index, options: IndexingOptions(hasGrams: false))
        }
    }
}
