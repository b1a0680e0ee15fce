internal import Analysis

/// Finds marks in a text that comes in stretches.
///
/// Strings are looked for at every position by their first characters. Words are looked for as strings too; only where one
/// stands, or a character that a term may have rewritten, are the words around it found, between two places where words
/// end for certain. So a long text is folded once, and hardly any of it cut into words.
struct MarkFinder {
    private let highlighter: Highlighter
    private let strings: NeedleTable
    private let words: NeedleTable
    private let wordTerms: [[UInt8]: Int]
    private var counts: [Int]
    private var openTerms: Int
    private var openWords: Int
    private var pieceCount = 0
    /// The marks so far.
    private(set) var marks: [Mark] = []
    /// One past the last marked position.
    private(set) var end = 0

    init(_ highlighter: Highlighter) {
        self.highlighter = highlighter
        var strings: [NeedleTable.Needle] = []
        var words: [NeedleTable.Needle] = []
        var wordTerms: [[UInt8]: Int] = [:]
        for (number, term) in highlighter.terms.enumerated() {
            for string in term.strings { strings.append(.init(scalars: string, term: number)) }
            guard let word = term.word else { continue }
            let scalars = String(decoding: word, as: UTF8.self).unicodeScalars.map(\.value)
            words.append(.init(scalars: scalars, term: number))
            wordTerms[word] = number
        }
        self.strings = NeedleTable(strings)
        self.words = NeedleTable(words)
        self.wordTerms = wordTerms
        counts = [Int](repeating: 0, count: highlighter.terms.count)
        openTerms = highlighter.terms.count
        openWords = wordTerms.count
    }

    /// The most pieces of a text that are cut into words, once something is marked: a word may stand inside longer ones everywhere.
    private static let pieceLimit = 4000

    /// Whether no more marks are wanted.
    var isDone: Bool { openTerms == 0 || (!wantsWords && openTerms == openWords) }

    private var wantsWords: Bool { openWords > 0 && (pieceCount < Self.pieceLimit || marks.isEmpty) }

    /// How far a text that goes on can be searched: every string fits in behind, and a word ends for certain.
    ///
    /// Where no word ends for certain in a whole stretch, words are parted wherever it ends.
    func sureEnd(in text: FoldedText) -> Int {
        let last = text.count - max(strings.longest, words.longest, 1)
        guard last > 0 else { return 0 }
        guard wantsWords else { return last }
        if highlighter.analyzer.kind == .whitespace {
            return text.wordStarts.last { $0 <= last && $0 > 0 }.map(Int.init) ?? last
        }
        var end = last
        while end > 0, !text.hasCertainBreak(before: end) { end -= 1 }
        return end > 0 ? end : last
    }

    /// Looks for what begins in a text before `end`; positions count from `base`.
    mutating func search(_ text: FoldedText, to end: Int, base: Int) {
        guard !isDone else { return }
        if !strings.isEmpty {
            for start in 0..<end {
                guard strings.mayStart(text.scalars[start]) else { continue }
                strings.forEachMatch(in: text.scalars, at: start) { needle in
                    add(start..<(start + needle.scalars.count), of: needle.term, base: base)
                }
            }
        }
        searchWords(text, to: end, base: base)
    }

    private mutating func searchWords(_ text: FoldedText, to end: Int, base: Int) {
        var position = 0
        while position < end, wantsWords {
            guard isCandidate(text.scalars, position) else {
                position += 1
                continue
            }
            let piece = piece(around: position, of: text, to: end)
            addWords(text, piece, base: base)
            pieceCount += 1
            position = piece.upperBound
        }
    }

    private func isCandidate(_ scalars: [UInt32], _ position: Int) -> Bool {
        let scalar = scalars[position]
        if words.mayStart(scalar) {
            var found = false
            words.forEachMatch(in: scalars, at: position) { _ in found = true }
            if found { return true }
        }
        return highlighter.analyzer.mayRewrite(scalar)
    }

    /// The positions around one between which words can be found as in the whole text.
    private func piece(around position: Int, of text: FoldedText, to end: Int) -> Range<Int> {
        guard highlighter.analyzer.kind == .icu else { return 0..<end }
        var start = position
        while start > 0, !text.hasCertainBreak(before: start) { start -= 1 }
        var stop = position + 1
        while stop < end, !text.hasCertainBreak(before: stop) { stop += 1 }
        return start..<stop
    }

    private mutating func addWords(_ text: FoldedText, _ piece: Range<Int>, base: Int) {
        var analyzed = AnalyzedText()
        analyzed.folded = text.slice(piece)
        highlighter.analyzer.findWords(in: &analyzed)
        var term: [UInt8] = []
        for index in analyzed.words.indices {
            term.removeAll(keepingCapacity: true)
            analyzed.appendTerm(of: index, to: &term)
            guard let number = wordTerms[term] else { continue }
            let positions = analyzed.words[index].positions
            let start = positions.lowerBound + piece.lowerBound
            add(start..<(start + positions.count), of: number, base: base)
        }
    }

    private mutating func add(_ positions: Range<Int>, of term: Int, base: Int) {
        guard counts[term] < highlighter.limit else { return }
        counts[term] += 1
        if counts[term] == highlighter.limit {
            openTerms -= 1
            if highlighter.terms[term].word != nil { openWords -= 1 }
        }
        let range = (base + positions.lowerBound)..<(base + positions.upperBound)
        marks.append(Mark(positions: range, term: term))
        end = max(end, range.upperBound)
    }
}
