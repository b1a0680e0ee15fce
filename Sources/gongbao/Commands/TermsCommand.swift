internal import ArgumentParser
internal import Search
internal import Segments
internal import Wire

/// `gongbao terms`: the words of the index.
struct TermsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terms", abstract: "List the words of the index that begin with a prefix · 词表")

    @Argument(help: "The prefix; all words where it is missing.")
    var prefix = ""
    @OptionGroup var index: IndexOption
    @Option(help: "The largest number of words.")
    var limit = 100
    @Flag(help: "One JSON object.")
    var json = false

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit must not be negative") }
    }

    mutating func run() throws {
        let terms: [TermCount]
        let searcher = Searcher(try index.snapshot())
        do throws(SearchError) {
            terms = try searcher.terms(prefix: prefix, limit: limit)
        } catch {
            throw Failure(error)
        }
        if json {
            let rows = terms.map { term in
                JSON.object([("term", .string(term.term)), ("df", .int(term.documentFrequency))])
            }
            Output.write(
                JSON.object([("schema", .int(1)), ("prefix", .string(prefix)), ("terms", .array(rows))]).text
                    + "\n")
        } else {
            let width = terms.map { DisplayWidth.of($0.term) }.max() ?? 0
            Output.write(
                terms.map { DisplayWidth.padded($0.term, to: width) + "  \($0.documentFrequency)\n" }.joined()
            )
        }
        if terms.isEmpty { throw Failure.silent(.nothing) }
    }
}
