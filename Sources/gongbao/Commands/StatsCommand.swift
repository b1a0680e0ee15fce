internal import ArgumentParser
internal import Wire

/// `gongbao stats`: what the index holds.
struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Say what the index holds and how it was made · 统计")

    @OptionGroup var source: SourceOptions
    @Flag(help: "One JSON object.")
    var json = false

    mutating func run() throws {
        let answer = try source.source().required(.stats)
        if json {
            Output.write(answer.text + "\n")
            return
        }
        let members = answer.members.filter { $0.name != "schema" }
        let width = members.map { DisplayWidth.of($0.name) }.max() ?? 0
        Output.write(
            members.map { DisplayWidth.padded($0.name, to: width) + "  \(Self.plain($0.value))\n" }.joined())
    }

    private static func plain(_ value: JSON) -> String {
        if case .string(let text) = value { return text }
        if case .number(let number) = value { return Numbers.fixed(number, 4) }
        return value.text
    }
}
