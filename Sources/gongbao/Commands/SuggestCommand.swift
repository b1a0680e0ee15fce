internal import ArgumentParser
internal import Search
internal import Segments

/// `gongbao suggest`: what a beginning may be completed to.
struct SuggestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suggest",
        abstract: "Complete a beginning to document numbers, issuers, titles and words · 联想",
        discussion: """
            Blanks, width, case, traditional forms and the brackets of document numbers do not matter.

            Examples · 例:
              gongbao suggest 本政办发              document numbers that begin so · 文号
              gongbao suggest '本政发[2022]' --limit 20
              gongbao suggest 养老 --json           titles and words · 标题与词语
            """)

    @Argument(help: "The beginning.")
    var prefix: String
    @OptionGroup var index: IndexOption
    @Option(help: "The largest number of completions.")
    var limit = 10
    @Flag(help: "One JSON object.")
    var json = false

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit must not be negative") }
        guard prefix.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw ValidationError("missing a beginning; for example: gongbao suggest 本政办发")
        }
    }

    mutating func run() throws {
        let completions: [Completion]
        let searcher = Searcher(try index.snapshot())
        do throws(SearchError) {
            completions = try searcher.complete(prefix, limit: limit)
        } catch {
            throw Failure(error)
        }
        Output.write(json ? object(completions).text + "\n" : text(completions))
        if completions.isEmpty { throw Failure.silent(.nothing) }
    }

    private func text(_ completions: [Completion]) -> String {
        completions.map { completion in
            DisplayWidth.padded(completion.kind.rawValue, to: 6)
                + "  \(completion.text)  \(completion.count)\n"
        }.joined()
    }

    private func object(_ completions: [Completion]) -> JSON {
        let rows = completions.map { completion in
            JSON.object([
                ("kind", .string(completion.kind.rawValue)), ("text", .string(completion.text)),
                ("count", .int(completion.count)),
            ])
        }
        return .object([("schema", .int(1)), ("prefix", .string(prefix)), ("suggestions", .array(rows))])
    }
}
