internal import Wire

/// The results of a search as the main part of a page.
struct SearchPage {
    let state: PageState
    let text: PageText
    /// The answer for programs.
    let answer: JSON
    /// How many hits each year has, whatever year is chosen.
    let years: [(year: Int, count: Int)]

    var main: HTML {
        let total = answer["total"]?.int ?? 0
        return """
            <div class="columns">
            <main id="main" tabindex="-1">
            <h1 class="unseen">\(text.results)</h1>
            \(filters)
            \(summary(total))
            \(total == 0 ? nothing : hits)
            \(HTML.when(total > 0, paging(total)))
            </main>
            <aside aria-label="\(text.refine)">
            \(YearChart(years, state, text).html)
            \(facets)
            <p class="data"><a href="\(state.dataURL)">\(text.data)</a></p>
            </aside>
            </div>
            """
    }

    // MARK: - What was asked and found

    /// The conditions that hold, each with a way to take it away.
    private var filters: HTML {
        let labels =
            text.fields + [("number", text.number), ("from", text.from), ("to", text.to)]
        let chips = labels.compactMap { name, label -> HTML? in
            state[name].map { value in
                """
                <li><a class="chip on" href="\(state.with(name, nil).url)">\(label)：\(value) <span aria-hidden="true">×</span><span class="unseen">\(text.remove)</span></a></li>
                """
            }
        }
        return chips.isEmpty ? "" : "<ul class=\"chips\" aria-label=\"\(text.filters)\">\(chips)</ul>"
    }

    private func summary(_ total: Int) -> HTML {
        let match = answer["match"]?.string ?? ""
        let microseconds = answer["took_us"]?.int ?? 0
        let milliseconds = "\(microseconds / 1000).\(microseconds % 1000 / 100)"
        let line = text.summary(
            total, answer["unit"]?.string ?? "clause", match, milliseconds: milliseconds)
        // Told only where the mode was chosen for the reader.
        let note = state["match"] == nil && total > 0 ? text.matchNote(match) : nil
        let noteLine: HTML = note.map { "<p class=\"note\">\($0)</p>" } ?? ""
        let rules = (answer["variants"]?.elements ?? []).compactMap(\.string).filter {
            !$0.hasPrefix("dictionary ")
        }
        let also: HTML =
            rules.isEmpty
            ? ""
            : "<p class=\"note\">\(text.also)\(rules.map { String($0.drop { $0 != " " }.dropFirst()) }.joined(separator: "；"))</p>"
        return
            "<p class=\"summary\" role=\"status\" aria-live=\"polite\">\(line)</p>\(noteLine)\(also)\(suggestions)"
    }

    private var suggestions: HTML {
        let rows = (answer["suggestions"]?.elements ?? []).compactMap { row -> HTML? in
            guard let query = row["query"]?.string, let hits = row["hits"]?.int else { return nil }
            return "<a href=\"\(state.with("q", query).url)\">\(query)</a> (\(hits)) "
        }
        return rows.isEmpty ? "" : "<p class=\"note\">\(text.didYouMean)\(rows)</p>"
    }

    private var nothing: HTML {
        "<div class=\"empty\"><h2>\(text.nothing)</h2><p>\(text.nothingHint)</p></div>"
    }

    // MARK: - Hits

    private var hits: HTML {
        let rows = (answer["hits"]?.elements ?? []).map { HitView(hit: $0, state: state, text: text).html }
        let first = answer["hits"]?.elements.first?["rank"]?.int ?? 1
        return "<ol class=\"hits\" start=\"\(first)\">\(rows)</ol>"
    }

    private func paging(_ total: Int) -> HTML {
        let pages = (total + PageState.hits - 1) / PageState.hits
        guard pages > 1 || state.page > 1 else { return "" }
        let previous: HTML =
            state.page > 1
            ? "<a rel=\"prev\" href=\"\(state.at(page: state.page - 1).url)\">← \(text.previous)</a>"
            : "<span></span>"
        let hasNext = answer["next"]?.isNull == false
        let next: HTML =
            hasNext
            ? "<a rel=\"next\" href=\"\(state.at(page: state.page + 1).url)\">\(text.next) →</a>"
            : "<span></span>"
        return
            "<nav class=\"paging\" aria-label=\"\(text.pages)\">\(previous)<span>\(text.page(state.page, of: pages))</span>\(next)</nav>"
    }

    // MARK: - Facets

    private var facets: HTML {
        HTML.joined(
            text.fields.map { name, label in
                let rows = (answer["facets"]?[name]?.elements ?? []).compactMap { row -> (String, Int)? in
                    guard let value = row["value"]?.string, let count = row["count"]?.int else { return nil }
                    return (value, count)
                }
                guard !rows.isEmpty else { return "" }
                let chips = rows.prefix(12).map { value, count -> HTML in
                    let isChosen = state[name] == value
                    return """
                        <li><a class="chip\(isChosen ? " on" : "")" href="\(state.with(name, isChosen ? nil : value).url)"\(HTML.when(isChosen, " aria-current=\"true\""))>\(value) <span class="count">\(count)</span></a></li>
                        """
                }
                let more: HTML =
                    rows.count > 12 ? "<li class=\"more\">\(text.more(rows.count - 12))</li>" : ""
                return "<section><h2>\(label)</h2><ul class=\"chips\">\(chips)\(more)</ul></section>"
            })
    }
}
