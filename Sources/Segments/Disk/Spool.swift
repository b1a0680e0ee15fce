/// Bytes on their way into a file, of which only the last are held in memory where there is a place to spill the others to.
///
/// The spilled bytes lie in a file without a name, so a process that is killed leaves nothing behind. What goes wrong with it
/// is kept until the bytes are read again.
struct Spool {
    private let space: SpillSpace?
    private var file: SpillFile?
    private(set) var rest: [UInt8] = []

    init(_ space: SpillSpace?) {
        self.space = space
    }

    /// Holds bytes that are there already.
    init(_ bytes: [UInt8]) {
        space = nil
        rest = bytes
    }

    /// The number of bytes.
    var count: Int { (file?.count ?? 0) + rest.count }
    /// The number of bytes in memory.
    var heldByteCount: Int { rest.count }

    /// Takes what a writer holds, where it is much.
    mutating func take(from writer: inout ByteWriter) {
        guard let space, writer.heldByteCount >= space.files.bufferSize else { return }
        append(writer.drain())
    }

    /// Takes all that a writer holds.
    mutating func finish(_ writer: inout ByteWriter) -> Spool {
        append(writer.drain())
        return self
    }

    /// Appends bytes.
    mutating func append(_ bytes: [UInt8]) {
        if rest.isEmpty { rest = bytes } else { rest += bytes }
        guard let space, rest.count >= space.files.bufferSize else { return }
        let file = file ?? SpillFile(space)
        file.append(rest)
        self.file = file
        rest.removeAll(keepingCapacity: true)
    }

    /// Calls `body` with all bytes in order, some at a time.
    func forEach(_ body: ([UInt8]) throws(SegmentError) -> Void) throws(SegmentError) {
        if let file { try file.forEach(body) }
        if !rest.isEmpty { try body(rest) }
    }
}

/// Where bytes are spilled to: the directory of an index.
public struct SpillSpace: Sendable {
    let directory: String
    let files: FileSystem
}
