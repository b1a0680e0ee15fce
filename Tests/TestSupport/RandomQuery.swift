public import Search

/// Random query trees over the texts of documents.
public struct RandomQuery {
    private var random: SeededRandom
    private var texts: RandomText
    private let clauses: [String]

    /// Makes a source of queries for documents.
    public init(seed: UInt64, _ documents: [TestDocument]) {
        random = SeededRandom(seed: seed)
        texts = RandomText(seed: seed ^ 0xBEEF)
        clauses = documents.flatMap(\.clauses).filter { !$0.isEmpty } + ["养老服务"]
    }

    /// A tree of at most so many levels.
    public mutating func tree(depth: Int) -> Query {
        guard depth > 0, !random.oneIn(3) else { return leaf() }
        func children() -> [Query] {
            (0..<Int.random(in: 1...3, using: &random)).map { _ in tree(depth: depth - 1) }
        }
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return .and(children())
        case 1: return .or(children())
        case 2: return .not(tree(depth: depth - 1))
        case 3: return .required(tree(depth: depth - 1))
        default: return .sequence(children())
        }
    }

    private mutating func leaf() -> Query {
        if random.oneIn(12) { return .field(condition()) }
        let clause = clauses.randomElement(using: &random) ?? ""
        let text = random.oneIn(8) ? texts.text(pieces: 1...2) : texts.stretch(of: clause, 1...6)
        return random.oneIn(3) ? .phrase(text) : .group(text)
    }

    private mutating func condition() -> FieldCondition {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .keyword(name: "kind", value: "通知")
        case 1: .keyword(name: "field.level", value: "２")
        case 2: .year(2020...2021)
        default: .title("关于")
        }
    }
}
