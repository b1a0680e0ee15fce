extension SegmentReader {
    /// The hash of the id of each document, as `copyDocument` wants it.
    public func idHashes() -> [UInt32] {
        var hashes = [UInt32](repeating: 0, count: documentCount)
        for index in 0..<ids.count {
            let row = ids.row(index)
            if row.document < documentCount { hashes[row.document] = row.hash }
        }
        return hashes
    }

    /// The documents of this segment with an id that a document of `other` has too, increasing.
    ///
    /// Walks over both tables of ids at once: O(n log(m/n)) for n ids in `other` and m here.
    public func documents(withIDsOf other: SegmentReader) throws(SegmentError) -> [Int] {
        var found: Set<Int> = []
        var caches = (own: RecordCache(), other: RecordCache())
        var low = 0
        for index in 0..<other.ids.count {
            let row = other.ids.row(index)
            low = ids.firstRow(notBelow: row.hash, from: low)
            var candidate = low
            while candidate < ids.count, ids.row(candidate).hash == row.hash {
                let document = ids.row(candidate).document
                let id = try self.document(document, cache: &caches.own).id
                if try other.document(row.document, cache: &caches.other).id.utf8.elementsEqual(id.utf8) {
                    found.insert(document)
                }
                candidate += 1
            }
        }
        return found.sorted()
    }

    /// The numbers of the sources of all documents.
    public var allSources: Set<Int> { Set((0..<documentCount).map { sources[$0] }) }
}
