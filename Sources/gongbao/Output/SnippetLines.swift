/// Breaks a snippet into lines of so many cells and marks its highlights.
///
/// A highlight ends where what was matched ends; what takes no cell of its own, such as a combining mark, is shown with the
/// character before it.
struct SnippetLines {
    private let text: String
    /// In code points, increasing and disjoint.
    private let highlights: [Range<Int>]
    private let style: Style

    init(_ text: String, _ highlights: [Range<Int>], _ style: Style) {
        self.text = text
        self.highlights = highlights
        self.style = style
    }

    /// The lines; one line where standard output is no terminal.
    func lines(width: Int) -> [String] {
        let limit = Output.isTerminal ? width : Int.max
        var lines: [String] = []
        var line = ""
        var cells = 0
        var marked = ""
        var marks = highlights[...]
        func flushMark() {
            if !marked.isEmpty { line += style.mark(marked) }
            marked = ""
        }
        for (index, scalar) in text.unicodeScalars.enumerated() {
            let size = DisplayWidth.of(scalar)
            if size == 0, !marked.isEmpty {
                marked.unicodeScalars.append(scalar)
                continue
            }
            while let mark = marks.first, mark.upperBound <= index {
                flushMark()
                marks = marks.dropFirst()
            }
            if cells + size > limit {
                flushMark()
                lines.append(line)
                line = ""
                cells = 0
            }
            cells += size
            if let mark = marks.first, mark.contains(index) {
                marked.unicodeScalars.append(scalar)
            } else {
                line.unicodeScalars.append(scalar)
            }
        }
        flushMark()
        return lines + [line]
    }
}
