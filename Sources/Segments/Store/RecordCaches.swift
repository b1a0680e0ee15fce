/// The blocks that were decompressed last of each store, for reading many clauses with all that belongs to them.
public struct RecordCaches: Sendable {
    /// Of the clauses.
    public var clauses = RecordCache()
    /// Of the documents.
    public var documents = RecordCache()
    /// Of the headings.
    public var paths = RecordCache()

    /// Makes empty caches.
    public init() {}
}
