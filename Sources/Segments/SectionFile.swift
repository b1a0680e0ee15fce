/// A file of sections: header, sections at multiples of 64, table of the sections, trailer.
struct SectionFile {
    private var output = ByteWriter()
    private var table: [(section: UInt32, checksum: UInt32, offset: Int, count: Int)] = []

    init(identifier: UInt64) {
        output.append(contentsOf: SegmentLayout.magic)
        output.append(fixed: SegmentLayout.version)
        output.append(fixed: UInt16(SegmentLayout.headerSize))
        output.append(fixed: UInt32(0))
        output.append(fixed: identifier)
        output.align(to: SegmentLayout.headerSize)
    }

    mutating func append(_ section: UInt32, _ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        output.align(to: SegmentLayout.alignment)
        table.append((section, Checksum.crc32(bytes), output.count, bytes.count))
        output.append(contentsOf: bytes)
    }

    /// The bytes of the file.
    mutating func finish() -> [UInt8] {
        output.align(to: 8)
        let start = output.count
        var entries = ByteWriter()
        for entry in table {
            entries.append(fixed: entry.section)
            entries.append(fixed: entry.checksum)
            entries.append(fixed: UInt64(entry.offset))
            entries.append(fixed: UInt64(entry.count))
        }
        output.append(contentsOf: entries.bytes)
        var trailer = ByteWriter()
        trailer.append(fixed: UInt64(start + entries.count + SegmentLayout.trailerSize))
        trailer.append(fixed: UInt32(table.count))
        trailer.append(fixed: SegmentLayout.version)
        trailer.append(fixed: UInt16(0))
        trailer.append(
            fixed: Checksum.crc32(
                output.bytes.prefix(SegmentLayout.headerSize) + entries.bytes + trailer.bytes))
        trailer.append(fixed: UInt32(0))
        trailer.append(contentsOf: SegmentLayout.endMagic)
        output.append(contentsOf: trailer.bytes)
        return output.take()
    }
}
