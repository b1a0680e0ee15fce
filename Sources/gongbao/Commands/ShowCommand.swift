internal import ArgumentParser
internal import Wire

/// `gongbao show`: the text behind an id.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print a clause or a whole document by its id · 原文")

    @Argument(help: "The id of a clause, document or attachment, as a search prints it.")
    var id: String
    @OptionGroup var source: SourceOptions
    @Flag(help: "One JSON object.")
    var json = false

    mutating func run() throws {
        let answer = try source.source().required(.document(id: id))
        if json {
            Output.write(answer.text + "\n")
            return
        }
        let texts = (answer["clauses"]?.elements ?? []).map { $0["text"]?.string }
        guard !texts.contains(nil) else {
            throw Failure(
                .nothing, "the text of '\(id)' is not stored: the index was built with --store off")
        }
        Output.write(texts.compactMap { $0.map { $0 + "\n" } }.joined())
    }
}
