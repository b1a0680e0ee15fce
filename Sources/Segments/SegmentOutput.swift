/// Where the bytes of a segment go: into a file, or into memory.
public struct SegmentOutput {
    private var buffer = ByteWriter()
    private var pages = PageChecksumBuilder()
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
        pages.append(bytes)
        buffer.append(contentsOf: bytes)
        if let file, buffer.heldByteCount >= file.bufferSize { try drain() }
    }

    /// Appends a copy of bytes, a piece at a time.
    mutating func append(copyOf bytes: SegmentBytes) throws(SegmentError) {
        var offset = 0
        while offset < bytes.count {
            let end = min(offset + 1 << 20, bytes.count)
            try append(bytes.array(offset..<end))
            offset = end
        }
    }

    mutating func align(to alignment: Int) throws(SegmentError) {
        try append([UInt8](repeating: 0, count: SegmentLayout.align(count, to: alignment) - count))
    }

    /// The checksums of the pages of all bytes so far.
    mutating func finishPages() -> [UInt8] { pages.finish() }

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
