/// The documents of the segment that is being built: their ids and sources, and which of them are removed already.
struct PendingDocuments {
    private var numbers: [[UInt8]: Int] = [:]
    private var ids: [[UInt8]] = []
    private var sources: [Int] = []
    /// The documents that will be deleted as soon as their segment is written.
    private(set) var removed: Set<Int> = []

    /// The document with an id.
    func document(_ id: String) -> Int? {
        numbers[Array(id.utf8)]
    }

    /// Takes the next document in.
    mutating func append(id: String, source: Int) {
        numbers[Array(id.utf8)] = ids.count
        ids.append(Array(id.utf8))
        sources.append(source)
    }

    /// Removes the document with an id, if there is one.
    mutating func remove(id: String) {
        guard let number = numbers.removeValue(forKey: Array(id.utf8)) else { return }
        removed.insert(number)
    }

    /// Removes all documents of a source.
    mutating func remove(source: Int) {
        for (number, other) in sources.enumerated() where other == source {
            removed.insert(number)
            if numbers[ids[number]] == number { numbers[ids[number]] = nil }
        }
    }
}
