internal import Segments

extension [UInt8] {
    /// The bytes of a damaged segment with all its checksums made right again, so that only the content lies; as they are where the table of
    /// its sections cannot be found any more.
    package var resealed: [UInt8] {
        var bytes = self
        let whole = MappedFile(name: "memory", bytes: self).bytes
        let trailer = count - SegmentLayout.trailerSize
        let entries = Int(whole.load(UInt32.self, at: trailer + 8))
        guard trailer >= SegmentLayout.headerSize,
            entries <= (trailer - SegmentLayout.headerSize) / SegmentLayout.tableEntrySize
        else { return self }
        let table = trailer - entries * SegmentLayout.tableEntrySize
        for at in stride(from: table, to: trailer, by: SegmentLayout.tableEntrySize) {
            let offset = Int(truncatingIfNeeded: whole.load(UInt64.self, at: at + 8))
            let length = Int(truncatingIfNeeded: whole.load(UInt64.self, at: at + 16))
            guard whole.slice(at: offset, count: length) != nil else { continue }
            if whole.load(UInt32.self, at: at) == Section.pageChecksums {
                bytes.sealPages(at: offset, count: length / 4)
            }
            bytes.store(Checksum.crc32c(Array(bytes[offset..<(offset + length)])), at: at + 4)
        }
        let header = Array(bytes.prefix(SegmentLayout.headerSize))
        bytes.store(Checksum.crc32c(header + Array(bytes[table..<(trailer + 16)])), at: trailer + 16)
        return bytes
    }

    /// The bytes of a commit whose last four are made its checksum.
    package var resealedCommit: [UInt8] {
        guard count >= 4 else { return self }
        var bytes = self
        bytes.store(Checksum.crc32c(Array(dropLast(4))), at: count - 4)
        return bytes
    }

    /// Makes the checksums of the pages before an offset, which stand there, right.
    private mutating func sealPages(at offset: Int, count: Int) {
        for page in 0..<count {
            let start = page * 4096
            guard start < offset else { return }
            store(
                Checksum.crc32c(Array(self[start..<Swift.min(start + 4096, offset)])), at: offset + page * 4)
        }
    }

    /// Overwrites the four bytes from `offset` on with a number, little-endian.
    private mutating func store(_ value: UInt32, at offset: Int) {
        for byte in 0..<4 { self[offset + byte] = UInt8(truncatingIfNeeded: value >> UInt32(byte * 8)) }
    }
}
