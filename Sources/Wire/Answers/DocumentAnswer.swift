internal import Search
internal import Segments

/// A document or clause as programs see it.
enum DocumentAnswer {
    static func object(_ found: Searcher.FoundDocument, id: String) -> JSON {
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
                    ("number", .optional(part.number)), ("issuer", .optional(part.issuer)),
                    ("date", .optional(part.date)), ("kind", .optional(part.kind)),
                ])
            ),
            ("fields", HitJSON.fields(document)),
            ("clauses", .array(found.clauses.map { clause($0, hasText: found.hasText) })),
        ])
    }

    private static func clause(_ clause: StoredClause, hasText: Bool) -> JSON {
        .object([
            ("id", .string(clause.id)), ("line", .int(clause.clause.line)),
            ("end_line", .int(clause.clause.endLine)), ("role", .string(clause.role.name)),
            ("path", .array(clause.path.map { .string($0) })),
            ("text", hasText ? .string(String(decoding: clause.clause.text, as: UTF8.self)) : .null),
            ("source", .object([("utf8", .range(clause.clause.source))])),
        ])
    }
}
