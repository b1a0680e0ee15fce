internal import ArgumentParser
internal import Search
internal import Segments
internal import Wire

/// What a benchmark run computes for each query.
enum BenchMode: String, ExpressibleByArgument, CaseIterable {
    case top10
    case count
    case top10AndCount = "top10_count"
}

/// `gongbao bench`: the time of many queries.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Time a file of queries · 计时",
        discussion: """
            FILE has one JSON object a line: {"qid","class","op":"TERM|AND|OR|PHRASE","terms":["…"]}. Terms are words as
            they stand in the index; PHRASE: they follow each other without a gap. Times are the best of the runs of each
            query, parsing and result ids included.
            """)

    @OptionGroup var index: IndexOption
    @OptionGroup var segmenter: SegmenterOption
    @Option(help: "The file of queries.")
    var queries: String
    @Option(help: "top10, count or top10_count.")
    var command = BenchMode.top10
    @Option(help: "bm25, or blend: the terms of a query with OR as one text, ranked as search ranks it.")
    var similarity = "bm25"
    @Option var k1 = 1.2
    @Option var b = 0.75
    @Option(help: "Runs over all queries before times are taken.")
    var warmup = 1
    @Option(help: "Runs over all queries.")
    var runs = 5
    @Option(
        help:
            "Threads that run the queries at the same time; times are those of a query, qps that of all threads."
    )
    var threads = 1
    @Option(help: "Write each query's time and hits here, as JSON lines.")
    var results: String?
    @Flag(help: "One JSON object a class.")
    var json = false

    func validate() throws {
        guard runs >= 1, warmup >= 0, threads >= 1 else {
            throw ValidationError("--runs and --threads must be at least 1, and --warmup not negative")
        }
        guard ["blend", "bm25"].contains(similarity) else {
            throw ValidationError("--similarity is bm25 or blend, not '\(similarity)'")
        }
    }

    mutating func run() throws {
        let queries = try BenchQuery.read(self.queries)
        let isBlend = similarity == "blend"
        if isBlend, let other = queries.first(where: { $0.operation != .or && $0.operation != .term }) {
            throw Failure(.usage, "query \(other.id): --similarity blend ranks queries with OR or TERM only")
        }
        let snapshot = try index.snapshot()
        let run = BenchRun(
            queries: queries, snapshot: snapshot,
            similarity: isBlend ? .blend : .bm25(BM25(k1: k1, b: b)),
            segmenter: segmenter.forReading(index.directory), mode: command, warmup: warmup, runs: runs)
        // Each thread runs all queries, beginning at another one.
        let threads = threads
        let results = Workers.map(threads, items: threads) { run.run(from: $0 * queries.count / threads) }
        var times = [Int](repeating: Int.max, count: queries.count)
        var answers: [TermAnswer] = []
        for result in results {
            guard let result else { continue }
            switch result {
            case .failure(let error): throw Failure(error)
            case .success(let measured):
                for (number, time) in measured.times.enumerated() { times[number] = min(times[number], time) }
                answers = measured.answers
            }
        }
        if let path = self.results { try write(queries, times, answers, to: path) }
        Output.write(BenchReport(queries.map(\.class), times, threads: threads).text(json: json))
    }

    private func write(
        _ queries: [BenchQuery], _ times: [Int], _ answers: [TermAnswer], to path: String
    ) throws {
        var text = ""
        for (number, query) in queries.enumerated() {
            let hits = answers[number].hits.map { JSON.array([.string($0.id), .number($0.score)]) }
            text +=
                JSON.object([
                    ("qid", .string(query.id)), ("us", .number(Double(times[number]) / 1000)),
                    ("total", answers[number].total.map { .int($0) } ?? .null), ("hits", .array(hits)),
                ]).text + "\n"
        }
        do throws(SegmentError) {
            try FileSystem().writeFile(path, Array(text.utf8))
        } catch {
            throw Failure(error)
        }
    }
}
