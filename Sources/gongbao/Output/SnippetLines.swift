internal import Search

/// Breaks a snippet into lines of so many cells and marks its highlights.
///
/// A highlight ends where what was matched ends; what takes no cell of its own, such as a combining mark, is shown with the
/// character before it.
struct SnippetLines {
    private let snippet: Snippet
    private let style: Style

    init(_ snippet: Snippet, _ style: Style) {
        self.snippet = snippet
        self.style = style
    }

    /// The lines; one line where standard output is no terminal.
    func lines(width: Int) -> [String] {
        let limit = Output.isTerminal ? width : Int.max
        var lines: [String] = []
        var line = ""
        var cells = 0
        var marked = ""
        var marks = snippet.highlights[...]
        func flushMark() {
            if !marked.isEmpty { line += style.mark(marked) }
            marked = ""
        }
        for (index, scalar) in snippet.text.unicodeScalars.enumerated() {
            let size = DisplayWidth.of(scalar)
            if size == 0, !marked.isEmpty {
                marked.unicodeScalars.append(scalar)
                continue
            }
            while let mark = marks.first, mark.scalars.upperBound <= index {
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
            if let mark = marks.first, mark.scalars.contains(index) {
                marked.unicodeScalars.append(scalar)
            } else {
                line.unicodeScalars.append(scalar)
            }
        }
        flushMark()
        return lines + [line]
    }
}
