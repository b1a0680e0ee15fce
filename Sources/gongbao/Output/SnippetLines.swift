internal import Search

/// Breaks a snippet into lines of so many cells and marks its highlights.
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
            while let mark = marks.first, mark.scalars.upperBound <= index {
                flushMark()
                marks = marks.dropFirst()
            }
            let size = DisplayWidth.of(scalar)
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
