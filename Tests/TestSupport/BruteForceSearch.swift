public import Analysis
public import Search
internal import Segments

/// Answers queries by looking at every clause: what the engine must agree with.
public struct BruteForceSearch {
    /// One live clause.
    public struct Clause {
        /// The folded code points.
        public var folded: [UInt32]
        /// The words in order.
        public var words: [String]
        /// The place of its document among the live ones.
        public var document: Int
        /// Its line.
        public var line: Int
    }

    /// The live clauses in the order of indexing.
    public let clauses: [Clause]
    /// The live documents.
    public let documents: [TestDocument]
    private let analyzer: Analyzer
    private let units: [Unit: [String]]
    private let wordSets: [Set<String>]

    /// Takes the live documents of an index.
    public init(_ documents: [TestDocument], analyzer: AnalyzerKind = .icu) {
        let analyzer = Analyzer(kind: analyzer)
        var clauses: [Clause] = []
        for (number, document) in documents.enumerated() {
            for (index, text) in document.clauses.enumerated() {
                let analyzed = analyzer.analyze(text)
                clauses.append(
                    Clause(
                        folded: analyzed.folded.scalars, words: analyzed.terms, document: number,
                        line: index + 1))
            }
        }
        self.analyzer = analyzer
        self.clauses = clauses
        self.documents = documents
        wordSets = clauses.map { Set($0.words) }
        var units: [Unit: [String]] = [:]
        for unit in Unit.allCases { units[unit] = clauses.map { Self.unit($0, unit, documents) } }
        self.units = units
    }

    private static func unit(_ clause: Clause, _ unit: Unit, _ documents: [TestDocument]) -> String {
        let document = documents[clause.document]
        switch unit {
        case .clause: return "\(document.id):\(clause.line)"
        case .document: return document.parentID ?? document.id
        case .issue: return document.file
        }
    }

    /// The matching units with the number of occurrences in each; `nil` where nothing is left of the query.
    public func matches(_ query: Query, mode: MatchMode, unit: Unit) -> [String: Int]? {
        func parts(_ queries: [Query]) -> [[String: Int]] {
            queries.compactMap { matches($0, mode: mode, unit: unit) }
        }
        switch query {
        case .group(let text): return leaf(text, isPhrase: false, mode, unit)
        case .phrase(let text): return leaf(text, isPhrase: true, mode, unit)
        case .required(let part): return matches(part, mode: mode, unit: unit)
        case .not(let part):
            return matches(part, mode: mode, unit: unit).map { found in
                everything(unit).filter { found[$0.key] == nil }
            }
        case .field(let condition): return clauses(unit) { isMet(condition, by: clauses[$0]) ? 0 : nil }
        case .boosted(let part, _): return matches(part, mode: mode, unit: unit)
        case .pattern, .near, .same: return placed(query, unit)
        case .or(let queries):
            let found = parts(queries)
            return found.isEmpty ? nil : found.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        case .and(let queries):
            let found = parts(queries)
            return found.isEmpty ? nil : found.dropFirst().reduce(found[0], Self.both)
        case .sequence(let queries):
            guard mode == .any else { return matches(.and(queries), mode: mode, unit: unit) }
            let optional = Query.or(queries.filter(Self.isOptional))
            let needed = queries.filter { !Self.isOptional($0) }
            return matches(.and([optional] + needed), mode: mode, unit: unit)
        }
    }

    private func placed(_ query: Query, _ unit: Unit) -> [String: Int]? {
        guard let places = BruteForcePlaces(query, analyzer) else { return nil }
        return clauses(unit) { number in
            let count = places.count(in: clauses[number].folded)
            return count > 0 ? count : nil
        }
    }

    private static func isOptional(_ query: Query) -> Bool {
        switch query {
        case .required, .not, .field: false
        case .boosted(let part, _): isOptional(part)
        default: true
        }
    }

    private static func both(_ left: [String: Int], _ right: [String: Int]) -> [String: Int] {
        left.reduce(into: [:]) { result, entry in
            if let count = right[entry.key] { result[entry.key] = entry.value + count }
        }
    }

    private func everything(_ unit: Unit) -> [String: Int] { clauses(unit) { _ in 0 } }

