internal import Analysis
internal import ArgumentParser
internal import Search
internal import Segments
internal import Wire

/// `gongbao limits`: what queries and indexes may be at most.
struct LimitsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limits", abstract: "List the limits of queries and of the index · 限制",
        discussion: "Those of the server are in gongbao-server --help.")

    @Flag(help: "One JSON object.")
    var json = false

    private static var rows: [Limit] {
        Limit.ofQueries + [
            Limit(
                name: "file_bytes",
                subject: "bytes of a file that is read whole (all but JSON lines in UTF-8)",
                value: TextDecoder.maxByteCount, beyond: "the file is named and passed over; exit code 4"),
            Limit(
                name: "segment_clauses", subject: "clauses of a segment", value: SegmentLayout.maxClauses,
                beyond: "another segment is begun"),
            Limit(
                name: "segment_characters", subject: "characters of a segment",
                value: SegmentLayout.maxCharacters, beyond: "another segment is begun"),
        ]
    }

    mutating func run() throws {
        guard !json else {
            let limits = Self.rows.map { row in
                JSON.object([
                    ("name", .string(row.name)), ("what", .string(row.subject)), ("value", .int(row.value)),
                    ("beyond", .string(row.beyond)),
                ])
            }
            Output.write(JSON.object([("schema", .int(1)), ("limits", .array(limits))]).text + "\n")
            return
        }
        let width = Self.rows.map { String($0.value).utf8.count }.max() ?? 0
        for row in Self.rows {
            let value = String(row.value)
            let blanks = String(repeating: " ", count: width - value.utf8.count)
            Output.write("\(blanks)\(value)  \(row.subject): \(row.beyond)\n")
        }
        Output.write(
            "No least length of a query, no limit to the number of hits, pages or segments.\n"
                + "search --timeout limits the time of a query; index --ram and --disk what indexing may use.\n"
        )
    }
}
