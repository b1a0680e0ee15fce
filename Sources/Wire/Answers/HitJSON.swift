internal import Gazettes
internal import Search
internal import Segments

/// The JSON of a hit, as programs rely on it.
enum HitJSON {
    /// The citation of a hit.
    static func citation(_ hit: Hit) -> Citation {
        citation(hit.part, hit.document, path: hit.path, file: hit.file, line: hit.clause.line, id: hit.id)
    }

    /// The citation of a clause.
    static func citation(
        _ part: DocumentRecord, _ document: DocumentRecord, path: [String], file: String, line: Int,
        id: String
    ) -> Citation {
        Citation(
            title: part.title ?? document.title, parentTitle: document.title,
            number: part.number ?? document.number,
            issuer: part.issuer ?? document.issuer, date: part.date ?? document.date,
            issueName: document.issue?.name, year: document.issue?.year, issueNumber: document.issue?.number,
            path: path, file: file, line: line, id: id)
    }

    /// A hit.
    static func object(_ hit: Hit, _ request: SearchRequest) -> JSON {
        var members: [(String, JSON)] = [
            ("rank", .int(hit.rank)), ("score", .number(hit.score)), ("id", .string(hit.id)),
            ("file", .string(hit.file)), ("line", .int(hit.lines.lowerBound)),
            ("end_line", .int(hit.lines.upperBound)),
            ("role", .string(hit.role.name)), ("issue", issue(hit.document.issue)),
            ("document", document(hit.document, part: hit.part)),
            ("path", .array(hit.path.map { .string($0) })),
            ("citation", .string(citation(hit).text)), ("fields", fields(hit.document)),
            ("snippet", .string(hit.snippet.text)),
            ("highlights", .array(hit.snippet.highlights.map(highlight))),
            ("source", .object([("utf8", .range(hit.clause.source))])),
        ]
        if request.unit != .clause {
            let best: [(String, JSON)] = [
                ("id", .string(hit.clauseID)), ("line", .int(hit.clause.line)),
                ("end_line", .int(hit.clause.endLine)),
            ]
            members.append(("best", .object(best)))
            members.append(("passages", .array(hit.passages.map { passage($0, hit) })))
        }
        if request.group != nil { members.append(("more", .int(hit.more))) }
        if request.nearDuplicates == .fold { members.append(("duplicates", .int(hit.duplicates))) }
        if request.explains { members.append(("explanation", .array(hit.explanation.map(part)))) }
        return .object(members)
    }

    static func issue(_ issue: DocumentRecord.Issue?) -> JSON {
        guard let issue else { return .null }
        return .object([
            ("name", .optional(issue.name)), ("year", .optional(issue.year)),
            ("number", .optional(issue.number)),
            ("published", .optional(issue.published)),
        ])
    }

    static func document(_ document: DocumentRecord, part: DocumentRecord) -> JSON {
        .object([
            ("id", .string(document.id)), ("title", .optional(document.title)),
            ("number", .optional(document.number)),
            ("issuer", .optional(document.issuer)), ("date", .optional(document.date)),
            ("kind", .optional(document.kind)),
            ("attachment", .optional(part.id == document.id ? nil : part.attachment)),
        ])
    }

    static func fields(_ document: DocumentRecord) -> JSON {
        .object(document.fields.map { ($0.name, .string($0.value)) })
    }

    private static func highlight(_ highlight: Snippet.Highlight) -> JSON {
        .object([
            ("start", .int(highlight.scalars.lowerBound)), ("end", .int(highlight.scalars.upperBound)),
            ("utf8", .range(highlight.utf8)), ("utf16", .range(highlight.utf16)),
        ])
    }

    /// One of the best clauses of a document or issue.
    private static func passage(_ passage: Passage, _ hit: Hit) -> JSON {
        .object([
            ("id", .string(passage.id)), ("line", .int(passage.clause.line)),
            ("end_line", .int(passage.clause.endLine)), ("path", .array(passage.path.map { .string($0) })),
            (
                "citation",
                .string(
                    citation(
                        passage.part, hit.document, path: passage.path, file: hit.file,
                        line: passage.clause.line, id: passage.id
                    ).text)
            ),
            ("snippet", .string(passage.snippet.text)),
            ("highlights", .array(passage.snippet.highlights.map(highlight))),
            ("source", .object([("utf8", .range(passage.clause.source))])),
        ])
    }

    private static func part(_ part: ScorePart) -> JSON {
        .object([
            ("term", .string(part.term)), ("field", .string("\(part.field)")), ("rule", .optional(part.rule)),
            ("tf", .int(part.frequency)),
            ("df", .int(part.documentFrequency)), ("idf", .number(part.idf)),
            ("weight", .number(part.weight)),
            ("length", .int(part.length)), ("score", .number(part.score)),
        ])
    }
}
