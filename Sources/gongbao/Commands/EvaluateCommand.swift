internal import ArgumentParser
internal import Search
internal import Segments
internal import Wire

/// `gongbao evaluate`: how good a ranking is.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Measure a ranking by judged queries · 评测",
        discussion: """
            Prints nDCG@10, MRR@10 and recall@100: of a run, a file of lines QID Q0 DOCUMENT RANK SCORE TAG, or of the
            searches that it makes itself for --queries, with the options of search and at least 100 hits each (--match is
            auto, as there). Judgements are lines QID 0 DOCUMENT GRADE; above 0 is relevant.

            Averages are over all judged queries: one without results, or without a relevant document, counts as 0. Hits are
            ordered by score, equal ones by falling id, as trec_eval does; ranks in a file are not looked at.

            A second setting, --against or --against-options, is compared by a two-sided paired randomisation test of 10,000
            draws; p is the chance of such a difference between settings of equal worth.

            Examples:
              gongbao evaluate run.txt --qrels qrels.txt
              gongbao evaluate run.txt --qrels qrels.txt --against other.txt --per-query
              gongbao evaluate --queries queries.tsv --qrels qrels.txt --match any
              gongbao evaluate --queries queries.tsv --qrels qrels.txt --match any \\
                --against-options '--match any --similarity bm25'
            """)

    @Argument(help: ArgumentHelp("A run; - reads it from standard input.", valueName: "run"))
    var runPath: String?
    @Option(help: "The judgements.")
    var qrels: String
    @Option(help: "A file of queries, QID<TAB>QUERY a line, to search for instead of reading a run.")
    var queries: String?
    @Option(help: "A run to compare with.")
    var against: String?
    @Option(
        name: .customLong("against-options"), parsing: .unconditional,
        help: "With --queries: options of search, in quotes, to compare with.")
    var againstOptions: String?
    @Flag(name: .customLong("per-query"), help: "A line for each query.")
    var perQuery = false
    @Flag(help: "One JSON object, which lists every query.")
    var json = false
    @OptionGroup var index: IndexOption
    @OptionGroup var segmenter: SegmenterOption
    @OptionGroup var request: RequestOptions
    @OptionGroup var variants: VariantOptions

    func validate() throws {
        guard (runPath == nil) != (queries == nil) else {
            throw ValidationError(
                "name a run or --queries; for example: gongbao evaluate run.txt --qrels FILE")
        }
        guard against == nil || againstOptions == nil else {
            throw ValidationError("--against and --against-options exclude each other")
        }
        guard againstOptions == nil || queries != nil else {
            throw ValidationError("--against-options needs --queries")
        }
    }

    func run() throws {
        let judgements = try Judgements(EvaluationLines(path: qrels))
        let other = try againstOptions.map { options in
            try SearchOptions.parse(options.split { $0.isWhitespace }.map(String.init))
        }
        let evaluation: Evaluation
        var baseline: Evaluation?
        if let queries {
            let searches = EvaluationSearch(
                Searcher(try index.snapshot(), segmenter: segmenter.forReading(index.directory)),
                try BatchQuery.read(queries))
            evaluation = Evaluation("searches", try searches.run(request, variants), judgements)
            if let other {
                baseline = Evaluation(
                    againstOptions ?? "", try searches.run(other.request, other.variants), judgements)
            }
        } else {
            let path = runPath ?? "-"
            evaluation = Evaluation(path, try RankedRun(EvaluationLines(path: path)), judgements)
        }
        if let against {
            baseline = Evaluation(against, try RankedRun(EvaluationLines(path: against)), judgements)
        }
        let report = EvaluationReport(evaluation, against: baseline, listsQueries: perQuery)
        Output.write(json ? report.json.text + "\n" : report.text)
    }
}

/// The options of a search that have to do with its hits.
private struct SearchOptions: ParsableArguments {
    @OptionGroup var request: RequestOptions
    @OptionGroup var variants: VariantOptions
}
