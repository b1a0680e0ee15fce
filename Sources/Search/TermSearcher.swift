internal import Analysis
internal import Segments

/// How the terms of a benchmark query are combined.
public enum TermOperation: String, Sendable, CaseIterable {
    /// One term.
    case term = "TERM"
    /// All terms.
    case and = "AND"
    /// At least one term.
    case or = "OR"
    /// The terms follow each other without a gap.
    case phrase = "PHRASE"
    /// The terms are one string, found wherever it stands; its matches are only counted.
    case exact = "EXACT"
}

/// The answer to a benchmark query.
public struct TermAnswer: Sendable {
    /// The number of matching clauses; `nil` where it was not asked for.
    public var total: Int?
    /// The best clauses with their BM25 scores.
    public var hits: [(id: String, score: Double)] = []

    /// Makes an answer without hits.
    public init() {}
}

/// Answers queries made of words of the index, by plain BM25: what engines are compared by.
///
/// Not for use by two threads at once (it keeps memory for the next query); make one a thread.
public final class TermSearcher {
    private let snapshot: Snapshot
    private let statistics: FieldStatistics
    private let table: ScoreTable
    private var evaluator = WindowEvaluator()
    private let folder = TextFolder()
    /// The words of each segment.
    private let fields: [FieldReader?]
    private var names: ClauseNames
    private var entries: [TopCandidates.Entry] = []
    private var found: [Found] = []

    private struct Found {
        var score: Double
        var segment: Int
        var clause: UInt32
    }

    /// Makes a searcher.
    public init(_ snapshot: Snapshot, _ function: BM25) {
        self.snapshot = snapshot
        statistics = snapshot.statistics[.words]
        fields = snapshot.segments.map { $0.reader.fields[.words] }
        table = ScoreTable(norms: function.norms(statistics))
        names = ClauseNames(snapshot)
    }

    /// The best hits of a query, ties in the order of indexing, and the number of its matches where it is wanted.
    public func answer(
        _ operation: TermOperation, _ terms: [String], hits: Int, isCounted: Bool
    ) throws(SearchError) -> TermAnswer {
        try Searcher.wrap { () throws(SegmentError) in
            defer { evaluator.close() }
            var answer = TermAnswer()
            if operation == .exact {
                answer.total = try countExact(terms.joined())
                return answer
            }
            if isCounted { answer.total = try count(operation, terms) }
            if hits > 0 { answer.hits = try best(operation, terms, hits) }
            return answer
        }
    }

    /// The weights of the distinct terms; `nil` where one that is required does not occur.
    private func weights(_ operation: TermOperation, _ terms: [String]) throws(SegmentError) -> (
        terms: [TermWeight], slots: [Int]
    )? {
        var weights: [TermWeight] = []
        var slots: [Int] = []
        for term in terms {
            let word = Array(term.utf8)
            if let known = weights.firstIndex(where: { $0.word == word }) {
                slots.append(known)
                continue
            }
            var weight = TermWeight(word: word, table: table)
            for segment in snapshot.segments {
                guard let field = fields[segment.number], let entry = try field.dictionary.find(word)
                else {
                    weight.sources.append(nil)
                    continue
                }
                weight.sources.append(.stored(entry, field))
                weight.documentFrequency += try segment.liveCount(entry, field)
            }
            guard weight.documentFrequency > 0 else {
                if operation == .and || operation == .phrase { return nil }
                continue
            }
            weight.factor = BM25.idf(
                clauseCount: statistics.clauseCount, documentFrequency: weight.documentFrequency)
            slots.append(weights.count)
            weights.append(weight)
        }
        guard !weights.isEmpty else { return nil }
        if operation == .phrase {
            // A phrase is one term: its idf the sum of those of its words.
            let sum = slots.reduce(0) { $0 + weights[$1].factor }
            for index in weights.indices { weights[index].factor = sum }
            TermWeight.scale(&weights, isOneTerm: true)
        } else {
            TermWeight.scale(&weights, isOneTerm: false)
        }
        return (weights, slots)
    }

    /// The number of clauses that contain a string.
    private func countExact(_ text: String) throws(SegmentError) -> Int {
        let scalars = folder.fold(text).scalars
        var count = 0
        for segment in snapshot.segments {
            guard var matches = try GramMatcher(segment.reader)?.matches(scalars) else { continue }
            if segment.hasDeletions { matches = matches.filter(segment.isLive) }
            count += matches.count
        }
        return count
    }

    private func count(_ operation: TermOperation, _ terms: [String]) throws(SegmentError) -> Int {
        guard let (weights, slots) = try weights(operation, terms) else { return 0 }
        if weights.count == 1, operation != .phrase || slots.count == 1 {
            return weights[0].documentFrequency
        }
        if operation == .phrase, !hasWordPositions { return try countExact(terms.joined()) }
        let pairs = try operation == .phrase ? PhrasePairs(weights, slots, snapshot) : nil
        var count = 0
        for segment in snapshot.segments {
            if let pairs {
                count += try countPhrase(weights, slots, pairs, segment)
                continue
            }
            let listCount = try evaluator.open(weights, in: segment)
            guard listCount > 0 else { continue }
            switch operation {
            case .term, .or: count += try evaluator.countUnion()
            case .and: count += listCount == weights.count ? try evaluator.countConjunction() : 0
            case .phrase, .exact: break
            }
        }
        return count
    }

