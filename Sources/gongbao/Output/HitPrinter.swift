internal import Wire

/// Prints the answer to a search for people and for programs; it sees nothing but the object that programs see, so that what a server
/// answered is printed as what was found here.
struct HitPrinter {
    private let output: HitOutputOptions
    private let style: Style

    init(output: HitOutputOptions) {
        self.output = output
        style = Style(output.color)
    }

    /// The whole answer in the form asked for.
    func text(of answer: JSON) -> String {
        let hits = answer["hits"]?.elements ?? []
        if output.json { return answer.text + "\n" }
        if output.jsonl { return hits.map { $0.text + "\n" }.joined() }
        if output.tsv { return (output.bom ? "\u{FEFF}" : "") + hits.map(row).joined() }
        if output.ids { return hits.map { ($0["id"]?.string ?? "") + "\n" }.joined() }
        return people(answer)
    }

    /// The three numbers of a count.
    static func text(ofCount answer: JSON, json: Bool) -> String {
        if json { return answer.text + "\n" }
        func number(_ name: String) -> Int { answer[name]?.int ?? 0 }
        return "\(number("hits")) hits, \(number("documents")) documents, \(number("files")) files "
            + "(\(answer["match"]?.string ?? ""))\n"
    }

    private func row(_ hit: JSON) -> String {
        let cells = [
            String(hit["rank"]?.int ?? 0), hit["score"]?.text ?? "", hit["id"]?.string ?? "",
            hit["file"]?.string ?? "", String(line(hit)), hit["citation"]?.string ?? "",
            hit["snippet"]?.string ?? "",
        ]
        let clean = cells.map { cell in String(cell.map { $0 == "\t" || $0.isNewline ? " " : $0 }) }
        return clean.joined(separator: "\t") + "\n"
    }

    /// The line of the clause that is shown.
    private func line(_ hit: JSON) -> Int { (hit["best"]?["line"] ?? hit["line"])?.int ?? 0 }

    private func people(_ answer: JSON) -> String {
        var text = ""
        let hits = answer["hits"]?.elements ?? []
        let width = DisplayWidth.of(String(hits.last?["rank"]?.int ?? 1))
        for hit in hits { text += people(hit, width: width) }
        for (name, values) in answer["facets"]?.members ?? [] { text += facet(name, values.elements) }
        let total = answer["total"]?.int ?? 0
        let unit = answer["unit"]?.string ?? ""
        let match = answer["match"]?.string ?? ""
        let milliseconds = Numbers.fixed((answer["took_us"]?.double ?? 0) / 1000, 1)
        text +=
            style.dim("\(total) \(total == 1 ? unit : unit + "s") · match \(match) · \(milliseconds) ms")
            + "\n"
        let rules = (answer["variants"]?.elements ?? []).compactMap(\.string)
        if let line = VariantLine.text(rules) { text += style.dim(line) + "\n" }
        if let next = answer["next"]?.string, Output.isTerminal {
            text += style.dim("more: --after \(next)") + "\n"
        }
        return text
    }

    private func facet(_ name: String, _ rows: [JSON]) -> String {
        let values = rows.map { (name: $0["value"]?.string ?? "-", count: $0["count"]?.int ?? 0) }
        let widest = rows.map { DisplayWidth.of($0["value"]?.string ?? "") }.max() ?? 0
        return style.bold(name) + "\n"
            + values.map { "  " + DisplayWidth.padded($0.name, to: widest) + "  \($0.count)\n" }.joined()
    }

    private func people(_ hit: JSON, width: Int) -> String {
        let margin = String(repeating: " ", count: width + 2)
        let rank = String(hit["rank"]?.int ?? 0)
        var text = DisplayWidth.padded(rank, to: width, right: true) + "  "
        text += style.bold(hit["citation"]?.string ?? "") + "\n"
        let document = hit["document"]
        let place = "\(hit["file"]?.string ?? ""):\(line(hit))"
        let facts = [document?["date"]?.string, document?["issuer"]?.string, place].compactMap { $0 }
        let more = hit["more"]?.int ?? 0
        let duplicates = hit["duplicates"]?.int ?? 0
        text += margin + style.dim(facts.joined(separator: " · "))
        text +=
            style.dim(
                "  [\(hit["id"]?.string ?? "")]" + (more > 0 ? " +\(more)" : "")
                    + (duplicates > 0 ? " +\(duplicates) similar" : "")) + "\n"
        let path = (hit["path"]?.elements ?? []).compactMap(\.string)
        if !path.isEmpty { text += margin + style.dim(path.joined(separator: " › ")) + "\n" }
        text += snippet(hit, margin)
        for passage in (hit["passages"]?.elements ?? []).dropFirst() {
            let path = (passage["path"]?.elements ?? []).compactMap(\.string)
            let over = path.isEmpty ? "" : "  " + path.joined(separator: " › ")
            text += margin + style.dim("line \(passage["line"]?.int ?? 0)" + over) + "\n"
            text += snippet(passage, margin)
        }
        for part in hit["explanation"]?.elements ?? [] {
            text += margin + style.dim(line(ofPart: part)) + "\n"
        }
        return text + "\n"
    }

    /// The snippet of a hit or passage.
    private func snippet(_ hit: JSON, _ margin: String) -> String {
        guard let text = hit["snippet"]?.string, !text.isEmpty else { return "" }
        let highlights = (hit["highlights"]?.elements ?? []).compactMap { highlight -> Range<Int>? in
            guard let start = highlight["start"]?.int, let end = highlight["end"]?.int, start <= end else {
                return nil
            }
            return start..<end
        }
        let width = max(20, Output.columns - margin.utf8.count)
        return SnippetLines(text, highlights, style).lines(width: width).map { margin + $0 + "\n" }.joined()
    }

    /// What one term adds to a score.
    private func line(ofPart part: JSON) -> String {
        func number(_ name: String, _ digits: Int) -> String {
            Numbers.fixed(part[name]?.double ?? 0, digits)
        }
        return "\(number("score", 4))  \(part["field"]?.string ?? "") \(part["term"]?.string ?? "")  "
            + "tf \(part["tf"]?.int ?? 0) df \(part["df"]?.int ?? 0) idf \(number("idf", 3)) "
            + "weight \(number("weight", 2)) length \(part["length"]?.int ?? 0)"
            + (part["rule"]?.string.map { " (\($0))" } ?? "")
    }
}
