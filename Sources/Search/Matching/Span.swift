/// The positions of one occurrence in a clause.
struct Span: Comparable {
    /// The first position.
    var start: Int
    /// The position behind the last.
    var end: Int

    static func < (left: Span, right: Span) -> Bool {
        (left.start, left.end) < (right.start, right.end)
    }
}

/// What the occurrences of an operand in one clause are asked.
struct SpanList {
    /// Increasing, each once.
    let spans: [Span]
    private let ends: [Int]

    init(_ spans: [Span]) {
        var sorted: [Span] = []
        for span in spans.sorted() where sorted.last != span { sorted.append(span) }
        self.spans = sorted
        ends = sorted.map(\.end).sorted()
    }

    /// The number of distinct starts.
    var startCount: Int {
        zip(spans, spans.dropFirst()).count { $0.start != $1.start } + (spans.isEmpty ? 0 : 1)
    }

    /// Those with one of `others` at most `distance` characters behind or before them.
    func near(_ others: SpanList, distance: Int) -> SpanList {
        SpanList(spans.filter { others.hasOne(near: $0, distance: distance) })
    }

    private func hasOne(near span: Span, distance: Int) -> Bool {
        let next = Self.first(spans.count) { spans[$0].start >= span.end }
        if next < spans.count, spans[next].start <= span.end + distance { return true }
        let before = Self.first(ends.count) { ends[$0] >= span.start - distance }
        return before < ends.count && ends[before] <= span.start
    }

    /// Those that lie in one sentence, with its number: that of the marks before it.
    func sentences(_ marks: ArraySlice<UInt32>) -> [(span: Span, sentence: Int)] {
        spans.compactMap { span in
            let first = Self.first(marks.count) { marks[marks.startIndex + $0] >= span.start }
            let last = Self.first(marks.count) { marks[marks.startIndex + $0] >= span.end - 1 }
            return first == last ? (span, first) : nil
        }
    }

    /// The first number below `count` for which `isReached` holds, which it then does for all after it; else `count`.
    static func first(_ count: Int, _ isReached: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isReached(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
