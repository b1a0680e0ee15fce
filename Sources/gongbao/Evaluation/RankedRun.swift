/// The documents that a search gave for each query, best first.
struct RankedRun {
    typealias Name = EvaluationLines.Name

    private var documents: [Name: [Name]] = [:]

    /// Makes a run without results.
    init() {}

    /// Reads lines of TREC's form `QID Q0 DOCUMENT RANK SCORE TAG`; the rank is not looked at.
    init(_ lines: EvaluationLines) throws(Failure) {
        var scored: [Name: [Name: Double]] = [:]
        try lines.forEach(
            columns: 6, named: "qid Q0 document rank score tag"
        ) { number, columns throws(Failure) in
            guard let score = Double(columns[4]), !score.isNaN else {
                throw lines.failure(number, "the score '\(columns[4])' is not a number")
            }
            let previous = scored[Name(columns[0]), default: [:]].updateValue(score, forKey: Name(columns[2]))
            guard previous == nil else {
                throw lines.failure(number, "document \(columns[2]) twice for query \(columns[0])")
            }
        }
        for (query, scores) in scored { set(scores.map { ($0.key, $0.value) }, for: query) }
    }

    /// The documents of a query.
    subscript(query: Name) -> [Name] { documents[query] ?? [] }

    /// Sets the documents of a query: by falling score, those of equal score by falling name, as `trec_eval` does.
    mutating func set(_ scored: [(document: Name, score: Double)], for query: Name) {
        documents[query] = scored.sorted { left, right in
            left.score != right.score ? left.score > right.score : left.document > right.document
        }.map(\.document)
    }
}