    /// The units of the clauses for whose numbers there is a count.
    private func clauses(_ unit: Unit, _ count: (Int) -> Int?) -> [String: Int] {
        let names = units[unit] ?? []
        return clauses.indices.reduce(into: [:]) { result, number in
            if let count = count(number) { result[names[number], default: 0] += count }
        }
    }

    private func leaf(_ text: String, isPhrase: Bool, _ mode: MatchMode, _ unit: Unit) -> [String: Int]? {
        let analyzed = analyzer.analyze(text)
        guard !analyzed.folded.isEmpty else { return nil }
        let words = Set(analyzed.terms)
        if isPhrase || mode == .exact || words.isEmpty {
            return clauses(unit) { number in
                let count = Self.count(of: analyzed.folded.scalars, in: clauses[number].folded)
                return count > 0 ? count : nil
            }
        }
        let each = words.sorted().map { word in clauses(unit) { wordSets[$0].contains(word) ? 0 : nil } }
        if mode == .all { return each.dropFirst().reduce(each[0], Self.both) }
        return each.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }

    /// The number of start positions of a string in a text.
    public static func count(of needle: [UInt32], in text: [UInt32]) -> Int {
        guard !needle.isEmpty, needle.count <= text.count else { return 0 }
        return (0...(text.count - needle.count)).count { start in
            text[start] == needle[0] && text[start..<(start + needle.count)].elementsEqual(needle)
        }
    }

    private func isMet(_ condition: FieldCondition, by clause: Clause) -> Bool {
        let document = documents[clause.document]
        if case .heading = condition { return isMet(condition, document) }
        let parent = documents.first { $0.id == document.parentID }
        return isMet(condition, document) || parent.map { isMet(condition, $0) } ?? false
    }

    /// Whether a document meets a condition.
    public func isMet(_ condition: FieldCondition, _ document: TestDocument) -> Bool {
        func folded(_ text: String) -> [UInt32] { TextFolder().fold(text).scalars }
        let date = document.date.flatMap { Int($0.filter { $0 != "-" }) }
        switch condition {
        case .date(let range): return date.map(range.contains) ?? false
        case .year(let range):
            if let date { return range.contains(date / 10_000) }
            let numbers = document.number?.split(whereSeparator: { !$0.isNumber })
            let year = numbers?.first { $0.count == 4 }
            return year.flatMap { Int(String($0)) }.map(range.contains) ?? false
        case .title(let text):
            return document.title.map { Self.count(of: folded(text), in: folded($0)) > 0 } ?? false
        case .heading(let text):
            return document.path.contains { Self.count(of: folded(text), in: folded($0)) > 0 }
        case .numbers(let name, let range):
            return Self.keyword(name, document).flatMap { Double($0) }.map(range.contains) ?? false
        case .keyword(let name, let value):
            return Self.keyword(name, document).map { folded($0) == folded(value) } ?? false
        }
    }
}

extension BruteForceSearch {
    private static func keyword(_ name: String, _ document: TestDocument) -> String? {
        switch name {
        case "issuer": document.issuer
        case "kind": document.kind
        case "number": document.number
        case "field.level": document.level
        default: nil
        }
    }

    /// The BM25 scores of the clauses that have one of some words, by clause number, best first.
    public func bm25(_ words: [String], k1: Double = 1.2, b: Double = 0.75) -> [(clause: Int, score: Double)]
    {
        let lengths = clauses.map(\.words.count).filter { $0 > 0 }
        let average = Double(lengths.reduce(0, +)) / Double(max(1, lengths.count))
        var scores: [Int: Double] = [:]
        for word in Set(words) {
            let frequencies = clauses.map { clause in Double(clause.words.count { $0 == word }) }
            let idf = Self.idf(frequencies.count { $0 > 0 }, of: lengths.count)
            for (number, tf) in frequencies.enumerated() where tf > 0 {
                let length = Double(Self.quantised(clauses[number].words.count))
                scores[number, default: 0] += idf * tf / (tf + k1 * (1 - b + b * length / average))
            }
        }
        return scores.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }

    /// A length as one byte keeps it.
    public static func quantised(_ length: Int) -> Int { LengthByte.decode(LengthByte.encode(length)) }

    /// ln(1 + (N - df + 0.5) / (df + 0.5)).
    public static func idf(_ documentFrequency: Int, of count: Int) -> Double {
        BM25.idf(clauseCount: count, documentFrequency: documentFrequency)
    }
}
