internal import Glibc
public import Indexing
public import Search
public import Segments

/// An index in a temporary directory, and the documents that are live in it.
public struct TestIndex: Sendable {
    /// Where it lies.
    public let directory: IndexDirectory
    /// The newest state.
    public let snapshot: Snapshot
    /// The live documents in the order of indexing.
    public let documents: [TestDocument]
    private let owner: TemporaryDirectory

    /// Indexes one document for each text, in one segment.
    public init(_ texts: [String], options: IndexingOptions = IndexingOptions()) throws {
        let documents = texts.enumerated().map { number, text in
            TestDocument("d\(number)", file: "f\(number).txt", [text])
        }
        try self.init(documents, options: options)
    }

    /// Indexes documents.
    ///
    /// - Parameters:
    ///   - documents: in order, those of one file together.
    ///   - segments: how many segments to cut them into, between files.
    ///   - removing: files that are removed in a commit after all others.
    ///   - replacing: documents that are added at last and replace those with their ids.
    ///   - options: how to analyse.
    ///   - format: the format of the files; the ids of clauses of `jsonl` are those of their documents.
    ///   - reorders: merge what was added, and then everything, with like documents side by side.
    /// - Throws: what the writer throws.
    public init(
        _ documents: [TestDocument], segments: Int = 1, removing: Set<String> = [],
        replacing: [TestDocument] = [], options: IndexingOptions = IndexingOptions(), format: String = "text",
        reorders: Bool = false
    ) throws {
        owner = TemporaryDirectory()
        directory = IndexDirectory(owner.path + "/index")
        let files = Self.grouped(documents)
        let size = max(1, (files.count + segments - 1) / segments)
        for start in stride(from: 0, to: files.count, by: size) {
            try Self.add(Array(files[start..<min(files.count, start + size)]), directory, options, format)
        }
        if files.isEmpty { try Self.add([], directory, options, format) }
        if reorders { try Self.reorder(directory, options) }
        if !removing.isEmpty {
            var writer = try Self.writer(directory, options)
            for source in writer.sources where removing.contains(source.path) {
                try writer.removeSource(source.number)
            }
            _ = try writer.commit()
        }
        if !replacing.isEmpty { try Self.add(Self.grouped(replacing), directory, options, format) }
        if reorders { try Self.reorder(directory, options) }
        let replaced = Set(replacing.map(\.id))
        self.documents =
            documents.filter { !removing.contains($0.file) && !replaced.contains($0.id) } + replacing
        snapshot = try Snapshot(directory)
    }

    private static func grouped(_ documents: [TestDocument]) -> [[TestDocument]] {
        var files: [[TestDocument]] = []
        for document in documents {
            if files.last?.first?.file == document.file {
                files[files.count - 1].append(document)
            } else {
                files.append([document])
            }
        }
        return files
    }

    /// Opens a writer; a child that another test has just forked may hold the lock of the one before for a moment.
    private static func writer(_ directory: IndexDirectory, _ options: IndexingOptions) throws -> IndexWriter
    {
        for _ in 0..<100_000 {
            do {
                return try IndexWriter(directory, options: options)
            } catch IndexingError.index(.locked) {
                sched_yield()
            }
        }
        return try IndexWriter(directory, options: options)
    }

    private static func reorder(_ directory: IndexDirectory, _ options: IndexingOptions) throws {
        var writer = try Self.writer(directory, options)
        _ = try writer.commit(maxSegments: 1, reorders: true)
    }

    private static func add(
        _ files: [[TestDocument]], _ directory: IndexDirectory, _ options: IndexingOptions, _ format: String
    ) throws {
        var writer = try Self.writer(directory, options)
        for file in files {
            let path = file.first?.file ?? ""
            let source = try writer.beginSource(
                path: path, identity: "/" + path, name: path, byteCount: 1, hash: 1, format: format)
            for document in file { try writer.add(document.source, source: source) }
        }
        _ = try writer.commit(maxSegments: 100)
    }

    /// The answer to a request.
    public func search(
        _ query: String, _ change: (inout SearchRequest) -> Void = { _ in }
    ) throws -> SearchResponse {
        var request = SearchRequest(query: query)
        request.limit = nil
        change(&request)
        return try Searcher(snapshot).search(request)
    }

    /// The counts of a request.
    public func count(
        _ query: String, _ change: (inout SearchRequest) -> Void = { _ in }
    ) throws -> CountResponse {
        var request = SearchRequest(query: query)
        change(&request)
        return try Searcher(snapshot).count(request)
    }
}
