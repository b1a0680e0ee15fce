/// Where a page ended: the commit and the number of hits before.
struct PageCursor {
    var generation: Int
    var offset: Int

    /// The form that users pass back.
    var text: String { "\(generation).\(offset)" }

    init(generation: Int, offset: Int) {
        self.generation = generation
        self.offset = offset
    }

    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let generation = Int(parts[0]), let offset = Int(parts[1]), offset >= 0 else {
            return nil
        }
        self.generation = generation
        self.offset = offset
    }
}
