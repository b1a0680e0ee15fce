internal import ArgumentParser
internal import Search
internal import Segments

/// `gongbao show`: the text behind an id.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print a clause or a whole document by its id · 原文")

    @Argument(help: "The id of a clause, document or attachment, as a search prints it.")
    var id: String
    @OptionGroup var index: IndexOption
    @Flag(help: "One JSON object.")
    var json = false

    mutating func run() throws {
        let found = try index.lookUp(id)
        guard json || found.hasText else {
            throw Failure(
                .nothing, "the text of '\(id)' is not stored: the index was built with --store off")
        }
        Output.write(json ? object(found).text + "\n" : text(found))
    }

    private func text(_ found: Searcher.FoundDocument) -> String {
        var text = ""
        for clause in found.clauses {
            text += String(decoding: clause.clause.text, as: UTF8.self) + "\n"
        }
        return text
    }

    private func object(_ found: Searcher.FoundDocument) -> JSON {
        let part = found.part
        let document = found.clauses.first?.document ?? part
        return .object([
            ("schema", .int(1)), ("id", .string(id)), ("file", .optional(found.clauses.first?.file)),
            ("line", .int(part.lines.lowerBound)), ("end_line", .int(part.lines.upperBound)),
            ("issue", HitJSON.issue(document.issue)), ("document", HitJSON.document(document, part: part)),
            (
                "part",
                .object([
                    ("id", .string(part.id)), ("title", .optional(part.title)),
                    ("number", .optional(part.number)),
                    ("issuer", .optional(part.issuer)), ("date", .optional(part.date)),
                    ("kind", .optional(part.kind)),
                ])
            ),
            ("fields", HitJSON.fields(document)),
            (
                "clauses",
                .array(
                    found.clauses.map { clause in
                        .object([
                            ("id", .string(clause.id)), ("line", .int(clause.clause.line)),
                            ("end_line", .int(clause.clause.endLine)), ("role", .string(clause.role.name)),
                            ("path", .array(clause.path.map { .string($0) })),
                            (
                                "text",
                                found.hasText
                                    ? .string(String(decoding: clause.clause.text, as: UTF8.self)) : .null
                            ),
                            ("source", .object([("utf8", .range(clause.clause.source))])),
                        ])
                    })
            ),
        ])
    }
}
