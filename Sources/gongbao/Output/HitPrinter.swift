internal import Gazettes
internal import Search
internal import Segments

/// Prints hits for people and for programs.
struct HitPrinter {
    private let output: HitOutputOptions
    private let request: SearchRequest
    private let microseconds: Int
    private let style: Style

    init(output: HitOutputOptions, request: SearchRequest, elapsed: Duration) {
        self.output = output
        self.request = request
        microseconds =
            Int(elapsed.components.seconds) * 1_000_000
            + Int(elapsed.components.attoseconds / 1_000_000_000_000)
        style = Style(output.color)
    }

    /// The whole answer in the form asked for.
    func text(of response: SearchResponse, _ suggestions: [QuerySuggestion] = []) -> String {
        if output.json { return object(response, suggestions).text + "\n" }
        if output.jsonl { return response.hits.map { HitJSON.object($0, request).text + "\n" }.joined() }
        if output.tsv { return (output.bom ? "\u{FEFF}" : "") + response.hits.map(row).joined() }
        if output.ids { return response.hits.map { $0.id + "\n" }.joined() }
        return people(response)
    }

    /// The three numbers of a count.
    static func text(of count: CountResponse, json: Bool, unit: Unit) -> String {
        if json {
            let numbers: [(String, JSON)] = [
                ("hits", .int(count.hits)), ("documents", .int(count.documents)),
                ("files", .int(count.files)),
                ("match", .string(count.match.rawValue)),
                ("variants", .array(count.rules.map { .string($0) })),
            ]
            return JSON.object(numbers).text + "\n"
        }
        return
            "\(count.hits) hits, \(count.documents) documents, \(count.files) files (\(count.match.rawValue))\n"
    }

    private func object(_ response: SearchResponse, _ suggestions: [QuerySuggestion]) -> JSON {
        let facets = response.facets.map { facet in
            (
                facet.name,
                JSON.array(
                    facet.values.map { value in
                        .object([("value", .string(value.value)), ("count", .int(value.count))])
                    }
                        + (facet.missing > 0
                            ? [.object([("value", .null), ("count", .int(facet.missing))])] : []))
            )
        }
        var members: [(String, JSON)] = [
            ("schema", .int(1)), ("query", .string(request.query)),
            ("match", .string(response.match.rawValue)),
            ("unit", .string(request.unit.rawValue)), ("total", .int(response.total)),
            ("took_us", .int(microseconds)), ("generation", .int(response.generation)),
            ("variants", .array(response.rules.map { .string($0) })),
            ("next", .optional(response.next)), ("facets", .object(facets)),
            ("hits", .array(response.hits.map { HitJSON.object($0, request) })),
        ]
        if response.total == 0 {
            let rows = suggestions.map {
                JSON.object([("query", .string($0.query)), ("hits", .int($0.hits))])
            }
            members.append(("suggestions", .array(rows)))
        }
        return .object(members)
    }

    private func row(_ hit: Hit) -> String {
        let cells = [
            String(hit.rank), hit.score.description, hit.id, hit.file, String(hit.clause.line),
            HitJSON.citation(hit).text,
            hit.snippet.text,
        ]
        let clean = cells.map { cell in String(cell.map { $0 == "\t" || $0.isNewline ? " " : $0 }) }
        return clean.joined(separator: "\t") + "\n"
    }

    private func people(_ response: SearchResponse) -> String {
        var text = ""
        let width = DisplayWidth.of(String(response.hits.last?.rank ?? 1))
        for hit in response.hits { text += people(hit, width: width) }
        for facet in response.facets {
            text += style.bold(facet.name) + "\n"
            let widest = facet.values.map { DisplayWidth.of($0.value) }.max() ?? 0
            for value in facet.values {
                text += "  " + DisplayWidth.padded(value.value, to: widest) + "  \(value.count)\n"
            }
            if facet.missing > 0 {
                text += "  " + DisplayWidth.padded("-", to: widest) + "  \(facet.missing)\n"
            }
        }
        let milliseconds = Numbers.fixed(Double(microseconds) / 1000, 1)
        let noun = response.total == 1 ? request.unit.rawValue : request.unit.rawValue + "s"
        text +=
            style.dim("\(response.total) \(noun) · match \(response.match.rawValue) · \(milliseconds) ms")
            + "\n"
        if let line = VariantLine.text(response.rules) { text += style.dim(line) + "\n" }
        if let next = response.next, Output.isTerminal { text += style.dim("more: --after \(next)") + "\n" }
        return text
    }

    private func people(_ hit: Hit, width: Int) -> String {
        let margin = String(repeating: " ", count: width + 2)
        var text = DisplayWidth.padded(String(hit.rank), to: width, right: true) + "  "
        text += style.bold(HitJSON.citation(hit).text) + "\n"
        let facts = [hit.document.date, hit.document.issuer, "\(hit.file):\(hit.clause.line)"].compactMap {
            $0
        }
        let similar = hit.duplicates > 0 ? " +\(hit.duplicates) similar" : ""
        text += margin + style.dim(facts.joined(separator: " · "))
        text += style.dim("  [\(hit.id)]" + (hit.more > 0 ? " +\(hit.more)" : "") + similar) + "\n"
        if !hit.path.isEmpty { text += margin + style.dim(hit.path.joined(separator: " › ")) + "\n" }
        text += snippet(hit.snippet, margin)
        for passage in hit.passages.dropFirst() {
            let path = passage.path.isEmpty ? "" : "  " + passage.path.joined(separator: " › ")
            text += margin + style.dim("line \(passage.clause.line)" + path) + "\n"
            text += snippet(passage.snippet, margin)
        }
        for part in hit.explanation { text += margin + style.dim(line(part)) + "\n" }
        return text + "\n"
    }

    private func snippet(_ snippet: Snippet, _ margin: String) -> String {
        guard !snippet.text.isEmpty else { return "" }
        let width = max(20, Output.columns - margin.utf8.count)
        return SnippetLines(snippet, style).lines(width: width).map { margin + $0 + "\n" }.joined()
    }

    /// What one term adds to a score.
    private func line(_ part: ScorePart) -> String {
        "\(Numbers.fixed(part.score, 4))  \(part.field) \(part.term)  tf \(part.frequency) "
            + "df \(part.documentFrequency) idf \(Numbers.fixed(part.idf, 3)) "
            + "weight \(Numbers.fixed(part.weight, 2)) length \(part.length)"
            + (part.rule.map { " (\($0))" } ?? "")
    }
}
