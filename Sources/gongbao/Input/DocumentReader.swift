internal import Analysis
internal import Gazettes
internal import Indexing
internal import Segments

/// How a file is read.
enum InputFormat: String, CaseIterable {
    case auto
    case gazette
    case jsonl
    case text
}

/// Turns the bytes of one file into documents.
struct DocumentReader {
    /// The path, for messages.
    let path: String
    /// What the ids of documents begin with.
    let name: String
    /// What could not be read.
    private(set) var failures: [InputFailure] = []
    /// What was read but looks odd: a document of the contents that is not in the text, and the like.
    private(set) var notices: [InputFailure] = []

    init(path: String, name: String) {
        self.path = path
        self.name = name
    }

    /// The format of a file by its name and content.
    static func format(of path: String, _ text: DecodedText) -> InputFormat {
        if path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson") { return .jsonl }
        if path == "-", text.utf8.first == UInt8(ascii: "{") { return .jsonl }
        return GazetteReader.looksLikeGazette(text.utf8) ? .gazette : .text
    }

    /// Calls `body` with each document, in order.
    mutating func read(
        _ text: DecodedText, as format: InputFormat, splits: Bool, _ body: (SourceDocument) throws -> Void
    ) throws {
        for error in text.errors {
            failures.append(
                InputFailure(
                    path: path, line: error.line, offset: error.offset,
                    error: "malformed \(text.encoding.rawValue), \(error.length) bytes read as U+FFFD"))
        }
        if text.errorCount > text.errors.count {
            failures.append(
                InputFailure(
                    path: path, error: "\(text.errorCount - text.errors.count) more malformed places"))
        }
        switch format {
        case .gazette: notices += try GazetteDocuments(path: path, name: name).read(text, body)
        case .jsonl:
            var records = RecordDocuments(path: path, splits: splits)
            try records.read(text, body)
            failures += records.failures
        case .text, .auto: try TextDocuments(name: name).read(text, body)
        }
    }
}
