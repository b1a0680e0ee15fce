import Analysis
import Indexing
import Segments

/// All postings of a field by key: the bytes of a word, the code points of a gram.
typealias Postings = [[UInt32]: [PostingWithPositions]]

struct PostingWithPositions: Equatable {
    var clause: UInt32
    var frequency: UInt32
    var positions: [UInt32]
}

/// The oracle: postings found by looking at every clause of every document.
struct Inversion {
    private(set) var fields: [Field: Postings] = [:]
    private(set) var statistics = CollectionStatistics()
    private(set) var clauseCount: UInt32 = 0
    private let options: IndexingOptions

    init(_ documents: [SourceDocument], options: IndexingOptions) {
        self.options = options
        for field in options.hasGrams ? [Field.words, .pairs, .characters, .headings, .titles] : [.words] {
            fields[field] = [:]
        }
        let analyzer = Analyzer(kind: options.analyzer)
        for document in documents {
            for clause in document.clauses { add(clause, of: document, analyzer) }
        }
        let clauseCount = documents.reduce(0) { $0 + $1.clauses.count }
        fields[.characters] = fields[.characters]?.filter {
            $0.value.count >= SegmentLayout.characterThreshold(clauseCount: clauseCount)
        }
    }

    private mutating func add(_ clause: SourceClause, of document: SourceDocument, _ analyzer: Analyzer) {
        let text = analyzer.analyze(String(decoding: clause.text, as: UTF8.self))
        var lengths = ClauseLengths(words: text.words.count, characters: text.folded.count)
        for index in text.words.indices {
            var term: [UInt8] = []
            text.appendTerm(of: index, to: &term)
            add(term.map { UInt32($0) }, .words, at: UInt32(index))
        }
        if options.hasGrams {
            let scalars = text.folded.scalars
            for position in scalars.indices {
                let pair = Array(scalars[position..<min(position + 2, scalars.count)])
                add(pair, .pairs, at: UInt32(position))
                add([scalars[position]], .characters, at: nil)
            }
            var headings = clause.path.map { TextFolder().fold($0).scalars }
            // A heading that the clause begins with is text of the clause.
            if let own = headings.last, scalars.prefix(own.count).elementsEqual(own) { headings.removeLast() }
            lengths.headings = add(headings, .headings)
            lengths.titles = add(
                document.record.title.map { [TextFolder().fold($0).scalars] } ?? [], .titles)
        }
        statistics.add(lengths)
        clauseCount += 1
    }

    /// Adds the pairs of letters and digits of some texts; gives their number.
    private mutating func add(_ texts: [[UInt32]], _ field: Field) -> Int {
        var count = 0
        for text in texts {
            for pair in zip(text, text.dropFirst()) where isWord(pair.0) && isWord(pair.1) {
                add([pair.0, pair.1], field, at: nil)
                count += 1
            }
        }
        return count
    }

    private func isWord(_ scalar: UInt32) -> Bool {
        guard let category = Unicode.Scalar(scalar)?.properties.generalCategory else { return false }
        return [
            .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber,
            .letterNumber, .otherNumber,
        ].contains(category)
    }

    private mutating func add(_ key: [UInt32], _ field: Field, at position: UInt32?) {
        var postings = fields[field]?[key] ?? []
        if postings.last?.clause == clauseCount {
            postings[postings.count - 1].frequency += 1
        } else {
            postings.append(.init(clause: clauseCount, frequency: 1, positions: []))
        }
        let keeps =
            field == .pairs || field == .words && (!options.hasGrams || options.analyzer == .whitespace)
        if keeps, let position { postings[postings.count - 1].positions.append(position) }
        fields[field]?[key] = postings
    }
}

extension SegmentReader {
    /// All postings of a field, as its dictionary and cursors give them.
    func postings(of field: Field) throws -> Postings {
        guard let reader = fields[field] else { return [:] }
        var postings: Postings = [:]
        var terms = try reader.dictionary.cursor()
        while try terms.next() {
            var cursor = try reader.postings(of: terms.entry)
            var list: [PostingWithPositions] = []
            var positions: [UInt32] = []
            try cursor.advance()
            while cursor.clause != PostingCursor.noClause {
                try cursor.readPositions(into: &positions)
                list.append(.init(clause: cursor.clause, frequency: cursor.frequency, positions: positions))
                try cursor.advance()
            }
            let key = field == .words ? terms.key.map { UInt32($0) } : alphabet.characters(ofKey: terms.key)
            postings[key] = list
        }
        return postings
    }
}
