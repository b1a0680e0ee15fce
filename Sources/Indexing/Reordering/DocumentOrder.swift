internal import Segments

/// Finds an order of the live documents of several segments in which documents that share words are neighbours.
///
/// What belongs together stays together: a document and its attachments are one group, in their order. The documents of a
/// file stay a run, because the documents of an issue are told by that. So the runs are ordered, each a unit; and within a file
/// of records their groups. The first and the last group of a file stay where they are: the lines of an issue are read from
/// them. The documents of other files (gazettes) stay in the order of the file.
struct DocumentOrder {
    private let sources: [SegmentMerger.Source]
    /// The live documents, as the segments have them.
    private var places: [DocumentPlace] = []
    /// Where the groups begin in `places`, and where the last ends.
    private var groups: [Int] = []
    /// Where the runs begin in the groups, and where the last ends.
    private var runs: [Int] = []

    init(_ sources: [SegmentMerger.Source]) throws(SegmentError) {
        self.sources = sources
        for (number, source) in sources.enumerated() { try addPlaces(of: source, number) }
        groups.append(places.count)
        for group in 0..<(groups.count - 1) {
            if group == 0 || fileNumber(ofGroup: group) != fileNumber(ofGroup: group - 1) {
                runs.append(group)
            }
        }
        runs.append(groups.count - 1)
    }

    /// The documents in the new order.
    ///
    /// - Parameter isRecords: whether a file, by its number, is one of records, whose order says nothing.
    /// - Returns: the place of each live document.
    /// - Throws: `SegmentError`, where postings cannot be read.
    func documents(isRecords: (Int) -> Bool) throws(SegmentError) -> [DocumentPlace] {
        let groupOrder = try orderGroups(isRecords)
        let runOrder = try orderRuns()
        var result: [DocumentPlace] = []
        result.reserveCapacity(places.count)
        for run in runOrder {
            for group in groupOrder[runs[Int(run)]..<runs[Int(run) + 1]] {
                result += places[groups[Int(group)]..<groups[Int(group) + 1]]
            }
        }
        return result
    }

    private mutating func addPlaces(of source: SegmentMerger.Source, _ number: Int) throws(SegmentError) {
        try source.segment.checkDocuments()
        var numbers = [Int?](repeating: nil, count: source.segment.documentCount)
        for document in numbers.indices where !source.description.isDeleted(document) {
            let parent = numbers[source.segment.parent(ofDocument: document)]
            numbers[document] = places.count
            groups.append(places.count)
            if let parent {
                while let start = groups.last, start > parent { groups.removeLast() }
            }
            places.append(DocumentPlace(segment: number, document: document))
        }
    }

    private func fileNumber(ofGroup group: Int) -> Int {
        let place = places[groups[group]]
        return sources[place.segment].segment.source(ofDocument: place.document)
    }

    private func orderGroups(_ isRecords: (Int) -> Bool) throws(SegmentError) -> [UInt32] {
        var order = (0..<UInt32(groups.count - 1)).map { $0 }
        var inner: [Range<Int>] = []
        for run in 0..<(runs.count - 1) where isRecords(fileNumber(ofGroup: runs[run])) {
            let (first, end) = (runs[run], runs[run + 1])
            if end - first - 2 >= GraphBisection.minUnits { inner.append((first + 1)..<(end - 1)) }
        }
        guard !inner.isEmpty else { return order }
        var bisection = GraphBisection(try index(groups))
        for range in inner { order.replaceSubrange(range, with: bisection.order(of: range)) }
        return order
    }

    private func orderRuns() throws(SegmentError) -> [UInt32] {
        let count = runs.count - 1
        guard count >= GraphBisection.minUnits else { return (0..<UInt32(count)).map { $0 } }
        var bisection = GraphBisection(try index(runs.map { groups[$0] }))
        return Array(bisection.order(of: 0..<count))
    }

    /// The words of units that begin at such places, the last of which is the end.
    private func index(_ starts: [Int]) throws(SegmentError) -> ForwardIndex {
        var inputs = sources.map { SegmentMerger.Input($0) }
        var unit = 0
        for (number, place) in places.enumerated() {
            while starts[unit + 1] <= number { unit += 1 }
            for clause in sources[place.segment].segment.clauses(ofDocument: place.document) {
                inputs[place.segment].clauses[Int(clause)] = UInt32(unit)
            }
        }
        return try ForwardIndex(inputs, unitCount: starts.count - 1)
    }
}
