internal import Analysis
internal import Glibc
internal import Indexing
internal import NIOConcurrencyHelpers
internal import Segments

/// One run of `gongbao index`: finds the files, adds what is new or changed, and commits.
struct IndexRun {
    private let command: IndexCommand
    private var report = IndexReport()
    private var progress: Progress
    private var failures: [ChunkReader.Remark] = []
    private var notices: [ChunkReader.Remark] = []
    /// The files of lines by their paths.
    private var scans: [String: ScannedFile] = [:]

    /// The number of segments from which on some are merged.
    private static let maxSegments = 24
    /// Less text than this is read by one thread.
    private static let minParallelBytes = 8 << 20

    init(command: IndexCommand) {
        self.command = command
        progress = Progress(isShown: Output.isErrorTerminal && !command.quiet)
    }

    mutating func run() throws -> IndexReport {
        let clock = ContinuousClock()
        let start = clock.now
        let readsInput = command.paths.contains("-")
        let walker = FileWalker(command.paths.filter { $0 != "-" })
        report.failures = walker.failures
        let directory = try command.disk.directory(command.index)
        let (segmenter, isNew) = prepare(walker.files, directory)
        var writer = try IndexWriter(
            directory,
            options: IndexingOptions(
                analyzer: command.analyzer, hasGrams: command.grams == .on,
                hasWordPairs: command.wordPairs == .on, storesText: command.store == .on),
            budget: command.ram.bytes, segmenter: segmenter)
        if isNew { SegmenterOption.write(segmenter, in: directory) }
        if writer.hasOtherAnalysis {
            Failure.report(
                "this index was begun with another version of ICU or of the analyser; words of old and new files may "
                    + "be cut differently (exact matching is not affected); index again into an empty directory"
            )
        }
        var files: [PlannedFile] = []
        for (number, file) in walker.files.enumerated() {
            progress.show("looking at \(number + 1)/\(walker.files.count) \(file.path)")
            if let file = try plan(file, order: number, &writer) { files.append(file) }
        }
        if readsInput {
            let file = FileWalker.File(path: "-", identity: "-")
            if let file = try plan(file, order: walker.files.count, &writer) { files.append(file) }
        }
        try read(files, into: &writer)
        if command.prune { try prune(&writer, found: walker) }
        progress.show("committing")
        let commit = try writer.commit(
            maxSegments: command.forceMerge ?? Self.maxSegments, reorders: command.reorder == .on)
        progress.end()
        report.finish(commit, words: writer.wordCount, seconds: start.duration(to: clock.now))
        return report
    }

    /// A file of lines that was looked at already.
    private struct ScannedFile {
        var fingerprint: InputFile.Fingerprint
        var scan: InputScan
    }

    /// What can be done at the same time before anything is read into the index.
    private enum Preparation: Sendable {
        case segmenter(WordSegmenter, isNew: Bool)
        case scan(InputFile.Fingerprint, InputScan)
    }

    /// Makes the dictionary ready and looks at the files of lines.
    private mutating func prepare(
        _ files: [FileWalker.File], _ directory: IndexDirectory
    ) -> (segmenter: WordSegmenter, isNew: Bool) {
        let paths = files.filter(isLines).map(\.path)
        let byteCount = files.reduce(0) { $0 + $1.byteCount }
        let needsWords = command.analyzer == .icu
        let choice = command.segmenter.segmenter
        let results = Workers.map(command.threads ?? Self.processorCount, items: paths.count + 1) {
            item -> Preparation? in
            guard item > 0 else {
                let (segmenter, isNew) =
                    needsWords
                    ? SegmenterOption.forIndexing(choice, directory, byteCount: byteCount) : (.icu, false)
                return .segmenter(segmenter, isNew: isNew)
            }
            // What is wrong with a file is said when its turn comes.
            guard let input = try? InputFile(paths[item - 1]), let fingerprint = try? input.fingerprint(),
                let scan = try? InputScan(input)
            else { return nil }
            return .scan(fingerprint, scan)
        }
        var found: (segmenter: WordSegmenter, isNew: Bool) = (.icu, false)
        for (item, result) in results.enumerated() {
            switch result {
            case .segmenter(let segmenter, let isNew)?: found = (segmenter, isNew)
            case .scan(let fingerprint, let scan)?:
                scans[paths[item - 1]] = ScannedFile(fingerprint: fingerprint, scan: scan)
            case nil: break
            }
        }
        return found
    }

