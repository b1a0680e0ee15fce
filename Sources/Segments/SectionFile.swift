/// A file of sections: header, sections at multiples of 64, table of the sections, trailer.
struct SectionFile {
    private var output: SegmentOutput
    private let header: [UInt8]
    private var table: [(section: UInt32, checksum: UInt32, offset: Int, count: Int)] = []

    init(identifier: UInt64, output: SegmentOutput) throws(SegmentError) {
        var header = ByteWriter()
        header.append(contentsOf: SegmentLayout.magic)
        header.append(fixed: SegmentLayout.version)
        header.append(fixed: UInt16(SegmentLayout.headerSize))
        header.append(fixed: UInt32(0))
        header.append(fixed: identifier)
        header.align(to: SegmentLayout.headerSize)
        self.header = header.bytes
        self.output = output
        try self.output.append(header.bytes)
    }

    mutating func append(_ section: UInt32, _ bytes: [UInt8]) throws(SegmentError) {
        try append(section, Spool(bytes))
    }

    mutating func append(_ section: UInt32, _ spool: Spool) throws(SegmentError) {
        guard spool.count > 0 else { return }
        try output.align(to: SegmentLayout.alignment)
        let offset = output.count
        var checksum: UInt32 = 0
        try spool.forEach { (bytes) throws(SegmentError) in
            checksum = Checksum.crc32c(bytes, after: checksum)
            try output.append(bytes)
        }
        table.append((section, checksum, offset, spool.count))
    }

    /// Writes table and trailer.
    ///
    /// - Returns: the number of bytes of the file; and its bytes, where they are kept in memory.
    mutating func finish() throws(SegmentError) -> (byteCount: Int, bytes: [UInt8]) {
        try output.align(to: SegmentLayout.alignment)
        try append(Section.pageChecksums, output.finishPages())
        try output.align(to: 8)
        var entries = ByteWriter()
        for entry in table {
            entries.append(fixed: entry.section)
            entries.append(fixed: entry.checksum)
            entries.append(fixed: UInt64(entry.offset))
            entries.append(fixed: UInt64(entry.count))
        }
        var trailer = ByteWriter()
        trailer.append(fixed: UInt64(output.count + entries.count + SegmentLayout.trailerSize))
        trailer.append(fixed: UInt32(table.count))
        trailer.append(fixed: SegmentLayout.version)
        trailer.append(fixed: UInt16(0))
        trailer.append(fixed: Checksum.crc32c(header + entries.bytes + trailer.bytes))
        trailer.append(fixed: UInt32(0))
        trailer.append(contentsOf: SegmentLayout.endMagic)
        try output.append(entries.bytes)
        try output.append(trailer.bytes)
        return (output.count, try output.finish())
    }
}
