/// Where the sections of a segment file lie; made by checking header, table and trailer.
struct SectionTable: Sendable {
    struct Entry: Sendable {
        var section: UInt32
        var checksum: UInt32
        var bytes: SegmentBytes
    }

    let entries: [Entry]
    let identifier: UInt64

    init(_ file: MappedFile) throws(SegmentError) {
        let bytes = file.bytes
        let trailerStart = bytes.count - SegmentLayout.trailerSize
        guard bytes.count >= SegmentLayout.headerSize + SegmentLayout.trailerSize,
            bytes.array(0..<8) == SegmentLayout.magic
        else {
            throw bytes.corrupt("this is no segment: the first 8 bytes are wrong or the file is too short")
        }
        let version = bytes.load(UInt16.self, at: 8)
        guard version == SegmentLayout.version else {
            throw .unsupportedVersion(file: file.name, found: version, supported: SegmentLayout.version)
        }
        guard bytes.array((bytes.count - 8)..<bytes.count) == SegmentLayout.endMagic,
            bytes.load(UInt64.self, at: trailerStart) == UInt64(bytes.count)
        else {
            throw bytes.corrupt(
                at: trailerStart, "the end is missing: the file was cut off or something was appended")
        }
        let count = Int(bytes.load(UInt32.self, at: trailerStart + 8))
        let start = trailerStart - count * SegmentLayout.tableEntrySize
        guard start >= SegmentLayout.headerSize,
            Self.checksum(bytes, table: start..<trailerStart)
                == bytes.load(UInt32.self, at: trailerStart + 16)
        else { throw bytes.corrupt(at: trailerStart, "the table of sections has the wrong checksum") }
        identifier = bytes.load(UInt64.self, at: 16)
        var entries: [Entry] = []
        for number in 0..<count {
            let at = start + number * SegmentLayout.tableEntrySize
            let offset = Int(truncatingIfNeeded: bytes.load(UInt64.self, at: at + 8))
            let length = Int(truncatingIfNeeded: bytes.load(UInt64.self, at: at + 16))
            guard let part = bytes.slice(at: offset, count: length), part.offset + part.count <= start else {
                throw bytes.corrupt(at: at, "a section lies outside the file")
            }
            entries.append(
                Entry(
                    section: bytes.load(UInt32.self, at: at), checksum: bytes.load(UInt32.self, at: at + 4),
                    bytes: part))
        }
        self.entries = entries
    }

    private static func checksum(_ bytes: SegmentBytes, table: Range<Int>) -> UInt32 {
        let trailer = table.upperBound..<(table.upperBound + 16)
        return Checksum.crc32(
            bytes.array(0..<SegmentLayout.headerSize) + bytes.array(table) + bytes.array(trailer))
    }

    /// The bytes of a section; none where the file has no such section.
    func bytes(_ section: UInt32, in file: MappedFile) -> SegmentBytes {
        entries.first { $0.section == section }?.bytes ?? file.bytes.slice(at: 0, count: 0) ?? file.bytes
    }
}
