/// Collects the documents of a file and the marks of its lines.
struct IssueBuilder {
    let source: SourceText
    let fileLayout: BodyLayout
    var marks: LineMarks
    var documents: [GazetteDocument] = []
    var notices: [Notice] = []

    init(_ source: SourceText, bodyStart: Int) {
        self.source = source
        marks = LineMarks(count: source.lines.count)
        fileLayout = BodyLayout(source.lines[bodyStart...], fallback: .compact)
    }

    /// Appends a document for a range of lines and returns its index.
    mutating func add(_ role: DocumentRole, _ range: Range<Int>, parent: Int? = nil, ordinal: String) -> Int {
        let first = source.lines[range.lowerBound].number
        let last = source.lines[range.upperBound - 1].number
        documents.append(
            GazetteDocument(ordinal: ordinal, parent: parent, role: role, firstLine: first, lastLine: last))
        let index = documents.count - 1
        for line in range { marks.documents[line] = index }
        return index
    }

    /// Reads the headings of some lines into a document.
    mutating func readBody(_ range: Range<Int>, of document: Int, layout: BodyLayout, listLines: Set<Int>) {
        guard !range.isEmpty else { return }
        let reader = HeadingReader(source, in: range, layout: layout, listLines: listLines)
        documents[document].headings += reader.headings
        for index in range {
            marks.roles[index] = reader.roles[index - range.lowerBound]
            marks.paths[index] = reader.paths[index - range.lowerBound]
        }
    }

    mutating func note(_ line: Int, _ message: String) {
        notices.append(Notice(line: line, message: message))
    }
}
