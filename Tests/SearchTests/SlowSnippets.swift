import Analysis
import Segments

@testable import Search

/// Snippets by their definition: the whole text folded and cut into words, every mark looked at for every window.
struct SlowSnippets {
    var texts: [QueryText]
    var weights: [String: Double]
    var mode: MatchMode
    var length: Int
    var limit: Int
    var analyzer = Analyzer()

    /// The marks of a text: the first ones of each term, in order.
    func marks(in analyzed: AnalyzedText) -> (marks: [Mark], weights: [Double]) {
        var marks: [Mark] = []
        var termWeights: [Double] = []
        func add(_ ranges: [Range<Int>], _ key: [UInt32]) {
            let first = Set(ranges).sorted {
                ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
            }.prefix(limit)
            marks += first.map { Mark(positions: $0, term: termWeights.count) }
            termWeights.append(weights[FoldedString.text(key)] ?? Double(key.count))
        }
        for text in texts where mode == .exact || text.isPhrase || text.words.isEmpty {
            add(
                text.spellings.flatMap { string in
                    Occurrences.starts(of: string, in: analyzed.folded.scalars).map {
                        $0..<($0 + string.count)
                    }
                }, text.scalars)
        }
        var seen: Set<String> = []
        for word in mode == .exact ? [] : texts.flatMap(\.words) {
            let word = String(decoding: word, as: UTF8.self)
            guard seen.insert(word).inserted else { continue }
            let found = analyzed.words.indices.filter { analyzed.term(of: $0) == word }
            add(found.map { analyzed.words[$0].positions }, word.unicodeScalars.map(\.value))
        }
        return (marks.sorted(by: Mark.precedes), termWeights)
    }

    /// The positions that a snippet shows.
    func window(_ marks: [Mark], _ weights: [Double], _ analyzed: AnalyzedText, _ text: [UInt8]) -> Range<Int>
    {
        let folded = analyzed.folded
        guard folded.count > length else { return 0..<folded.count }
        var best: (first: Int, end: Int, coverage: Double, total: Double)?
        for mark in marks {
            let start = mark.positions.lowerBound
            let shown = marks.filter { $0.positions.clamped(to: start..<(start + length)) == $0.positions }
            let first = marks.first { $0.positions.lowerBound == start }
            let cut = first.flatMap { $0.positions.count > length ? [$0.term] : nil } ?? []
            let terms = Set(shown.map(\.term) + cut).sorted()
            let coverage = terms.reduce(0) { $0 + weights[$1] }
            let total = terms.reduce(0) { sum, term in
                sum + weights[term] * Double((shown.map(\.term) + cut).count { $0 == term })
            }
            guard best.map({ (coverage, total) > ($0.coverage, $0.total) }) ?? true else { continue }
            let end = cut.isEmpty ? shown.map(\.positions.upperBound).max() ?? start : start + length
            best = (start, end, coverage, total)
        }
        guard let best else { return 0..<length }
        let high = min(best.first, folded.count - length)
        let low = min(max(0, best.end - length), high)
        let sentences = SentenceStarts(folded, text[...])
        if let start = (low...high).last(where: { sentences.contains($0, isFirst: $0 == 0) }) {
            return start..<(start + length)
        }
        var start = min(max(best.first - length / 4, low), high)
        while start > low, sentences.joins(at: start) { start -= 1 }
        return start..<(start + length)
    }

    /// The snippet of a text.
    func snippet(of text: [UInt8]) -> Snippet {
        var analyzed = AnalyzedText()
        analyzer.analyze(text, into: &analyzed)
        let (marks, weights) = marks(in: analyzed)
        let window = window(marks, weights, analyzed, text)
        guard !window.isEmpty else { return Snippet(text: "", highlights: []) }
        var isMarked = [Bool](repeating: false, count: window.count)
        var joins = isMarked  // whether a position belongs to the mark of the one before
        for mark in marks
        where mark.positions.clamped(to: window) == mark.positions || mark.positions.count > length {
            for position in mark.positions.clamped(to: window) {
                isMarked[position - window.lowerBound] = true
                if position > mark.positions.lowerBound, position > window.lowerBound {
                    joins[position - window.lowerBound] = true
                }
            }
        }
        var writer = SnippetWriter(text, analyzed.folded.sourceRange(of: window))
        if window.lowerBound > 0 { writer.append("…") }
        var start = 0
        while start < window.count {
            var end = start + 1
            if isMarked[start] {
                while end < window.count, joins[end] { end += 1 }
                let source = analyzed.folded.sourceRange(
                    of: (window.lowerBound + start)..<(window.lowerBound + end))
                writer.copy(to: source.lowerBound)
                writer.mark(to: source.upperBound)
            }
            start = end
        }
        writer.copyRest()
        if window.upperBound < analyzed.folded.count { writer.append("…") }
        return writer.snippet
    }
}
