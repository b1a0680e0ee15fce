public import Analysis
public import ArgumentParser
internal import Glibc
internal import Indexing
internal import Segments
internal import Wire

extension AnalyzerKind: ExpressibleByArgument {}
extension InputFormat: ExpressibleByArgument {}

/// `on` or `off`.
enum Switch: String, ExpressibleByArgument, CaseIterable {
    case on
    case off
}

/// `gongbao index`: reads files and brings the index up to date.
struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index", abstract: "Build an index or bring it up to date · 建立或更新索引",
        discussion: """
            Files that have not changed are not read again into the index. Gazettes,
            JSON lines and plain text are told apart by name and content; UTF-8, UTF-16
            and GB18030 by content. A file that cannot be read is named, with the place,
            and the others are indexed. In folders, hidden files and files named
            MANIFEST… or README… are passed over.

            Examples:
              gongbao index                          the folder corpus/ into ./index
              gongbao index gazettes/ --prune        also forget files that are gone
              gongbao index laws.jsonl --index laws.idx --json
              cat page.txt | gongbao index - --index page.idx
            """)

    @Argument(help: "Files, folders, or - for standard input.")
    var paths: [String] = ["corpus"]
    @OptionGroup var index: IndexOption
    @Option(help: "How files are read: auto, gazette, jsonl or text.")
    var format = InputFormat.auto
    @Option(help: "How words are found: icu, or whitespace where the text is cut already.")
    var analyzer = AnalyzerKind.icu
    @OptionGroup var segmenter: SegmenterOption
    @Option(help: "on: pairs of characters too, for exact matching. off: words only.")
    var grams = Switch.on
    @Option(
        name: .customLong("word-pairs"),
        help: "on: frequent words that follow each other too, for phrases of words in benchmarks.")
    var wordPairs = Switch.off
    @Option(
        help: "on: the text of the clauses is stored, for snippets and show. off: it is not, and only found.")
    var store = Switch.on
    @Option(help: "The number of threads; one for each processor where it is not given.")
    var threads: Int?
    @Option(help: "About how much memory to use before a segment is written: 256M, 1G.")
    var ram = ByteSize(bytes: 256 << 20)
    @OptionGroup var disk: DiskOption
    @Flag(help: "Forget files that are gone from the given paths.")
    var prune = false
    @Option(name: .customLong("force-merge"), help: "Merge until there are at most so many segments.")
    var forceMerge: Int?
    @Option(
        help: ArgumentHelp(
            "on: merge what is new, with like documents side by side.",
            discussion: """
                Takes longer; postings get smaller, stored records often larger, and searches a little faster. \
                Documents keep their clauses and attachments, files their documents. Hits and scores stay the same, but \
                equal scores (and equal dates or numbers) come in the new order.
                """))
    var reorder = Switch.off
    @Flag(help: "JSON lines: make each line of a record's text a clause of its own.")
    var split = false
    @Flag(help: "Print one JSON object.")
    var json = false
    @Flag(help: "Print nothing but errors.")
    var quiet = false
    @Flag(name: .shortAndLong, help: "Say what looks odd in gazettes that were read.")
    var verbose = false

    func validate() throws {
        guard threads ?? 1 >= 1 else { throw ValidationError("--threads must be at least 1") }
        guard forceMerge ?? 1 >= 1 else { throw ValidationError("--force-merge must be at least 1") }
    }

    mutating func run() throws {
        var run = IndexRun(command: self)
        let report: IndexReport
        do {
            report = try run.run()
        } catch let error as IndexingError {
            throw Failure(error)
        } catch let error as SegmentError {
            throw Failure(error)
        }
        if json { Output.write(report.json.text + "\n") } else if !quiet { Output.write(report.text) }
        if verbose { for notice in report.notices { Failure.report(notice.text) } }
        for failure in report.failures { Failure.report(failure.text) }
        if !report.failures.isEmpty { throw Failure.silent(.inputOutput) }
    }
}

/// A size in bytes, written as 64M or 1G.
struct ByteSize: ExpressibleByArgument, CustomStringConvertible {
    var bytes: Int

    init(bytes: Int) {
        self.bytes = bytes
    }

    init?(argument: String) {
        let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40]
        var digits = argument.uppercased()
        var unit = 1
        if let last = digits.last, let known = units[last] {
            unit = known
            digits.removeLast()
        }
        guard let count = Int(digits), count > 0, count < Int.max / unit else { return nil }
        bytes = count * unit
    }

    var description: String { "\(bytes >> 20)M" }
}
