internal import Wire

/// One hit on the page.
struct HitView {
    let hit: JSON
    let state: PageState
    let text: PageText

    var html: HTML {
        let citation = hit["citation"]?.string ?? ""
        let document = hit["document"]
        let line = (hit["best"]?["line"] ?? hit["line"])?.int ?? 0
        let target = state.url(ofDocument: partID, fragment: isRecord ? nil : "c\(line)")
        let facts = [document?["date"]?.string, document?["issuer"]?.string, document?["kind"]?.string]
            .compactMap { $0 }
        let path = (hit["path"]?.elements ?? []).compactMap(\.string)
        let place = "\(hit["file"]?.string ?? ""):\(line)"
        let passages = (hit["passages"]?.elements ?? []).dropFirst().map { passage in
            HTML("<p class=\"snippet\">\(MarkedText(passage).html)</p>")
        }
        let similar = hit["duplicates"]?.int ?? 0
        let more: HTML = similar > 0 ? "<span>\(text.more(similar))</span>" : ""
        return """
            <li><article>
            <h2><a class="target" href="\(target)">\(citation)</a></h2>
            <p class="facts">\(facts.map { HTML("<span>\($0)</span>") })<span class="file">\(place)</span>\(more)</p>
            \(HTML.when(!path.isEmpty, "<p class=\"path\">\(path.joined(separator: " › "))</p>"))
            <p class="snippet">\(MarkedText(hit).html)</p>\(passages)
            <p class="tools"><button type="button" class="copy" data-copy="\(citation)" hidden>\(text.cite)</button> <a href="\(state.url(ofDocument: hit["id"]?.string ?? ""))">\(text.clauseLink)</a></p>
            </article></li>
            """
    }

    /// The id of the document or attachment that holds the hit: that of the clause without its line.
    private var partID: String {
        let id = hit["best"]?["id"]?.string ?? hit["id"]?.string ?? ""
        let line = (hit["best"]?["line"] ?? hit["line"])?.int ?? 0
        let suffix = ":\(line)"
        return id.hasSuffix(suffix) ? String(id.dropLast(suffix.count)) : id
    }

    /// Whether the hit is a record, whose id has no line.
    private var isRecord: Bool { partID == (hit["best"]?["id"]?.string ?? hit["id"]?.string ?? "") }
}

/// A snippet with its marks: the text is escaped piece by piece, the marks are put around the pieces.
struct MarkedText {
    private let text: String
    private let marks: [Range<Int>]
    /// The number of the first mark where marks have ids.
    private let firstNumber: Int?

    /// The snippet of a hit or passage.
    init(_ hit: JSON) {
        text = hit["snippet"]?.string ?? ""
        marks = (hit["highlights"]?.elements ?? []).compactMap { highlight in
            guard let start = highlight["start"]?.int, let end = highlight["end"]?.int, start < end else {
                return nil
            }
            return start..<end
        }
        firstNumber = nil
    }

    /// A text with marks in code points, increasing; they have the ids `h1`, `h2` and so on from a number.
    init(_ text: String, _ marks: [Range<Int>], firstNumber: Int) {
        self.text = text
        self.marks = marks
        self.firstNumber = firstNumber
    }

    var html: HTML {
        var result = HTML.empty
        let scalars = Array(text.unicodeScalars)
        var position = 0
        func piece(_ range: Range<Int>) -> HTML {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
            return .escaped(String(view))
        }
        for (index, mark) in marks.enumerated()
        where mark.lowerBound >= position && mark.upperBound <= scalars.count {
            result += piece(position..<mark.lowerBound)
            let identity: HTML = firstNumber.map { " id=\"h\($0 + index)\" tabindex=\"-1\"" } ?? ""
            result += "<mark\(identity)>\(piece(mark))</mark>"
            position = mark.upperBound
        }
        result += piece(position..<max(position, scalars.count))
        return result
    }
}
