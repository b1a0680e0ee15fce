internal import Analysis
internal import Gazettes
internal import Indexing
internal import Segments

/// Reads one issue of a gazette: its documents with their attachments, and what stands before them.
struct GazetteDocuments {
    let path: String
    let name: String

    /// Calls `body` with each document; gives what looks odd.
    func read(
        _ text: DecodedText, _ body: (SourceDocument) throws -> Void
    ) throws -> [InputFailure] {
        let issue = GazetteReader.read(text.utf8)
        let clauses = Dictionary(grouping: issue.clauses, by: \.document)
        let known = self.issue(issue)
        if let front = clauses[nil] {
            var record = DocumentRecord(
                id: "\(name):0", lines: (front.first?.firstLine ?? 1)...(front.last?.lastLine ?? 1))
            record.title = issue.name
            record.issue = known
            try body(SourceDocument(record: record, clauses: front.map { clause($0, text) }))
        }
        for (index, document) in issue.documents.enumerated() {
            let own = (clauses[index] ?? []).map { clause($0, text) }
            try body(
                SourceDocument(
                    record: record(document, known, header: issue.fields),
                    parentID: document.parent.map { id(issue.documents[$0]) }, clauses: own))
        }
        return issue.notices.map { InputFailure(path: path, line: $0.line, error: $0.message) }
    }

    private func id(_ document: GazetteDocument) -> String { "\(name):\(document.ordinal)" }

    private func issue(_ issue: GazetteIssue) -> DocumentRecord.Issue? {
        guard issue.name != nil || issue.published != nil else { return nil }
        return .init(name: issue.name, year: issue.year, number: issue.number, published: issue.published)
    }

    private func record(
        _ document: GazetteDocument, _ issue: DocumentRecord.Issue?, header: [HeaderField]
    ) -> DocumentRecord {
        var record = DocumentRecord(
            id: id(document), lines: document.firstLine...max(document.firstLine, document.lastLine))
        record.title = document.title
        record.number = document.number
        record.issuer = document.issuer
        record.date = document.date
        record.kind = document.kind
        record.issue = issue
        if document.parent != nil {
            record.attachment = document.title ?? document.attachmentLabel ?? document.role.label
        } else {
            for field in header {
                guard let value = field.value else { continue }
                record.fields.append(.init(name: field.key, value: value))
            }
        }
        return record
    }

    private func clause(_ clause: GazetteClause, _ text: DecodedText) -> SourceClause {
        SourceClause(
            text: text.utf8[clause.range], lines: clause.firstLine...clause.lastLine,
            source: text.originalOffset(
                of: clause.range.lowerBound)..<text.originalOffset(of: clause.range.upperBound),
            role: role(clause.role), path: clause.path)
    }

    private func role(_ role: Gazettes.ClauseRole) -> Segments.ClauseRole {
        switch role {
        case .header: .header
        case .contents: .contents
        case .banner: .banner
        case .number: .number
        case .title: .title
        case .addressee: .addressee
        case .heading: .heading
        case .body: .body
        case .tableCell: .tableCell
        case .box: .box
        case .attachmentList: .attachmentList
        case .issuer: .issuer
        case .date: .date
        case .marker: .marker
        }
    }
}
