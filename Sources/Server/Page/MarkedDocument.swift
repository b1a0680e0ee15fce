internal import Search
internal import Segments
internal import Wire

/// A document for reading, with what a query asks for marked.
struct MarkedDocument: Sendable {
    /// A clause for reading.
    struct Clause: Sendable {
        var line: Int
        var role: String
        var text: String
        /// In code points, increasing.
        var marks: [Range<Int>]
        /// The number of headings over it, itself included.
        var level: Int
        var isHeading: Bool
        var citation: String
    }

    /// A line of the outline.
    struct Heading: Sendable {
        var text: String
        var level: Int
        var line: Int
    }

    let id: String
    let title: String?
    let number: String?
    let date: String?
    let issuer: String?
    let kind: String?
    let issue: String?
    let file: String
    let citation: String
    let clauses: [Clause]
    /// The document and its attachments by id and title.
    let family: [(id: String, title: String)]

    /// Puts one together of what the index holds.
    init(_ found: Searcher.FoundDocument, _ marked: [Snippet], _ family: [DocumentRecord]) {
        let part = found.part
        let document = found.clauses.first?.document ?? part
        id = part.id
        title = part.title ?? document.title
        number = part.number ?? document.number
        date = part.date ?? document.date
        issuer = part.issuer ?? document.issuer
        kind = part.kind ?? document.kind
        issue = document.issue?.name
        file = found.clauses.first?.file ?? ""
        citation = CitedText.of(part, document, file: file)
        clauses = zip(found.clauses, marked).map { clause, snippet in
            let isHeading = clause.role == .heading || clause.role == .title
            return Clause(
                line: clause.clause.line, role: clause.role.name, text: snippet.text,
                marks: snippet.highlights.map(\.scalars),
                level: clause.role == .title ? 0 : clause.path.count,
                isHeading: isHeading, citation: CitedText.of(clause))
        }
        self.family = family.map { ($0.id, $0.attachment ?? $0.title ?? $0.id) }
        paths = found.clauses.map(\.path)
    }

    private let paths: [[String]]

    /// The headings in their order, each with the clause that it stands over first.
    var outline: [Heading] {
        var headings: [Heading] = []
        var open: [String] = []
        for (clause, path) in zip(clauses, paths) {
            let shared = zip(open, path).prefix { $0 == $1 }.count
            for level in shared..<path.count {
                headings.append(Heading(text: path[level], level: level + 1, line: clause.line))
            }
            open = path
        }
        return headings
    }
}
