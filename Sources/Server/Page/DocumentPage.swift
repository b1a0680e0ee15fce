internal import Wire

/// A document as the main part of a page: its outline, its text with the hits marked, and what can be taken from it.
struct DocumentPage {
    let state: PageState
    let text: PageText
    /// The document and what is marked in it.
    let document: MarkedDocument
    /// The line of the clause that was asked for.
    let line: Int?

    private static let listedHits = 200

    var main: HTML {
        """
        <div class="columns document">
        <main id="main" tabindex="-1">
        <p class="back"><a href="\(state.url)">← \(text.back)</a></p>
        <h1>\(title)</h1>
        \(facts)
        \(hitBar)
        \(body)
        </main>
        <aside aria-label="\(text.outline)">
        \(outline)
        \(family)
        \(citations)
        </aside>
        </div>
        """
    }

    /// The title of the document, or else its id.
    var title: String { document.title ?? document.id }

    private var facts: HTML {
        let facts = [document.number, document.date, document.issuer, document.kind, document.issue]
            .compactMap { $0 }
        let id = QueryString.encoded(document.id)
        return """
            <p class="facts">\(facts.map { HTML("<span>\($0)</span>") })<span class="file">\(document.file)</span></p>
            <p class="tools"><button type="button" class="copy" data-copy="\(document.citation)" hidden>\(text.cite)</button> <a href="/v1/documents/\(id)?format=text">\(text.rawText)</a> <a href="/v1/documents/\(id)">\(text.data)</a> <a class="toc" href="#outline">\(text.outline)</a></p>
            """
    }

    // MARK: - Hits

    private var hitCount: Int { document.clauses.reduce(0) { $0 + $1.marks.count } }

    private var hitBar: HTML {
        let count = hitCount
        guard count > 0 else { return "" }
        let links = (1...min(count, Self.listedHits)).map { HTML("<a href=\"#h\($0)\">\($0)</a> ") }
        return """
            <nav class="hitbar" id="hitbar" aria-label="\(text.hitsHere)" data-count="\(count)">
            <span class="place">\(text.hitCount(count))</span>
            <button type="button" id="previous" hidden>↑ \(text.previousHit)</button> <button type="button" id="next" hidden>↓ \(text.nextHit)</button>
            <details><summary>\(text.hitsHere)</summary><p>\(links)</p></details>
            </nav>
            """
    }

    // MARK: - Text

    private var body: HTML {
        var number = 1
        let clauses = document.clauses.map { clause -> HTML in
            defer { number += clause.marks.count }
            let content = MarkedText(clause.text, clause.marks, firstNumber: number).html
            let link: HTML =
                """
                <a class="anchor" href="\(state.url(ofDocument: document.id, fragment: "c\(clause.line)"))" aria-label="\(text.clauseLink) \(clause.line)">§</a>
                """
            let copy: HTML =
                "<button type=\"button\" class=\"copy small\" data-copy=\"\(clause.citation)\" hidden>\(text.cite)</button>"
            let isTarget = clause.line == line
            let paragraph: HTML = "<p>\(content)</p>"
            return """
                <div class="clause \(clause.role)\(isTarget ? " chosen" : "")" id="c\(clause.line)">\(clause.isHeading ? heading(content, clause.level) : paragraph)<span class="edge">\(link)\(copy)</span></div>

                """
        }
        return "<article class=\"text\">\(clauses)</article>"
    }

    private func heading(_ content: HTML, _ level: Int) -> HTML {
        switch level {
        case ...1: "<h2>\(content)</h2>"
        case 2: "<h3>\(content)</h3>"
        case 3: "<h4>\(content)</h4>"
        default: "<h5>\(content)</h5>"
        }
    }

    // MARK: - Beside the text

    private var outline: HTML {
        let rows = document.outline.map { entry in
            HTML(
                "<li class=\"level\(min(entry.level, 4))\"><a href=\"#c\(entry.line)\">\(entry.text)</a></li>"
            )
        }
        return rows.isEmpty
            ? ""
            : "<nav aria-labelledby=\"outline\"><details open><summary id=\"outline\">\(text.outline)</summary><ol class=\"outline\">\(rows)</ol></details></nav>"
    }

    /// The document and its attachments, where there are some.
    private var family: HTML {
        guard document.family.count > 1 else { return "" }
        let rows = document.family.map { member -> HTML in
            member.id == document.id
                ? "<li aria-current=\"page\">\(member.title)</li>"
                : "<li><a href=\"\(state.url(ofDocument: member.id))\">\(member.title)</a></li>"
        }
        return "<section><h2>\(text.attachments)</h2><ul class=\"family\">\(rows)</ul></section>"
    }

    private var citations: HTML {
        let id = QueryString.encoded(document.id)
        let links = [("GB/T 7714", "gbt7714"), ("BibTeX", "bibtex"), ("RIS", "ris")].map { name, style in
            HTML("<li><a href=\"/v1/citations/\(id)?style=\(style)\">\(name)</a></li>")
        }
        return """
            <section><h2>\(text.citations)</h2><p class="citation">\(document.citation)</p><ul class="family">\(links)</ul></section>
            """
    }
}
