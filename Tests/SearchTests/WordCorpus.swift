import Analysis
import Indexing
import Search
import TestSupport

/// Many short clauses of made-up words, some of them very frequent, and the answers that a look at all of them gives.
struct WordCorpus: Sendable {
    /// The live clauses: the words of each by number, and its id.
    private var clauses: [[Int]] = []
    private var ids: [String] = []
    /// The live clauses with each word, and how often they have it.
    private var postings: [[(clause: Int, frequency: Int)]]
    private let averageLength: Double
    private let scoredCount: Int
    let index: TestIndex

    /// The number of words; higher numbers are absent.
    static let wordCount = 400
    private static let clausesPerDocument = 10
    private static let documentsPerFile = 15

    /// Makes and indexes clauses; where there are to be deletions, files are removed and documents replaced after that.
    init(seed: UInt64, clauses count: Int, segments: Int, hasDeletions: Bool) throws {
        var random = SeededRandom(seed: seed)
        var all: [[Int]] = []
        all.reserveCapacity(count)
        for number in 0..<count { all.append(Self.clause(number, after: all, &random)) }
        var words: [String: [[Int]]] = [:]
        var documents: [TestDocument] = []
        var removed: Set<String> = []
        var replacements: [TestDocument] = []
        for start in stride(from: 0, to: count, by: Self.clausesPerDocument) {
            let number = start / Self.clausesPerDocument
            let own = Array(all[start..<min(count, start + Self.clausesPerDocument)])
            let file = "f\(number / Self.documentsPerFile)"
            let document = Self.document("d\(number)", file, own)
            documents.append(document)
            words[document.id + file] = own
            guard hasDeletions else { continue }
            if number % Self.documentsPerFile == 0, random.oneIn(8) { removed.insert(file) }
            if random.oneIn(30), !removed.contains(file) {
                let new = own.map { $0.reversed() + [random.oneIn(2) ? 3 : 200] }
                replacements.append(Self.document(document.id, "new", new))
                words[document.id + "new"] = new
            }
        }
        index = try TestIndex(
            documents, segments: segments, removing: removed, replacing: replacements,
            options: .init(analyzer: .whitespace, hasGrams: false), format: "jsonl")
        for document in index.documents {
            for (line, clause) in (words[document.id + document.file] ?? []).enumerated() {
                clauses.append(clause)
                ids.append("\(document.id):\(line + 1)")
            }
        }
        postings = Array(repeating: [], count: Self.wordCount)
        for (number, clause) in clauses.enumerated() {
            var frequencies: [Int: Int] = [:]
            for word in clause { frequencies[word, default: 0] += 1 }
            for (word, frequency) in frequencies { postings[word].append((number, frequency)) }
        }
        scoredCount = clauses.count { !$0.isEmpty }
        averageLength = Double(clauses.reduce(0) { $0 + $1.count }) / Double(scoredCount)
    }

    static func name(_ word: Int) -> String { "w\(word)" }

    private static func document(_ id: String, _ file: String, _ clauses: [[Int]]) -> TestDocument {
        TestDocument(id, file: file, clauses.map { $0.map(name).joined(separator: " ") })
    }

    /// A word; low numbers are frequent.
    private static func word(_ random: inout SeededRandom) -> Int {
        let part = Double.random(in: 0..<1, using: &random)
        return Int(part * part * part * Double(wordCount - 40))
    }

    /// One in five clauses is one from before; one in fifty is long; some words stand only in a run of clauses.
    private static func clause(_ number: Int, after all: [[Int]], _ random: inout SeededRandom) -> [Int] {
        if random.oneIn(5), number > 0 { return all[Int.random(in: 0..<number, using: &random)] }
        let length =
            random.oneIn(50)
            ? Int.random(in: 30...300, using: &random) : Int.random(in: 0...7, using: &random)
        let favourite = random.oneIn(4) ? word(&random) : 0
        var clause = (0..<length).map { _ in random.oneIn(4) ? favourite : word(&random) }
        if number % 8192 < 300, random.oneIn(2) { clause.append(wordCount - 1 - number / 8192) }
        if number % 8192 == 8191 || number % 8192 == 0 { clause.append(wordCount - 10) }
        if random.oneIn(3000) { clause.append(wordCount - 11 - Int.random(in: 0...5, using: &random)) }
        return clause
    }

