/// Finds documents by the hash of their id: pairs of hash and document, sorted by hash.
struct DocumentIDs: Sendable {
    private let bytes: SegmentBytes

    init(_ bytes: SegmentBytes, documentCount: Int) throws(SegmentError) {
        guard bytes.count == documentCount * 8 else {
            throw bytes.corrupt("the table of ids does not have \(documentCount) rows")
        }
        self.bytes = bytes
    }

    /// The documents whose id may be `id`.
    func candidates(for id: String) -> [Int] {
        let hash = Self.hash(id)
        var low = 0
        var high = bytes.count / 8
        while low < high {
            let middle = (low + high) / 2
            if bytes.load(UInt32.self, at: middle * 8) < hash { low = middle + 1 } else { high = middle }
        }
        var documents: [Int] = []
        while low < bytes.count / 8, bytes.load(UInt32.self, at: low * 8) == hash {
            documents.append(Int(bytes.load(UInt32.self, at: low * 8 + 4)))
            low += 1
        }
        return documents
    }

    /// The bytes of a table, of the hash of each document's id.
    static func encode(_ hashes: [UInt32]) -> [UInt8] {
        var rows = hashes.enumerated().map { UInt64($0.element) << 32 | UInt64($0.offset) }
        rows.sort()
        var writer = ByteWriter()
        for row in rows {
            writer.append(fixed: UInt32(truncatingIfNeeded: row >> 32))
            writer.append(fixed: UInt32(truncatingIfNeeded: row))
        }
        return writer.take()
    }

    static func hash(_ id: String) -> UInt32 {
        let hash = Checksum.fnv1a(id.utf8)
        return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }

    /// The first row from `start` on whose hash is not below `hash`.
    ///
    /// O(log distance).
    func firstRow(notBelow hash: UInt32, from start: Int) -> Int {
        var low = start
        var step = 1
        while low + step <= count, row(low + step - 1).hash < hash {
            low += step
            step *= 2
        }
        var high = min(low + step, count)
        while low < high {
            let middle = (low + high) / 2
            if row(middle).hash < hash { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The number of rows.
    var count: Int { bytes.count / 8 }

    /// The hash and the document of a row.
    func row(_ index: Int) -> (hash: UInt32, document: Int) {
        (bytes.load(UInt32.self, at: index * 8), Int(bytes.load(UInt32.self, at: index * 8 + 4)))
    }
}
