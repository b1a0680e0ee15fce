/// How the text of a document is set: what a missing indent means.
enum BodyLayout {
    /// Paragraphs are indented; a line at the margin is a cell of a table.
    case indented
    /// One paragraph a line, no indents.
    case compact

    private static let longLine = 40

    /// The layout of some lines, or `fallback` if there are no long paragraphs among them.
    init(_ lines: ArraySlice<SourceLine>, fallback: BodyLayout) {
        var indented = 0
        var flush = 0
        for line in lines where line.count > Self.longLine && !line.isPiped {
            guard line.last == "。" || line.last == ";" || line.last == ")" else { continue }
            if line.isIndented { indented += 1 } else { flush += 1 }
        }
        self = indented + flush == 0 ? fallback : (indented > flush ? .indented : .compact)
    }
}
