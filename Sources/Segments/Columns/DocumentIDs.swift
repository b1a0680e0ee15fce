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

    static func encode(_ ids: [String]) -> [UInt8] {
        let rows = ids.enumerated().map { (hash: hash($0.element), document: UInt32($0.offset)) }
        var writer = ByteWriter()
        for row in rows.sorted(by: { ($0.hash, $0.document) < ($1.hash, $1.document) }) {
            writer.append(fixed: row.hash)
            writer.append(fixed: row.document)
        }
        return writer.take()
    }

    private static func hash(_ id: String) -> UInt32 {
        let hash = Checksum.fnv1a(id.utf8)
        return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }
}
