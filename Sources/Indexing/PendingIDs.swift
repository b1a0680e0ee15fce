internal import Segments

/// The ids of the documents of the segment that is being built.
struct PendingIDs {
    private var documents: [UInt64: Int] = [:]

    mutating func insert(_ id: String, document: Int) {
        documents[Checksum.fnv1a(id.utf8)] = document
    }

    /// The document with an id; two ids with one 64-bit hash count as one, which costs an early flush and nothing else.
    func document(_ id: String) -> Int? {
        documents[Checksum.fnv1a(id.utf8)]
    }
}
