/// Where the bytes of a segment go: into a file, or into memory.
public struct SegmentOutput {
    private var buffer = ByteWriter()
    private let file: OutputFile?

    /// Keeps all bytes in memory.
    public init() {
        file = nil
    }

    /// Writes to a file.
    init(_ file: OutputFile) {
        self.file = file
    }

    /// The number of bytes so far.
    var count: Int { buffer.count }

    mutating func append(_ bytes: [UInt8]) throws(SegmentError) {
        buffer.append(contentsOf: bytes)
        if buffer.heldByteCount >= Spool.limit { try drain() }
    }

    mutating func align(to alignment: Int) throws(SegmentError) {
        buffer.align(to: alignment)
    }

    /// Syncs the file, or gives the bytes that were kept in memory.
    mutating func finish() throws(SegmentError) -> [UInt8] {
        guard let file else { return buffer.bytes }
        try drain()
        try file.finish()
        return []
    }

    private mutating func drain() throws(SegmentError) {
        if let file { try file.append(buffer.drain()) }
    }
}