    private func countPhrase(
        _ weights: [TermWeight], _ slots: [Int], _ pairs: PhrasePairs, _ segment: SnapshotSegment
    ) throws(SegmentError) -> Int {
        if pairs.isImpossible[segment.number] { return 0 }
        if let found = pairs.wholePhrase(segment, slotCount: slots.count)?.sources[segment.number] {
            return try found.liveCount(in: segment)
        }
        _ = try evaluator.open(weights, in: segment, wordPairs: pairs.weights)
        return evaluator.wordListCount == weights.count ? try evaluator.countPhrase(slots) : 0
    }

    private func best(
        _ operation: TermOperation, _ terms: [String], _ limit: Int
    ) throws(SegmentError) -> [(id: String, score: Double)] {
        guard let (weights, slots) = try weights(operation, terms) else { return [] }
        found.removeAll(keepingCapacity: true)
        if operation == .phrase, slots.count > 1, !hasWordPositions {
            try findPhraseByGrams(terms.joined(), weights[0])
            return try hits(limit)
        }
        evaluator.best.reset(limit: limit, termCount: operation == .phrase ? 1 : weights.count)
        let pairs = try operation == .phrase ? PhrasePairs(weights, slots, snapshot) : nil
        for segment in snapshot.segments where pairs?.isImpossible[segment.number] != true {
            if let pair = pairs?.wholePhrase(segment, slotCount: slots.count) {
                _ = try evaluator.open([pair], in: segment)
                try takeBestOfTerm(limit, segment)
                continue
            }
            let listCount = try evaluator.open(weights, in: segment, wordPairs: pairs?.weights ?? [])
            guard listCount > 0 else { continue }
            if weights.count == 1, slots.count == 1 {
                try takeBestOfTerm(limit, segment)
                continue
            }
            let isWhole = evaluator.wordListCount == weights.count
            guard operation == .or || operation == .term || isWhole else { continue }
            switch operation {
            case .term, .or: try evaluator.findBestOfUnion()
            case .and: try evaluator.findBestOfConjunction()
            case .phrase: try evaluator.findBestOfPhrase(slots)
            case .exact: break
            }
            evaluator.best.takeEntries(into: &entries)
            entries.sort { $0.clause < $1.clause }
            for entry in entries {
                let score =
                    operation == .phrase
                    ? try evaluator.phraseScore(of: entry.clause, slots)
                    : try evaluator.score(of: entry.clause)
                found.append(Found(score: score, segment: segment.number, clause: entry.clause))
            }
        }
        return try hits(limit)
    }

    private func takeBestOfTerm(_ limit: Int, _ segment: SnapshotSegment) throws(SegmentError) {
        for entry in try evaluator.findBestOfTerm(limit: limit) {
            found.append(Found(score: entry.score, segment: segment.number, clause: entry.clause))
        }
    }

    private var hasWordPositions: Bool { snapshot.commit.schema.hasWordPositions }

    /// Finds and scores a phrase as a string, where words have no positions.
    private func findPhraseByGrams(_ text: String, _ weight: TermWeight) throws(SegmentError) {
        let scalars = folder.fold(text).scalars
        for segment in snapshot.segments {
            guard let field = segment.reader.fields[.words],
                let matches = try GramMatcher(segment.reader)?.matches(scalars)
            else { continue }
            for (clause, count) in zip(matches.clauses, matches.counts) where segment.isLive(clause) {
                let norm = table.norms[Int(field.lengthByte(of: clause))]
                let score = weight.factor * BM25.saturation(count, norm: norm)
                found.append(Found(score: score, segment: segment.number, clause: clause))
            }
        }
    }

    /// The best of what was found.
    private func hits(_ limit: Int) throws(SegmentError) -> [(id: String, score: Double)] {
        found.sort {
            $0.score != $1.score ? $0.score > $1.score : ($0.segment, $0.clause) < ($1.segment, $1.clause)
        }
        var hits: [(id: String, score: Double)] = []
        hits.reserveCapacity(limit)
        for hit in found.prefix(limit) {
            hits.append((try names.id(of: hit.clause, inSegment: hit.segment), hit.score))
        }
        return hits
    }
}

extension SnapshotSegment {
    /// The number of live clauses with a term.
    func liveCount(_ entry: TermEntry, _ field: FieldReader) throws(SegmentError) -> Int {
        guard hasDeletions else { return entry.clauseCount }
        var postings = try field.postings(of: entry)
        var count = 0
        while try postings.nextBlock() {
            for clause in postings.blockClauses where isLive(clause) { count += 1 }
        }
        return count
    }
}
