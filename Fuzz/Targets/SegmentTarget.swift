internal import Indexing
internal import Segments
internal import TestSupport

/// A segment, or one whose sections of some kinds are replaced by the input.
enum SegmentTarget {
    static let dictionary: [Section.Part] = [.dictionaryIndex, .dictionary]
    static let postings: [Section.Part] = [.postings, .blocks, .positions]
    static let records: [Section.Part] = []

    /// A segment of a few documents.
    static let sample: [UInt8] = {
        let disk = MemoryDisk()
        let directory = IndexDirectory("/data/index", files: FileSystem(disk))
        do {
            var writer = try IndexWriter(directory, options: IndexingOptions())
            let source = try writer.beginSource(
                path: "a", identity: "/a", name: "a", byteCount: 1, hash: 1, format: "text")
            var texts = RandomText(seed: 4)
            for number in 0..<40 {
                var document = TestDocument(
                    "d\(number)", file: "a", (0..<(number % 5)).map { _ in texts.text(pieces: 0...12) })
                document.title = "养老服务通知"
                document.path = ["第一章 总则"]
                try writer.add(document.source, source: source)
            }
            _ = try writer.commit()
        } catch {
            violated("\(error)")
        }
        return disk.content.files(in: "/data/index").first { $0.key.hasSuffix(".gbs") }?.value ?? []
    }()

    static var seeds: [String: [UInt8]] { ["sample": sample] }

    /// What stands in the sections of the pairs, or of the stored records.
    static func seeds(_ parts: [Section.Part]) -> [String: [UInt8]] {
        var input: [UInt8] = []
        for entry in entries(parts) { input += entry.bytes.array(0..<entry.bytes.count) }
        return ["sample": input]
    }

    static func run(_ input: [UInt8]) {
        guard let reader = try? SegmentReader(MappedFile(name: "input", bytes: input.resealed)) else {
            return
        }
        try? reader.verifyChecksums()
        for (_, field) in reader.fields { try? read(field) }
        readRecords(reader)
    }

    /// Reads the sample with the bytes of some sections replaced, under right checksums.
    static func run(sections parts: [Section.Part], _ input: [UInt8]) {
        var bytes = sample
        var rest = input[...]
        for entry in entries(parts) {
            let part = rest.prefix(entry.bytes.count)
            bytes.replaceSubrange(entry.bytes.offset..<(entry.bytes.offset + part.count), with: part)
            rest = rest.dropFirst(part.count)
        }
        guard let reader = try? SegmentReader(MappedFile(name: "input", bytes: bytes.resealed)) else {
            return
        }
        // What was not replaced is as it was: reading it again would only make the fuzzer slow.
        guard !parts.isEmpty else { return readRecords(reader) }
        if let field = reader.fields[.pairs] { try? read(field) }
    }

    private static func entries(_ parts: [Section.Part]) -> [SectionTable.Entry] {
        guard let table = try? SectionTable(MappedFile(name: "sample", bytes: sample)) else {
            violated("the sample is no segment")
        }
        let numbers =
            parts.isEmpty
            ? [Section.clauseStore, Section.documentStore, Section.pathStore].flatMap {
                [$0 + Section.Store.index, $0 + Section.Store.blocks]
            } : parts.map { Section.field(.pairs, $0) }
        return table.entries.filter { numbers.contains($0.section) }
    }

    private static func readRecords(_ reader: SegmentReader) {
        var cache = RecordCache()
        for document in 0..<min(reader.documentCount, 200) {
            _ = try? reader.document(document, cache: &cache)
        }
        cache = RecordCache()
        for clause in 0..<UInt32(min(reader.clauseCount, 200)) {
            guard let record = try? reader.clause(clause, cache: &cache) else { continue }
            _ = try? reader.path(record.path)
        }
    }

    private static func read(_ field: FieldReader) throws(SegmentError) {
        var terms = try field.dictionary.cursor()
        var positions: [UInt32] = []
        var count = 0
        while try terms.next(), count < 400 {
            count += 1
            guard var postings = try? field.postings(of: terms.entry) else { continue }
            do throws(SegmentError) {
                try postings.advance()
                var steps = 0
                while postings.clause != PostingCursor.noClause, steps < 2000 {
                    try postings.readPositions(into: &positions)
                    if steps % 3 == 2 {
                        try postings.advance(to: postings.clause &+ 5)
                    } else {
                        try postings.advance()
                    }
                    steps += 1
                }
            } catch {
                continue
            }
            _ = try? field.dictionary.find(terms.key)
        }
    }
}
