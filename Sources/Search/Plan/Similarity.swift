internal import Segments

/// What a score is made of.
public enum Similarity: Sendable, Equatable {
    /// BM25 over words, pairs, characters and headings, added up with these weights.
    case blend
    /// BM25 over words and nothing else.
    case bm25(BM25)

    /// The name in options and output.
    public var name: String {
        switch self {
        case .blend: "blend"
        case .bm25: "bm25"
        }
    }

    /// A field that is scored, with its weight and function.
    struct Part {
        var field: Field
        var weight: Double
        var function = BM25()
        /// What share of the clauses may have a term that is scored; others say nothing, or have no postings of their own.
        var shares = 0.0...1.0
    }

    /// The fields that are scored, words first.
    var parts: [Part] {
        switch self {
        case .blend:
            [
                Part(field: .words, weight: 1), Part(field: .pairs, weight: 0.5),
                Part(field: .characters, weight: 0.3, shares: 1.0 / 60...1.0 / 4),
                Part(field: .headings, weight: 0.6, function: BM25(k1: 1.2, b: 0)),
                Part(field: .titles, weight: 0.1, function: BM25(k1: 1.2, b: 0)),
            ]
        case .bm25(let function): [Part(field: .words, weight: 1, function: function)]
        }
    }

    /// The function of a field.
    func function(of field: Field) -> BM25 {
        parts.first { $0.field == field }?.function ?? BM25()
    }

    /// How strings of any length are scored, as the alternatives of a query are; `nil` where they are not.
    var stringPart: Part? {
        switch self {
        case .blend: Part(field: .pairs, weight: 1)
        case .bm25: nil
        }
    }

    /// The greatest of all factors.
    static let greatestFactor = 1.2

    /// The factor for what a clause is: a title says what a document is about, a lone table cell says little, and what
    /// only repeats the text stands after all others.
    func factor(_ role: ClauseRole) -> Double {
        guard case .blend = self else { return 1 }
        switch role {
        case .title: return 1.2
        case .body, .heading, .box, .attachmentList: return 1
        case .tableCell, .banner, .addressee, .number, .issuer, .date, .marker: return 0.7
        case .header, .contents: return 1e-9
        }
    }
}
