internal import Analysis

/// Cuts the stretch of a clause that shows most of what was asked for, and writes it on one line.
///
/// A clause of many megabytes is folded once, a stretch at a time, as far as the marks reach that are looked at; only what is
/// shown is folded again.
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
        var passages = FoldedPassages(text, folder: folder)
        let marks = highlighter.marks(in: &passages, margin: length)
        let window = window(marks, text, passages)
        guard !window.isEmpty else { return Snippet(text: "", highlights: []) }
        let folded = passages.part(window)
        let source = folded.sourceRange(of: 0..<folded.count)
        let bytes = text[(text.startIndex + source.lowerBound)..<(text.startIndex + source.upperBound)]
        var writer = SnippetWriter(Array(bytes), 0..<bytes.count)
        if window.lowerBound > 0 { writer.append("…") }
        for mark in Self.shown(marks, in: window, length: length) {
            let place = folded.sourceRange(
                of: (mark.lowerBound - window.lowerBound)..<(mark.upperBound - window.lowerBound))
            writer.copy(to: place.lowerBound - source.lowerBound)
            writer.mark(to: place.upperBound - source.lowerBound)
        }
        writer.copyRest()
        if window.upperBound < passages.count { writer.append("…") }
        return writer.snippet
    }

    /// The marks in a window, overlapping ones joined.
    ///
    /// One that is cut by the edge would show a part of a word as if it were found and is left out; one longer than all
    /// is cut.
    private static func shown(_ marks: [Mark], in window: Range<Int>, length: Int) -> [Range<Int>] {
        var shown: [Range<Int>] = []
        for mark in marks.map(\.positions) {
            let range = mark.clamped(to: window)
            guard !range.isEmpty, range == mark || mark.count > length else { continue }
            if let last = shown.last, range.lowerBound < last.upperBound {
                shown[shown.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                shown.append(range)
            }
        }
        return shown
    }

    /// The positions to show.
    private func window(
        _ marks: [Mark], _ text: ArraySlice<UInt8>, _ passages: FoldedPassages
    ) -> Range<Int> {
        guard passages.count > length else { return 0..<passages.count }
        let window = SnippetWindow(length: length, weights: highlighter.terms.map(\.weight))
        guard let choice = window.choice(marks) else { return 0..<length }
        let starts = window.starts(around: choice, count: passages.count)
        let before = max(0, starts.lowerBound - 3)
        let folded = passages.part(before..<(starts.upperBound + 1))
        let sentences = SentenceStarts(folded, text)
        var start = starts.upperBound
        while start >= starts.lowerBound, !sentences.contains(start - before, isFirst: start == 0) {
            start -= 1
        }
        if start < starts.lowerBound {
            start = window.start(around: choice, among: starts)
            // What joins to the character before does not begin a snippet.
            while start > starts.lowerBound, sentences.joins(at: start - before) { start -= 1 }
        }
        return start..<(start + length)
    }
}

/// Where sentences begin in a part of a folded text: after 。；！？ with the quotes and brackets that close them, and in a new line.
struct SentenceStarts {
    private let folded: FoldedText
    private let text: ArraySlice<UInt8>

    init(_ folded: FoldedText, _ text: ArraySlice<UInt8>) {
        self.folded = folded
        self.text = text
    }

    func contains(_ position: Int, isFirst: Bool) -> Bool {
        guard !isFirst else { return true }
        guard position > 0, position < folded.count else { return false }
        // A blank that is content holds the line break itself.
        let isBlank = folded.scalars[position - 1] == 0x20
        let start = Int(isBlank ? folded.sourceStarts[position - 1] : folded.sourceEnds[position - 1])
        let gap = (text.startIndex + start)..<(text.startIndex + Int(folded.sourceStarts[position]))
        if text[gap].contains(where: { $0 == 0x0A || $0 == 0x0D }) { return true }
        guard !Self.closes(folded.scalars[position]), !Self.ends(folded.scalars[position]) else {
            return false
        }
        var last = position - 1
        while last > 0, Self.closes(folded.scalars[last]) { last -= 1 }
        return Self.ends(folded.scalars[last])
    }

    /// Whether the character at a position belongs to the one before it.
    func joins(at position: Int) -> Bool {
        guard folded.scalars.indices.contains(position),
            let properties = Unicode.Scalar(folded.scalars[position])?.properties
        else { return false }
        return properties.isGraphemeExtend || properties.isJoinControl || properties.isEmojiModifier
    }

    private static func ends(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3002, 0x3B, 0x21, 0x3F: true
        default: false
        }
    }

    private static func closes(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x201D, 0x2019, 0x29, 0x300D, 0x300F, 0x300B, 0x3011, 0x5D: true
        default: false
        }
    }
}
