internal import ArgumentParser
internal import Wire

/// `gongbao cite`: a citation to copy.
struct CiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cite", abstract: "Print the citation of a clause or document · 引文")

    @Argument(help: "The id of a clause, document or attachment.")
    var id: String
    @Option(help: "text, gbt7714, bibtex or ris.")
    var style = CitationStyle.text
    @OptionGroup var source: SourceOptions
    @Flag(help: "One JSON object.")
    var json = false

    mutating func run() throws {
        let answer = try source.source().required(.citation(id: id, style: style))
        let text = answer["citation"]?.string ?? ""
        Output.write((json ? answer.text : text) + (text.hasSuffix("\n") && !json ? "" : "\n"))
    }
}
