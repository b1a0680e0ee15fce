/// Chooses the stretch of a text that shows most of what was asked for.
struct SnippetWindow {
    /// The most positions it may have.
    let length: Int
    /// What showing a term is worth.
    let weights: [Double]

    /// What a window shows.
    struct Choice: Equatable {
        /// The first marked position.
        var first: Int
        /// One past the last position of the marks that are shown whole.
        var end: Int
    }

    /// The best place: the distinct terms count first, by their weights, then all their marks; the earliest of equals.
    ///
    /// - Parameter marks: in order.
    /// - Returns: `nil` where there are no marks.
    func choice(_ marks: [Mark]) -> Choice? {
        var best: (choice: Choice, coverage: Double, total: Double)?
        var counts = [Int](repeating: 0, count: weights.count)
        for (index, mark) in marks.enumerated() {
            let start = mark.positions.lowerBound
            if index > 0, marks[index - 1].positions.lowerBound == start { continue }
            let limit = start + length
            for term in counts.indices { counts[term] = 0 }
            var end = min(mark.positions.upperBound, limit)
            counts[mark.term] = 1  // One that is longer than the window is cut.
            var next = index
            while next < marks.count, marks[next].positions.lowerBound < limit {
                let other = marks[next]
                if other.positions.upperBound <= limit {
                    if next > index { counts[other.term] += 1 }
                    end = max(end, other.positions.upperBound)
                }
                next += 1
            }
            var coverage = 0.0
            var total = 0.0
            for term in counts.indices where counts[term] > 0 {
                coverage += weights[term]
                total += weights[term] * Double(counts[term])
            }
            if best.map({ (coverage, total) > ($0.coverage, $0.total) }) ?? true {
                best = (Choice(first: start, end: end), coverage, total)
            }
        }
        return best?.choice
    }

    /// The places where a window around a choice may begin, in a text of `count` positions, more than `length`.
    func starts(around choice: Choice, count: Int) -> ClosedRange<Int> {
        let high = min(choice.first, count - length)
        return min(max(0, choice.end - length), high)...high
    }

    /// Where a window begins that no sentence begins in: a quarter of it stands before the first mark, less where the
    /// marks need the room.
    func start(around choice: Choice, among starts: ClosedRange<Int>) -> Int {
        min(max(choice.first - length / 4, starts.lowerBound), starts.upperBound)
    }
}