    /// Words of a query, more often than not from one clause, now and then one that is repeated or absent.
    func words(_ count: Int, isPhrase: Bool, _ random: inout SeededRandom) -> [Int] {
        let clause = clauses[Int.random(in: 0..<clauses.count, using: &random)]
        if isPhrase, !random.oneIn(5), clause.count >= count {
            let start = Int.random(in: 0...(clause.count - count), using: &random)
            return Array(clause[start..<(start + count)])
        }
        return (0..<count).map { place in
            if random.oneIn(25) { return Self.wordCount + place }
            if random.oneIn(2), !clause.isEmpty { return clause[place % clause.count] }
            return random.oneIn(6)
                ? Self.wordCount - 1 - Int.random(in: 0..<17, using: &random) : Self.word(&random)
        }
    }

    private func postings(of word: Int) -> [(clause: Int, frequency: Int)] {
        word < Self.wordCount ? postings[word] : []
    }

    /// k1 · (1 - b + b · length / average) of each clause.
    func norms(_ function: BM25) -> [Double] {
        clauses.map { clause in
            let length = Double(BruteForceSearch.quantised(clause.count))
            return function.k1 * (1 - function.b + function.b * length / averageLength)
        }
    }

    /// The matches of a query in the order of indexing, with their scores.
    private func matches(
        _ operation: TermOperation, _ words: [Int], _ norms: [Double]
    ) -> [(clause: Int, score: Double)] {
        func share(_ clause: Int, _ frequency: Int) -> Double {
            Double(frequency) / (Double(frequency) + norms[clause])
        }
        func idf(_ word: Int) -> Double { BruteForceSearch.idf(postings(of: word).count, of: scoredCount) }
        var distinct: [Int] = []
        for word in words where !distinct.contains(word) { distinct.append(word) }
        if operation == .phrase {
            let sum = words.reduce(0) { $0 + idf($1) }
            return postings(of: words[0]).compactMap { clause, _ in
                let frequency = Self.count(of: words, in: clauses[clause])
                return frequency > 0 ? (clause, sum * share(clause, frequency)) : nil
            }
        }
        var scores = [Double](repeating: 0, count: clauses.count)
        var counts = [UInt8](repeating: 0, count: clauses.count)
        for word in distinct {
            let weight = idf(word)
            for (clause, frequency) in postings(of: word) {
                scores[clause] += weight * share(clause, frequency)
                counts[clause] += 1
            }
        }
        let needed = operation == .and ? UInt8(distinct.count) : 1
        return counts.indices.compactMap { counts[$0] >= needed ? ($0, scores[$0]) : nil }
    }

    private static func count(of phrase: [Int], in clause: [Int]) -> Int {
        guard clause.count >= phrase.count else { return 0 }
        return (0...(clause.count - phrase.count)).count { start in
            clause[start] == phrase[0] && clause[start..<(start + phrase.count)].elementsEqual(phrase)
        }
    }

    /// What a query must give: the number of matches and the best of them, ties in the order of indexing.
    func answer(
        _ operation: TermOperation, _ words: [Int], _ norms: [Double], hits: Int
    ) -> (total: Int, hits: [(id: String, score: Double)]) {
        let matches = matches(operation, words, norms)
        var best: [(clause: Int, score: Double)] = []
        if matches.count <= hits {
            best = matches.sorted { ($1.score, $0.clause) < ($0.score, $1.clause) }
        } else {
            for match in matches {
                if best.count == hits, match.score <= best[hits - 1].score { continue }
                if best.count == hits { best.removeLast() }
                let place = best.lastIndex { $0.score >= match.score }.map { $0 + 1 } ?? 0
                best.insert(match, at: place)
            }
        }
        return (matches.count, best.map { (ids[$0.clause], $0.score) })
    }
}
