/// Which documents people found relevant to which queries, and how much.
struct Judgements {
    typealias Name = EvaluationLines.Name

    /// The grades of the judged documents of one query; above 0 is relevant.
    struct Query {
        var id: Name
        var grades: [Name: Int]
    }

    /// The queries in the order of the file.
    private(set) var queries: [Query] = []

    /// Reads lines of TREC's form `QID 0 DOCUMENT GRADE`; of two grades for one document the later one counts.
    init(_ lines: EvaluationLines) throws(Failure) {
        var places: [Name: Int] = [:]
        var queries: [Query] = []
        try lines.forEach(columns: 4, named: "qid 0 document grade") { number, columns throws(Failure) in
            guard let grade = Int(columns[3]), abs(grade) <= Self.largestGrade else {
                throw lines.failure(number, "the grade '\(columns[3])' is not a whole number")
            }
            let id = Name(columns[0])
            let place = places[id] ?? queries.count
            if place == queries.count {
                places[id] = place
                queries.append(Query(id: id, grades: [:]))
            }
            queries[place].grades[Name(columns[2])] = grade
        }
        guard !queries.isEmpty else { throw Failure(.usage, "\(lines.path): there are no judgements") }
        self.queries = queries
    }

    private static let largestGrade = 1_000_000
}
