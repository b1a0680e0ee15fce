import Testing

@testable import gongbao

@Suite struct MeasuresTests {
    private static func names(_ text: String) -> [Judgements.Name] {
        text.split(separator: " ").map { Judgements.Name($0) }
    }

    private static func measures(_ ranking: String, _ grades: [String: Int]) -> Measures {
        Measures(
            names(ranking),
            grades: Dictionary(uniqueKeysWithValues: grades.map { (Judgements.Name($0.key), $0.value) }))
    }

    @Test("a ranking of grades 0, 2 and 1 has the gain worked out by hand")
    func gain() {
        let measures = Self.measures("x a b", ["a": 2, "b": 1, "c": 1, "x": 0])
        // 2 / log2(3) + 1 / log2(4) over 2 / log2(2) + 1 / log2(3) + 1 / log2(4)
        #expect(abs(measures.ndcg - 1.7618595071429148 / 3.1309297535714578) < 1e-12)
        #expect(measures.reciprocalRank == 0.5)
        #expect(abs(measures.recall - 2.0 / 3) < 1e-12)
    }

    @Test("the first ten count for gain and rank, the first hundred for recall")
    func depth() {
        let others = (0..<99).map { "d\($0)" }
        let eleventh = Self.measures((others.prefix(10) + ["a"]).joined(separator: " "), ["a": 1])
        #expect(eleventh.ndcg == 0 && eleventh.reciprocalRank == 0 && eleventh.recall == 1)
        let last = Self.measures((others + ["a"]).joined(separator: " "), ["a": 1])
        #expect(last.recall == 1)
        let beyond = Self.measures((others + ["d99", "a"]).joined(separator: " "), ["a": 1])
        #expect(beyond.recall == 0)
    }

    @Test("a query without relevant documents has 0 everywhere")
    func nothingRelevant() {
        #expect(Self.measures("a b", ["a": 0]) == Measures())
        #expect(Self.measures("", ["a": 1]) == Measures())
    }

    @Test("a grade below 0 gains nothing and takes nothing away")
    func negativeGrades() {
        #expect(Self.measures("b a", ["a": 1, "b": -2]) == Self.measures("x a", ["a": 1]))
    }

    @Test("equal scores stand by falling name, and the rank column is not looked at")
    func ties() throws {
        let lines = "q Q0 a 1 0.5 t\nq Q0 c 3 0.5 t\nq Q0 b 2 0.5 t\n\nq Q0 z 9 1e1 t\n"
        let run = try RankedRun(EvaluationLines(lines, path: "run"))
        #expect(run[Judgements.Name("q")] == Self.names("z c b a"))
        #expect(run[Judgements.Name("other")].isEmpty)
    }

    @Test("averages are over all judged queries and no others")
    func average() throws {
        let judgements = try Judgements(EvaluationLines("1 0 a 1\n2 0 a 1\n3 0 a 0\n", path: "qrels"))
        let run = try RankedRun(EvaluationLines("1 Q0 a 1 1 t\n9 Q0 a 1 1 t\n", path: "run"))
        let evaluation = Evaluation("run", run, judgements)
        #expect(evaluation.queries.count == 3 && evaluation.emptyCount == 2)
        #expect(abs(evaluation.average.ndcg - 1.0 / 3) < 1e-12)
    }

    @Test(
        "a malformed line of a run is named",
        arguments: [
            ("q Q0 a 1 1 t\nq Q0 a 2", "run:2: expected 6 columns (qid Q0 document rank score tag), found 4"),
            ("q Q0 a 1 high t", "run:1: the score 'high' is not a number"),
            ("q Q0 a 1 nan t", "run:1: the score 'nan' is not a number"),
            ("q Q0 a 1 2 t\n\nq Q0 a 2 1 t", "run:3: document a twice for query q"),
        ])
    func malformedRun(text: String, message: String) {
        let failure = #expect(throws: Failure.self) { try RankedRun(EvaluationLines(text, path: "run")) }
        #expect(failure?.message == message)
        #expect(failure?.code == .usage)
    }

    @Test(
        "a malformed line of judgements is named",
        arguments: [
            ("q 0 a", "qrels:1: expected 4 columns (qid 0 document grade), found 3"),
            ("q 0 a 1\nq 0 b 1.5", "qrels:2: the grade '1.5' is not a whole number"),
            (" \n", "qrels: there are no judgements"),
        ])
    func malformedJudgements(text: String, message: String) {
        let failure = #expect(throws: Failure.self) { try Judgements(EvaluationLines(text, path: "qrels")) }
        #expect(failure?.message == message)
    }
}
