import Indexing
import Search
import Segments
import TestSupport
import Testing

/// F10: random additions, replacements, removals, commits, merges and reopenings, compared with a list of documents.
///
/// `GONGBAO_FULL=F10` does a million operations; otherwise a few thousand.
@Suite struct ModelTests {
    private static let path = "/data/index"
    private static let isFull = TestEnvironment.isFull("F10")

    /// The documents that should be there.
    private struct Model {
        var live: [(source: String, document: TestDocument)] = []

        mutating func add(_ document: TestDocument, _ source: String) {
            remove([document.id])
            live.append((source, document))
        }

        mutating func remove(_ ids: Set<String>) {
            live.removeAll { ids.contains($0.document.id) || ids.contains($0.document.parentID ?? "") }
        }

        mutating func remove(source: String) { live.removeAll { $0.source == source } }
    }

    /// An index on a disk in memory with a writer at work.
    private struct Work {
        let disk: MemoryDisk
        let directory: IndexDirectory
        var committed = Model()
        var model = Model()
        var operations = 0

        init() {
            disk = MemoryDisk()
            directory = IndexDirectory(ModelTests.path, files: FileSystem(disk))
        }
    }

    private static let characters = Array("养老服务建设安全市的一二，。 aB1")

    private func text(_ random: inout SeededRandom) -> String {
        String(
            (0..<Int.random(in: 0...12, using: &random)).map { _ in
                Self.characters.randomElement(using: &random) ?? "市"
            })
    }

    private func document(_ id: String, _ source: String, _ random: inout SeededRandom) -> TestDocument {
        var document = TestDocument(
            id, file: source, (0..<Int.random(in: 0...3, using: &random)).map { _ in text(&random) })
        if random.oneIn(3) { document.title = text(&random) }
        if random.oneIn(3) { document.path = ["一、" + text(&random)] }
        if random.oneIn(4) { document.date = "202\(Int.random(in: 0...9, using: &random))-01-02" }
        return document
    }

    @Test(
        "after any history an index answers as one built of what should be in it",
        arguments: isFull ? 0..<20 as Range<UInt64> : 0..<2)
    func history(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var work = Work()
        let goal = Self.isFull ? 50_000 : 1_500
        while work.operations < goal {
            var writer = try IndexWriter(
                work.directory, options: IndexingOptions(), budget: random.oneIn(3) ? 3_000 : 1 << 28)
            work.model = work.committed
            for _ in 0..<Int.random(in: 1...6, using: &random) { try write(&work, &writer, &random) }
            // A writer may end without a commit.
            if random.oneIn(6) { continue }
            try commit(&work, &writer, &random)
            try compare(work, &random)
        }
        #expect(try IndexCheck(work.directory).problems == [])
        print("F10: \(work.operations) operations, seed \(seed)")
    }

    private func write(
        _ work: inout Work, _ writer: inout IndexWriter, _ random: inout SeededRandom
    ) throws {
        let name = "s\(Int.random(in: 0..<4, using: &random))"
        switch Int.random(in: 0..<8, using: &random) {
        case 0:
            if let source = writer.sources.first(where: { $0.name == name }) {
                try writer.removeSource(source.number)
                work.model.remove(source: name)
            }
            work.operations += 1
        case 1, 2:
            let ids = (0..<3).map { _ in id(name, &random) }
            let there = Set(work.model.live.map(\.document.id))
            #expect(try writer.removeDocuments(withIDs: ids) == ids.filter(there.contains))
            work.model.remove(Set(ids))
            work.operations += ids.count
        case 3:
            try commit(&work, &writer, &random)
        default:
            let source = try writer.beginSource(
                path: name, identity: "/" + name, name: name, byteCount: 1, hash: 1, format: "jsonl")
            work.model.remove(source: name)
            for _ in 0..<Int.random(in: 0...20, using: &random) {
                let document = document(id(name, &random), name, &random)
                try writer.add(document.source, source: source)
                work.model.add(document, name)
                work.operations += 1
            }
            work.operations += 1
        }
    }

    private func id(_ source: String, _ random: inout SeededRandom) -> String {
        "\(random.oneIn(8) ? "s0" : source)#\(Int.random(in: 0..<25, using: &random))"
    }

    private func commit(
        _ work: inout Work, _ writer: inout IndexWriter, _ random: inout SeededRandom
    ) throws {
        _ = try writer.commit(
            maxSegments: [1, 2, 10, 100].randomElement(using: &random) ?? 10, reorders: random.oneIn(5))
        work.committed = work.model
        work.operations += 1
    }

    /// Compares hits, scores and counts of some queries with those of a new index of the same documents.
    private func compare(_ work: Work, _ random: inout SeededRandom) throws {
        let disk = MemoryDisk()
        let fresh = IndexDirectory(Self.path, files: FileSystem(disk))
        do {
            var writer = try IndexWriter(fresh, options: IndexingOptions())
            for source in Set(work.model.live.map(\.source)).sorted() {
                let number = try writer.beginSource(
                    path: source, identity: "/" + source, name: source, byteCount: 1, hash: 1, format: "jsonl"
                )
                for (other, document) in work.model.live where other == source {
                    try writer.add(document.source, source: number)
                }
            }
            _ = try writer.commit()
        }
        let searchers = (Searcher(try Snapshot(work.directory)), Searcher(try Snapshot(fresh)))
        for _ in 0..<2 {
            let query = text(&random).filter { $0.isLetter || $0.isNumber }
            guard !query.isEmpty else { continue }
            for mode in [MatchMode.exact, .any] {
                for unit in [Unit.clause, .document] {
                    let found = try answer(searchers.0, query, mode, unit)
                    let expected = try answer(searchers.1, query, mode, unit)
                    let differences = Set(found).symmetricDifference(expected).sorted()
                    #expect(
                        differences.isEmpty,
                        "\(query) \(mode) \(unit) after \(work.operations) operations: \(differences)")
                }
            }
        }
    }

    /// Where something is found, with its score.
    private struct Found: Hashable, Comparable {
        var id: String
        var score: Double

        static func < (left: Found, right: Found) -> Bool { left.id < right.id }
    }

    private func answer(
        _ searcher: Searcher, _ query: String, _ mode: MatchMode, _ unit: Unit
    ) throws -> [Found] {
        var request = SearchRequest(query: query)
        request.match = mode
        request.unit = unit
        request.limit = nil
        return try searcher.search(request).hits.map { Found(id: $0.id, score: $0.score) }.sorted()
    }
}