    /// Whether a file is read line by line.
    private func isLines(_ file: FileWalker.File) -> Bool {
        guard file.identity != "-" else { return false }
        switch command.format {
        case .auto: return Self.isRecords(file)
        case .jsonl, .text: return true
        case .gazette: return false
        }
    }

    private static func isRecords(_ file: FileWalker.File) -> Bool {
        file.path.hasSuffix(".jsonl") || file.path.hasSuffix(".ndjson")
    }

    /// Looks at a file; gives how it is to be read, or `nil` where it is unchanged or cannot be read.
    private mutating func plan(
        _ file: FileWalker.File, order: Int, _ writer: inout IndexWriter
    ) throws -> PlannedFile? {
        do {
            return try plan(examine(file), of: file, order: order, &writer)
        } catch let failure as InputFailure {
            failures.append(.init(order: order, failure: failure))
            return nil
        }
    }

    /// What is known of a file before it is read into the index.
    private struct Examined {
        var scan: InputScan?
        var content: [UInt8]?
        var fingerprint: InputFile.Fingerprint?
        var byteCount: Int
        var hash: UInt64
    }

    private func examine(_ file: FileWalker.File) throws(InputFailure) -> Examined {
        let input = try InputFile(file.identity == "-" ? nil : file.path)
        let fingerprint = try input.fingerprint()
        if isLines(file) {
            let scan: InputScan
            if let known = scans[file.path], known.fingerprint == fingerprint {
                scan = known.scan
            } else {
                scan = try InputScan(input)
            }
            let isCut = scan.isPlain && (scan.byteCount <= TextDecoder.maxByteCount || Self.isRecords(file))
            guard isCut || scan.byteCount == 0 else { return try readWhole(file, input, fingerprint) }
            return Examined(
                scan: scan.isPlain ? scan : nil, fingerprint: fingerprint, byteCount: scan.byteCount,
                hash: scan.hash)
        }
        return try readWhole(file, input, fingerprint)
    }

    private func readWhole(
        _ file: FileWalker.File, _ input: borrowing InputFile, _ fingerprint: InputFile.Fingerprint
    ) throws(InputFailure) -> Examined {
        if file.identity != "-" { try input.seek(to: 0) }
        let content = try input.readAll()
        return Examined(
            content: content, fingerprint: fingerprint, byteCount: content.count,
            hash: ContentHash.hash(content))
    }

    private mutating func plan(
        _ examined: Examined, of file: FileWalker.File, order: Int, _ writer: inout IndexWriter
    ) throws -> PlannedFile? {
        report.inputBytes += examined.byteCount
        let known = writer.sources.first { $0.identity == file.identity }
        if let known, known.hash == examined.hash, known.byteCount == examined.byteCount,
            matches(known.format)
        {
            report.unchanged += 1
            return nil
        }
        var format = command.format == .auto ? .jsonl : command.format
        if examined.scan == nil {
            do throws(TextDecodingError) {
                let text = try TextDecoder.decode(examined.content ?? [])
                if command.format == .auto { format = DocumentReader.format(of: file.path, text) }
            } catch {
                throw InputFailure(error, path: file.path)
            }
        }
        let name = SourceName.make(for: file, among: writer.sources)
        let source = try writer.beginSource(
            path: file.path, identity: file.identity, name: name, byteCount: examined.byteCount,
            hash: examined.hash, format: format.rawValue)
        if known == nil { report.added += 1 } else { report.changed += 1 }
        return PlannedFile(
            path: file.path, name: name, source: source, format: format, order: order,
            content: file.identity == "-" ? examined.content : nil, fingerprint: examined.fingerprint,
            scan: examined.scan, byteCount: examined.byteCount)
    }

