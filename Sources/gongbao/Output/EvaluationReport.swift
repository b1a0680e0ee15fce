internal import Wire

/// What an evaluation prints: the measures of a run, and of another beside it.
struct EvaluationReport {
    let evaluation: Evaluation
    /// The run to compare with.
    let baseline: Evaluation?
    /// Whether each query has a line of its own.
    let listsQueries: Bool
    private let test = RandomizationTest()

    init(_ evaluation: Evaluation, against baseline: Evaluation?, listsQueries: Bool) {
        self.evaluation = evaluation
        self.baseline = baseline
        self.listsQueries = listsQueries
    }

    /// Lines for people: a header, a line for each query where wanted, the averages, and what two runs differ by.
    var text: String {
        var rows = [[""] + Measures.all.map(\.name)]
        if listsQueries {
            for (index, query) in evaluation.queries.enumerated() {
                rows.append([query.id.description] + Self.numbers(query.measures))
                guard let other = baseline?.queries[index] else { continue }
                rows.append([Self.against] + Self.numbers(other.measures))
            }
        }
        rows.append([evaluation.name] + Self.numbers(evaluation.average))
        if let baseline {
            rows.append(["against \(baseline.name)"] + Self.numbers(baseline.average))
            rows.append(["difference"] + differences(baseline).map { Self.signed($0.value) })
            rows.append(["p"] + differences(baseline).map { Numbers.fixed($0.probability, 4) })
        }
        let head = "\(evaluation.queries.count) queries, \(evaluation.emptyCount) without results\n"
        return head + Self.table(rows)
    }

    /// One object.
    var json: JSON {
        var members: [(String, JSON)] = [
            ("schema", .int(1)), ("run", .string(evaluation.name)),
            ("queries", .int(evaluation.queries.count)),
            ("without_results", .int(evaluation.emptyCount)), ("measures", Self.object(evaluation.average)),
        ]
        if let baseline {
            let differences = differences(baseline)
            members.append(
                (
                    "against",
                    .object([
                        ("run", .string(baseline.name)), ("without_results", .int(baseline.emptyCount)),
                        ("measures", Self.object(baseline.average)),
                        ("difference", .object(differences.map { ($0.name, .number($0.value)) })),
                        ("p", .object(differences.map { ($0.name, .number($0.probability)) })),
                        ("draws", .int(test.draws)),
                    ])
                ))
        }
        let queries = evaluation.queries.enumerated().map { index, query in
            var row: [(String, JSON)] =
                [("qid", .string(query.id.description))] + Self.members(query.measures)
            if let other = baseline?.queries[index] { row.append(("against", Self.object(other.measures))) }
            return JSON.object(row)
        }
        return .object(members + [("per_query", .array(queries))])
    }

    private static let against = "  against"

    private func differences(
        _ baseline: Evaluation
    ) -> [(name: String, value: Double, probability: Double)] {
        let (average, other) = (evaluation.average, baseline.average)
        return Measures.all.map { measure in
            (
                measure.name, average[keyPath: measure.value] - other[keyPath: measure.value],
                evaluation.probability(of: measure.value, against: baseline, test)
            )
        }
    }

    private static func members(_ measures: Measures) -> [(String, JSON)] {
        Measures.all.map { ($0.name, .number(measures[keyPath: $0.value])) }
    }

    private static func object(_ measures: Measures) -> JSON { .object(members(measures)) }

    private static func numbers(_ measures: Measures) -> [String] {
        Measures.all.map { Numbers.fixed(measures[keyPath: $0.value], 4) }
    }

    private static func signed(_ value: Double) -> String {
        (value >= 0 ? "+" : "") + Numbers.fixed(value, 4)
    }

    private static func table(_ rows: [[String]]) -> String {
        let widths = (rows.first ?? []).indices.map { column in
            rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let blanks = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
                return column == 0 ? cell + blanks : blanks + cell
            }
            return cells.joined(separator: "  ") + "\n"
        }.joined()
    }
}
