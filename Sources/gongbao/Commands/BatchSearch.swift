internal import Search
internal import Wire

/// Answers a file of queries and prints a run.
struct BatchSearch {
    let source: AnswerSource
    /// What is asked for with every query.
    let base: SearchParameters
    let variants: QueryVariants?
    let output: HitOutputOptions

    func run(_ path: String) throws {
        let queries = try BatchQuery.read(path)
        var found = false
        for query in queries {
            guard let answer = try answer(query) else { continue }
            found = found || answer["total"]?.int != 0
            Output.write(text(query, answer))
        }
        if !found { throw Failure(.nothing, "no query of \(path) found anything") }
    }

    /// The answer to one query; `nil` where it is malformed or asks for too much, which is reported, so that the others go on.
    private func answer(_ query: BatchQuery) throws -> JSON? {
        var parameters = base
        parameters.query = query.text
        do {
            let answer = try source.answer(.search(parameters), variants: variants)
            for note in answer["notes"]?.elements ?? [] {
                Failure.report("\(query.id): \(note.string ?? "")")
            }
            return answer
        } catch let error as AnswerError {
            guard [.badQuery, .budget, .deadline].contains(error.code) else { throw Failure(error) }
            Failure.report("\(query.id): \(error.message)")
            return nil
        }
    }

    private func text(_ query: BatchQuery, _ answer: JSON) -> String {
        switch output.format {
        case .trec:
            (answer["hits"]?.elements ?? []).map { hit in
                let cells = [
                    query.id, "Q0", hit["id"]?.string ?? "", String(hit["rank"]?.int ?? 0),
                    hit["score"]?.text ?? "", output.tag,
                ]
                return cells.joined(separator: " ") + "\n"
            }.joined()
        case .jsonl: "{\"qid\":\(JSON.string(query.id).text),\(answer.text.dropFirst())\n"
        }
    }
}