    /// Reads files into segments, chunk by chunk, and takes these over in the order of the files.
    private mutating func read(_ files: [PlannedFile], into writer: inout IndexWriter) throws {
        let byteCount = files.reduce(0) { $0 + $1.byteCount }
        let threads = byteCount < Self.minParallelBytes ? 1 : command.threads ?? Self.processorCount
        let budget = command.ram.bytes / threads * 4 / 5
        let chunks = InputPart.chunks(
            of: files, size: Self.chunkSize(byteCount: byteCount, threads: threads, budget: budget))
        let places = chunks.indices.map { writer.place(part: $0, of: chunks.count, budget: budget) }
        let splits = command.split
        let progress = NIOLockedValueBox(progress)
        let results = Workers.map(threads, items: chunks.count) {
            chunk -> Swift.Result<ChunkReader.Result, any Error>? in
            progress.withLockedValue { $0.show("reading \(chunk + 1)/\(chunks.count)") }
            return Swift.Result { try Self.read(chunks[chunk], places[chunk], splits: splits) }
        }
        for result in results {
            guard let result = try result?.get() else { continue }
            try writer.adopt(result.segments)
            failures += result.failures
            notices += result.notices
            for source in result.changedSources { writer.forgetContent(ofSource: source) }
        }
        report.failures += failures.inOrder
        report.notices = notices.inOrder
    }

    private static func read(
        _ parts: [InputPart], _ place: WritingPlace, splits: Bool
    ) throws -> ChunkReader.Result {
        var writer = DocumentWriter(place)
        var reader = ChunkReader(splits: splits)
        for part in parts { try reader.read(part, into: &writer) }
        try reader.finish(&writer)
        return reader.result
    }

    /// The number of processors that this process may use.
    private static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// How many bytes of input make a chunk: one for each thread, or a multiple of that where they would not fit into the
    /// budget.
    private static func chunkSize(byteCount: Int, threads: Int, budget: Int) -> Int {
        let largest = max(1 << 20, budget / 2)
        let rounds = max(1, (byteCount + largest * threads - 1) / (largest * threads))
        return max(1, (byteCount + rounds * threads - 1) / (rounds * threads))
    }

    private func matches(_ format: String) -> Bool {
        command.format == .auto || command.format.rawValue == format
    }

    /// Removes sources under the given paths that were not found there any more.
    private mutating func prune(_ writer: inout IndexWriter, found walker: FileWalker) throws {
        let identities = Set(walker.files.map(\.identity))
        func isUnder(_ roots: [String], _ path: String) -> Bool {
            roots.contains { path == $0 || path.hasPrefix($0 == "/" ? $0 : $0 + "/") }
        }
        let roots = command.paths.filter { $0 != "-" }.map { FileWalker.absolute(FileWalker.normalized($0)) }
        // What could not be looked at is not known to be gone.
        let unread = walker.unreadPaths.map(FileWalker.absolute)
        for source in writer.sources where !identities.contains(source.identity) {
            guard isUnder(roots, source.identity), !isUnder(unread, source.identity) else { continue }
            try writer.removeSource(source.number)
            report.removed += 1
        }
    }
}

/// Names sources by their files: `benxi-2022-03` for `corpus/benxi-2022-03.txt`.
enum SourceName {
    /// The name of a file without folder and ending; with a mark of the path where another source has that name.
    static func make(for file: FileWalker.File, among sources: [Commit.Source]) -> String {
        if let known = sources.first(where: { $0.identity == file.identity }) { return known.name }
        if file.identity == "-" { return "stdin" }
        let last = file.path.split(separator: "/").last.map(String.init) ?? file.path
        let stem =
            last.lastIndex(of: ".").flatMap { $0 > last.startIndex ? String(last[..<$0]) : nil } ?? last
        let plain = stem.unicodeScalars.contains { $0.properties.isWhitespace } ? underscored(stem) : stem
        guard sources.contains(where: { $0.name == plain }) else { return plain }
        return plain + "~" + String(Checksum.fnv1a(file.identity.utf8) & 0xFF_FFFF, radix: 36)
    }

    private static func underscored(_ text: String) -> String {
        String(text.map { $0.isWhitespace ? "_" : $0 })
    }
}

extension [ChunkReader.Remark] {
    /// What there is to say, in the order of the files.
    var inOrder: [InputFailure] {
        enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
            .map(\.element.failure)
    }
}
