internal import Analysis

/// Chooses the stretch of a clause that shows most of what was asked for, and writes it on one line.
struct SnippetBuilder {
    private let highlighter: Highlighter
    private let folder: TextFolder
    private let length: Int

    init(_ highlighter: Highlighter, folder: TextFolder, length: Int) {
        self.highlighter = highlighter
        self.folder = folder
        self.length = max(16, length)
    }

    /// The snippet of a text.
    func snippet(of text: ArraySlice<UInt8>) -> Snippet {
        var analyzed = AnalyzedText()
        folder.fold(text, into: &analyzed.folded)
        let marks = highlighter.ranges(in: &analyzed)
        let window = window(marks, count: analyzed.folded.count)
        let folded = analyzed.folded
        guard !window.isEmpty else { return Snippet(text: "", highlights: []) }
        // A mark that is cut by the edge would show a part of a word as if it were found; one longer than all is cut.
        let inner = marks.filter { $0.clamped(to: window) == $0 || $0.count > length }
            .map { $0.clamped(to: window) }.filter { !$0.isEmpty }
        var writer = SnippetWriter(Array(text), folded.sourceRange(of: window))
        if window.lowerBound > 0 { writer.append("…") }
        for mark in inner {
            let source = folded.sourceRange(of: mark)
            writer.copy(to: source.lowerBound)
            writer.mark(to: source.upperBound)
        }
        writer.copyRest()
        if window.upperBound < folded.count { writer.append("…") }
        return writer.snippet
    }

    /// The window of at most `length` positions with the largest sum of marked positions; distinct starts are tried once.
    private func window(_ marks: [Range<Int>], count: Int) -> Range<Int> {
        guard count > length else { return 0..<count }
        var best = 0
        var bestWeight = 0
        var bestEnd = 0
        var end = 0
        var weight = 0
        for (first, mark) in marks.enumerated() {
            while end < marks.count, marks[end].upperBound - mark.lowerBound <= length {
                weight += marks[end].count
                end += 1
            }
            if weight > bestWeight {
                best = first
                bestWeight = weight
                bestEnd = marks[max(first, end - 1)].upperBound
            }
            if end > first { weight -= mark.count } else { end = first + 1 }
        }
        guard !marks.isEmpty else { return 0..<length }
        // A quarter of the window stands before the first mark, less where the marks need the room.
        let first = marks[best].lowerBound
        let lead = min(length / 4, max(0, length - max(0, bestEnd - first)))
        let start = min(max(0, first - lead), count - length)
        return start..<(start + length)
    }
}
