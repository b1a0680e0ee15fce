internal import Analysis
internal import Indexing
internal import Segments

/// One run of `gongbao index`: finds the files, adds what is new or changed, and commits.
struct IndexRun {
    private let command: IndexCommand
    private var report = IndexReport()
    private var progress: Progress

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
        let directory = command.index.directory
        let (segmenter, isNew) =
            command.analyzer == .icu
            ? command.segmenter.forIndexing(
                directory.path, byteCount: walker.files.reduce(0) { $0 + $1.byteCount })
            : (.icu, false)
        var writer = try IndexWriter(
            directory,
            options: IndexingOptions(analyzer: command.analyzer, hasGrams: command.grams == .on),
            budget: command.ram.bytes, segmenter: segmenter)
        if isNew { SegmenterOption.write(segmenter, in: directory.path) }
        if writer.hasOtherAnalysis {
            Failure.report(
                "this index was begun with another version of ICU or of the analyser; words of old and new files may "
                    + "be cut differently (exact matching is not affected); index again into an empty directory"
            )
        }
        for (number, file) in walker.files.enumerated() {
            progress.show("\(number + 1)/\(walker.files.count) \(file.path)")
            try add(file, to: &writer)
        }
        if readsInput { try add(FileWalker.File(path: "-", identity: "-"), to: &writer) }
        if command.prune { try prune(&writer, found: walker) }
        progress.show("committing")
        let commit = try writer.commit(maxSegments: command.forceMerge ?? 10)
        progress.end()
        report.finish(commit, words: writer.wordCount, seconds: start.duration(to: clock.now))
        return report
    }

    private mutating func add(_ file: FileWalker.File, to writer: inout IndexWriter) throws {
        let isInput = file.identity == "-"
        let bytes: [UInt8]
        let text: DecodedText
        do throws(InputFailure) {
            bytes = try InputFile.read(isInput ? nil : file.path)
        } catch {
            report.failures.append(error)
            return
        }
        report.inputBytes += bytes.count
        let hash = Checksum.fnv1a(bytes)
        let known = writer.sources.first { $0.identity == file.identity }
        if let known, known.hash == hash, known.byteCount == bytes.count, matches(known.format) {
            report.unchanged += 1
            return
        }
        do throws(TextDecodingError) {
            text = try TextDecoder.decode(bytes)
        } catch {
            var offset = 0
            if case .binary(let place) = error { offset = place }
            report.failures.append(InputFailure(path: file.path, offset: offset, error: error.description))
            return
        }
        let format = command.format == .auto ? DocumentReader.format(of: file.path, text) : command.format
        let name = SourceName.make(for: file, among: writer.sources)
        let source = try writer.beginSource(
            path: file.path, identity: file.identity, name: name, byteCount: bytes.count, hash: hash,
            format: format.rawValue)
        var reader = DocumentReader(path: file.path, name: name)
        try reader.read(text, as: format, splits: command.split) { document in
            try writer.add(document, source: source)
        }
        report.failures += reader.failures
        report.notices += reader.notices
        if known == nil { report.added += 1 } else { report.changed += 1 }
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
