/// The documents of the segment that is being built: their ids and sources, and which of them are removed already.
struct PendingDocuments {
    private var ids = TermTable()
    /// The document with each id, by the number of the id; -1 where it is removed.
    private var documents: [Int] = []
    /// The number of the id, and the source, of each document.
    private var idNumbers: [UInt32] = []
    private var sources: [Int] = []
    /// The documents that will be deleted as soon as their segment is written.
    private(set) var removed: Set<Int> = []

    /// The document with an id.
    mutating func document(_ id: String) -> Int? {
        let document = documents[register(id)]
        return document >= 0 ? document : nil
    }

    /// Takes the next document in; it replaces one with the same id.
    mutating func append(id: String, source: Int) {
        let number = register(id)
        if documents[number] >= 0 { removed.insert(documents[number]) }
        documents[number] = idNumbers.count
        idNumbers.append(UInt32(number))
        sources.append(source)
    }

    /// Removes all documents of a source.
    mutating func remove(source: Int) {
        for (document, other) in sources.enumerated() where other == source {
            removed.insert(document)
            if documents[Int(idNumbers[document])] == document { documents[Int(idNumbers[document])] = -1 }
        }
    }

    private mutating func register(_ id: String) -> Int {
        let number = Int(ids.number(of: Array(id.utf8)))
        if number == documents.count { documents.append(-1) }
        return number
    }
}
