internal import ArgumentParser

/// The form of a batch run.
enum BatchFormat: String, ExpressibleByArgument, CaseIterable {
    case trec
    case jsonl
}

/// The options that say how hits are printed.
struct HitOutputOptions: ParsableArguments {
    @Flag(help: "One JSON object.")
    var json = false
    @Flag(help: "One JSON object for each hit, a line each.")
    var jsonl = false
    @Flag(help: "Tab-separated: rank, score, id, file, line, citation, snippet.")
    var tsv = false
    @Flag(help: "With --tsv: a byte order mark first, so that spreadsheets read UTF-8.")
    var bom = false
    @Flag(help: "Only the ids, a line each.")
    var ids = false
    @Flag(help: "Only the numbers of hits, documents and files; in mode exact a hit is one occurrence.")
    var count = false
    @Option(help: "auto, always or never.")
    var color = ColorChoice.auto
    @Option(name: .customLong("why-not"), help: "Say why this clause or document is no hit.")
    var whyNot: String?
    @Option(help: "A file of queries, QID<TAB>QUERY a line.")
    var queries: String?
    @Option(help: "With --queries: trec or jsonl.")
    var format = BatchFormat.trec
    @Option(help: "With --queries: the name of the run.")
    var tag = "gongbao"
    @Option(help: "With --queries: for scripts that name it; searches use one thread.")
    var threads = 1

    /// Whether hits are printed for people.
    var isForPeople: Bool { !(json || jsonl || tsv || ids || count) }

    func validate() throws {
        guard [json, jsonl, tsv, ids].filter({ $0 }).count <= 1 else {
            throw ValidationError("--json, --jsonl, --tsv and --ids exclude each other")
        }
        guard tsv || !bom else { throw ValidationError("--bom goes with --tsv") }
        guard !tag.isEmpty, !tag.contains(where: \.isWhitespace) else {
            throw ValidationError("--tag must be one word, for it is a column of a run")
        }
        guard threads >= 1 else { throw ValidationError("--threads must be at least 1") }
    }
}
