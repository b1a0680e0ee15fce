/// A small chart of how many hits are of each year; every bar leads to the hits of its year.
struct YearChart {
    private static let height = 60
    /// The width that the page has for it.
    private static let width = 264
    private let years: [(year: Int, count: Int)]
    private let state: PageState
    private let text: PageText

    /// A chart of counts by year; years between the first and the last without hits are shown as such.
    init(_ counts: [(year: Int, count: Int)], _ state: PageState, _ text: PageText) {
        let byYear = Dictionary(counts.map { ($0.year, $0.count) }, uniquingKeysWith: +)
        let first = byYear.keys.min() ?? 0
        let last = byYear.keys.max() ?? 0
        // A date that was read wrongly must not stretch the chart over centuries.
        years =
            last - first <= 60
            ? (byYear.isEmpty ? [] : Array(first...last)).map { ($0, byYear[$0] ?? 0) }
            : byYear.sorted { $0.key < $1.key }.suffix(60).map { ($0.key, $0.value) }
        self.state = state
        self.text = text
    }

    /// The chart; nothing where there are fewer than two years.
    var html: HTML {
        guard years.count > 1 else { return "" }
        let most = max(1, years.map(\.count).max() ?? 1)
        let step = max(22, min(48, Self.width / years.count))
        let width = years.count * step
        let every = max(1, (34 + step - 1) / step)
        let bars = years.enumerated().map { index, entry in
            let size = entry.count == 0 ? 0 : max(2, entry.count * Self.height / most)
            let name = text.yearBar(String(entry.year), entry.count)
            let label: HTML =
                index % every == 0
                ? "<text x=\"\(index * step + step / 2)\" y=\"\(Self.height + 14)\">\(String(entry.year))</text>"
                : ""
            guard entry.count > 0 else { return label }
            let isChosen = state["year"] == String(entry.year)
            return HTML(
                """
                <a href="\(state.with("year", isChosen ? nil : String(entry.year)).url)" aria-label="\(name)"\(HTML.when(isChosen, " aria-current=\"true\""))><title>\(name)</title><rect class="hit" x="\(index * step)" y="0" width="\(step)" height="\(Self.height)"></rect><rect class="bar" x="\(index * step + 2)" y="\(Self.height - size)" width="\(step - 4)" height="\(size)"></rect></a>\(label)
                """)
        }
        return """
            <figure class="chart"><figcaption>\(text.chart)</figcaption>
            <svg viewBox="-4 0 \(width + 8) \(Self.height + 18)" width="\(width + 8)" height="\(Self.height + 18)" role="group" aria-label="\(text.chart)">\(bars)</svg></figure>
            """
    }
}
