internal import Segments

/// Numbers the headings of a segment, each heading under another only once.
struct PathTable {
    private var nodes: [Key: Int] = [:]
    private var lastPath: [String] = []
    private var lastNode = 0

    /// Compared by bytes: equal strings may differ in their code points.
    private struct Key: Hashable {
        var parent: Int
        var text: [UInt8]
    }

    /// The node of the innermost of some headings, the widest first; 0 for none.
    mutating func node(of path: [String], in writer: inout SegmentWriter) -> Int {
        if !path.elementsEqual(lastPath, by: { $0.utf8.elementsEqual($1.utf8) }) {
            lastPath = path
            lastNode = path.reduce(0) { node(parent: $0, text: $1, in: &writer) }
        }
        return lastNode
    }

    /// The node of a heading under another (0 is none); a new one is appended to `writer`.
    mutating func node(parent: Int, text: String, in writer: inout SegmentWriter) -> Int {
        let key = Key(parent: parent, text: Array(text.utf8))
        if let known = nodes[key] { return known }
        let node = writer.appendPath(parent: parent, text: text)
        nodes[key] = node
        return node
    }
}
