internal import Segments

/// The ids of clauses, with the blocks of stored documents that were read last.
struct ClauseNames {
    private let segments: [Segment]
    /// Whether clauses of a segment's documents are the whole record of a source of JSON lines, by source.
    private var wholeSources: Set<Int> = []
    /// A block in the slot of its number modulo their count; at most some 16 KiB each.
    private var caches = [RecordCache](repeating: RecordCache(), count: 1024)

    /// The document that was named last.
    private var last = (segment: -1, document: -1, id: "")

    init(_ snapshot: Snapshot) {
        segments = snapshot.segments.map { Segment($0.reader) }
        for source in snapshot.commit.sources where source.format == "jsonl" {
            wholeSources.insert(source.number)
        }
    }

    /// The id of a clause, as `StoredClause` has it.
    mutating func id(of clause: UInt32, inSegment number: Int) throws(SegmentError) -> String {
        let segment = segments[number]
        let document = segment.reader.document(ofClause: clause)
        if last.segment != number || last.document != document {
            // A block holds some sixty-four documents or more.
            let id = try segment.reader.id(
                ofDocument: document, cache: &caches[(document >> 6 &+ number) & 1023])
            last = (number, document, id)
        }
        let isWhole =
            segment.reader.clauses(ofDocument: document).count == 1
            && wholeSources.contains(segment.reader.source(ofDocument: document))
        return isWhole ? last.id : "\(last.id):\(segment.reader.line(ofClause: clause))"
    }

    /// A reader behind one reference, which costs nothing to pass on.
    private final class Segment {
        let reader: SegmentReader

        init(_ reader: SegmentReader) {
            self.reader = reader
        }
    }
}
