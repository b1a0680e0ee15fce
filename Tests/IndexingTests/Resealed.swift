@testable import Segments

extension [UInt8] {
    /// The bytes of a damaged segment with all its checksums made right again, so that only the content lies.
    var resealed: [UInt8] {
        var bytes = self
        let whole = MappedFile(name: "memory", bytes: self).bytes
        let trailer = count - SegmentLayout.trailerSize
        let table = trailer - Int(whole.load(UInt32.self, at: trailer + 8)) * SegmentLayout.tableEntrySize
        for at in stride(from: table, to: trailer, by: SegmentLayout.tableEntrySize) {
            let offset = Int(truncatingIfNeeded: whole.load(UInt64.self, at: at + 8))
            let length = Int(truncatingIfNeeded: whole.load(UInt64.self, at: at + 16))
            guard let section = whole.slice(at: offset, count: length) else { continue }
            bytes.store(section.checksum, at: at + 4)
        }
        let header = Array(bytes.prefix(SegmentLayout.headerSize))
        bytes.store(Checksum.crc32(header + Array(bytes[table..<(trailer + 16)])), at: trailer + 16)
        return bytes
    }

    /// Overwrites the four bytes from `offset` on with a number, little-endian.
    private mutating func store(_ value: UInt32, at offset: Int) {
        for byte in 0..<4 { self[offset + byte] = UInt8(truncatingIfNeeded: value >> UInt32(byte * 8)) }
    }
}
