/// Where the sections of a segment file lie; made by checking header, table and trailer.
package struct SectionTable: Sendable {
    package struct Entry: Sendable {
        package var section: UInt32
        package var checksum: UInt32
        package var bytes: SegmentBytes

        /// Compares the section with its checksum.
        func verify() throws(SegmentError) {
            guard bytes.checksum == checksum else {
                throw bytes.corrupt("section \(section) has the wrong checksum")
            }
        }
    }

    package let entries: [Entry]
    let identifier: UInt64
    /// The checksum of header, table and trailer.
    let checksum: UInt32
    private let none: SegmentBytes
    private let tableStart: Int

    package init(_ file: MappedFile) throws(SegmentError) {
        let bytes = file.bytes
        let trailerStart = bytes.count - SegmentLayout.trailerSize
        try Self.checkHeader(bytes)
        guard bytes.array((bytes.count - 8)..<bytes.count) == SegmentLayout.endMagic,
            bytes.load(UInt64.self, at: trailerStart) == UInt64(bytes.count),
            bytes.load(UInt32.self, at: trailerStart + 12) == UInt32(SegmentLayout.version),
            bytes.load(UInt32.self, at: trailerStart + 20) == 0, let none = bytes.slice(at: 0, count: 0)
        else {
            throw bytes.corrupt(
                at: trailerStart, "the end is missing: the file was cut off or something was appended")
        }
        let count = Int(bytes.load(UInt32.self, at: trailerStart + 8))
        let start = trailerStart - count * SegmentLayout.tableEntrySize
        checksum = bytes.load(UInt32.self, at: trailerStart + 16)
        guard start >= SegmentLayout.headerSize,
            Self.checksum(bytes, table: start..<trailerStart) == checksum
        else { throw bytes.corrupt(at: trailerStart, "the table of sections has the wrong checksum") }
        identifier = bytes.load(UInt64.self, at: 16)
        tableStart = start
        self.none = none
        entries = try Self.entries(bytes, table: start..<trailerStart)
    }

    private static func checkHeader(_ bytes: SegmentBytes) throws(SegmentError) {
        guard bytes.count >= SegmentLayout.headerSize + SegmentLayout.trailerSize,
            bytes.array(0..<8) == SegmentLayout.magic
        else {
            throw bytes.corrupt("this is no segment: the first 8 bytes are wrong or the file is too short")
        }
        let version = bytes.load(UInt16.self, at: 8)
        guard version == SegmentLayout.version else {
            throw .unsupportedVersion(file: bytes.name, found: version, supported: SegmentLayout.version)
        }
        guard bytes.load(UInt16.self, at: 10) == SegmentLayout.headerSize,
            bytes.load(UInt32.self, at: 12) == 0, bytes.isZero(24..<SegmentLayout.headerSize)
        else { throw bytes.corrupt(at: 10, "the header is malformed") }
    }

    /// The sections follow each other by number, each at the next multiple of 64, and the table at the next of 8.
    private static func entries(_ bytes: SegmentBytes, table: Range<Int>) throws(SegmentError) -> [Entry] {
        var entries: [Entry] = []
        var end = SegmentLayout.headerSize
        for at in stride(from: table.lowerBound, to: table.upperBound, by: SegmentLayout.tableEntrySize) {
            let section = bytes.load(UInt32.self, at: at)
            let offset = Int(truncatingIfNeeded: bytes.load(UInt64.self, at: at + 8))
            let length = Int(truncatingIfNeeded: bytes.load(UInt64.self, at: at + 16))
            guard section > entries.last?.section ?? 0, length > 0,
                offset == SegmentLayout.align(end, to: SegmentLayout.alignment),
                let part = bytes.slice(at: offset, count: length)
            else { throw bytes.corrupt(at: at, "a section lies where it cannot") }
            end = offset + length
            entries.append(
                Entry(section: section, checksum: bytes.load(UInt32.self, at: at + 4), bytes: part))
        }
        guard SegmentLayout.align(end, to: 8) == table.lowerBound else {
            throw bytes.corrupt(at: end, "the table of sections does not follow the last section")
        }
        return entries
    }

    private static func checksum(_ bytes: SegmentBytes, table: Range<Int>) -> UInt32 {
        let trailer = table.upperBound..<(table.upperBound + 16)
        return Checksum.crc32c(
            bytes.array(0..<SegmentLayout.headerSize) + bytes.array(table) + bytes.array(trailer))
    }

    /// The bytes of a section; none where the file has no such section.
    func bytes(_ section: UInt32) -> SegmentBytes {
        entries.first { $0.section == section }?.bytes ?? none
    }

    /// Compares the sections that are not read page by page with their checksums.
    func verifySmallSections() throws(SegmentError) {
        for entry in entries where !Section.isReadByPages(entry.section) { try entry.verify() }
    }

    /// Sees to it that the bytes between the sections are zero.
    func verifyPadding(of file: MappedFile) throws(SegmentError) {
        var end = SegmentLayout.headerSize
        var isZero = true
        for entry in entries where isZero {
            isZero = file.bytes.isZero(end..<entry.bytes.offset)
            if isZero { end = entry.bytes.offset + entry.bytes.count }
        }
        guard isZero, file.bytes.isZero(end..<tableStart) else {
            throw file.bytes.corrupt(at: end, "the bytes between two sections are not zero")
        }
    }
}
