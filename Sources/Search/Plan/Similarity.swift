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

    /// The fields that are scored, each with its weight and function.
    var parts: [(field: Field, weight: Double, function: BM25)] {
        switch self {
        case .blend:
            [
                (.words, 1, BM25()), (.pairs, 0.5, BM25()), (.characters, 0.2, BM25()),
                (.headings, 0.5, BM25(k1: 1.2, b: 0.5)),
            ]
        case .bm25(let function): [(.words, 1, function)]
        }
    }

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
