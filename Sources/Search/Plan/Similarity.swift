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

    /// The factor for clauses that only repeat what stands elsewhere, so that they come after all others.
    func factor(_ role: ClauseRole) -> Double {
        switch self {
        case .blend: role.isFrontMatter ? 1e-9 : 1
        case .bm25: 1
        }
    }
}
