internal import Analysis
internal import Indexing
internal import Segments

/// Reads the parts of one chunk of the input into segments.
struct ChunkReader {
    /// What came of a chunk.
    struct Result: Sendable {
        var segments: [WrittenSegment] = []
        var failures: [Remark] = []
        var notices: [Remark] = []
        /// The sources that are not what they were when they were looked at.
        var changedSources: [Int] = []
    }

    /// Something to say of a file, with the place of that file among all.
    struct Remark: Sendable {
        var order: Int
        var failure: InputFailure
    }

    /// Whether each line of the text of a record becomes a clause of its own.
    let splits: Bool
    private(set) var result = Result()

    init(splits: Bool) {
        self.splits = splits
    }

    /// Reads one part; what cannot be read is noted.
    mutating func read(_ part: InputPart, into writer: inout DocumentWriter) throws {
        do {
            if let range = part.range {
                try read(part, range, into: &writer)
            } else {
                try readWhole(part.file, into: &writer)
            }
        } catch let failure as InputFailure {
            note(failure, part.file)
            result.changedSources.append(part.file.source)
        }
    }

    /// Writes the last segment and takes all over into the result.
    mutating func finish(_ writer: inout DocumentWriter) throws(SegmentError) {
        result.segments = try writer.finish()
    }

    private mutating func note(_ failure: InputFailure, _ file: PlannedFile) {
        result.failures.append(Remark(order: file.order, failure: failure))
    }

    private mutating func read(
        _ part: InputPart, _ range: Range<Int>, into writer: inout DocumentWriter
    ) throws {
        let file = part.file
        var blocks = try LineBlocks(InputFile(file.path), range, firstLine: part.firstLine)
        if file.format == .jsonl {
            var records = RecordDocuments(path: file.path, splits: splits)
            while let block = try blocks.next() {
                try records.read(block) { try writer.add($0, source: file.source) }
            }
            for failure in records.failures { note(failure, file) }
        } else {
            var documents = TextDocuments(name: file.name)
            while let block = try blocks.next() {
                try documents.read(block, source: file.source, into: &writer)
            }
        }
        guard try blocks.fingerprint() == file.fingerprint else { throw Self.changed(file) }
    }

    private mutating func readWhole(_ file: PlannedFile, into writer: inout DocumentWriter) throws {
        let bytes = try file.content ?? Self.bytes(of: file)
        let text: DecodedText
        do throws(TextDecodingError) {
            text = try TextDecoder.decode(bytes)
        } catch {
            throw InputFailure(error, path: file.path)
        }
        var reader = DocumentReader(path: file.path, name: file.name)
        try reader.read(text, as: file.format, splits: splits) { document in
            try writer.add(document, source: file.source)
        }
        for failure in reader.failures { note(failure, file) }
        result.notices += reader.notices.map { Remark(order: file.order, failure: $0) }
    }

    private static func bytes(of file: PlannedFile) throws(InputFailure) -> [UInt8] {
        let input = try InputFile(file.path)
        let bytes = try input.readAll()
        guard try input.fingerprint() == file.fingerprint else { throw changed(file) }
        return bytes
    }

    private static func changed(_ file: PlannedFile) -> InputFailure {
        InputFailure(path: file.path, error: "the file was changed while it was read; index it again")
    }
}

extension InputFailure {
    /// Bytes that are no text.
    init(_ error: TextDecodingError, path: String) {
        var offset = 0
        if case .binary(let place) = error { offset = place }
        self.init(path: path, offset: offset, error: error.description)
    }
}
