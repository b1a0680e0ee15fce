public import Search

/// Random query trees over the texts of documents.
public struct RandomQuery {
    private var random: SeededRandom
    private var texts: RandomText
    private let clauses: [String]

    /// Makes a source of queries for documents.
    public init(seed: UInt64, _ documents: [TestDocument], isDense: Bool = false) {
        random = SeededRandom(seed: seed)
        texts = RandomText(seed: seed ^ 0xBEEF, isDense: isDense)
        clauses = documents.flatMap(\.clauses).filter { !$0.isEmpty } + ["养老服务"]
    }

    /// A tree of at most so many levels.
    public mutating func tree(depth: Int) -> Query {
        guard depth > 0, !random.oneIn(3) else { return leaf() }
        func children() -> [Query] {
            (0..<Int.random(in: 1...3, using: &random)).map { _ in tree(depth: depth - 1) }
        }
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return .and(children())
        case 1, 2: return .or(children())
        case 3: return .not(tree(depth: depth - 1))
        case 4: return .required(tree(depth: depth - 1))
        case 5: return .boosted(tree(depth: depth - 1), boost())
        case 6, 7: return placed()
        default: return .sequence(children())
        }
    }

    private mutating func boost() -> Double { [0.25, 2, 3.5, 1000].randomElement(using: &random) ?? 1 }

    private mutating func leaf() -> Query {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: .field(condition())
        case 1, 2: .pattern(pattern())
        case 3, 4: placed()
        case 5...7: .phrase(text())
        default: .group(text())
        }
    }

    private mutating func placed() -> Query {
        let count = Int.random(in: 2...(random.oneIn(4) ? 4 : 2), using: &random)
        // Texts of the same clause are near each other often enough.
        let clause = random.oneIn(3) ? nil : clauses.randomElement(using: &random)
        let operands = (0..<count).map { _ in operand(in: clause) }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return .same(operands, .clause)
        case 1: return .same(operands, .sentence)
        default:
            let distances = (1..<count).map { _ in
                [0, 1, 2, 5, 10, 30, 10_000].randomElement(using: &random) ?? 0
            }
            return .near(operands, distances: distances)
        }
    }

    private mutating func operand(in clause: String?, depth: Int = 2) -> Query {
        switch Int.random(in: 0..<(depth > 0 ? 10 : 7), using: &random) {
        case 0: .pattern(pattern(clause))
        case 1...3: .phrase(text(clause, 1...3))
        case 4...6: .group(text(clause, 1...2))
        case 7: .boosted(operand(in: clause, depth: depth - 1), boost())
        default: .or((0..<2).map { _ in operand(in: clause, depth: depth - 1) })
        }
    }

    private mutating func text(_ clause: String? = nil, _ length: ClosedRange<Int> = 1...6) -> String {
        if random.oneIn(8) { return texts.text(pieces: 1...2) }
        return texts.stretch(of: clause ?? clauses.randomElement(using: &random) ?? "", length)
    }

    /// A stretch with wildcards in the place of characters, before and behind.
    private mutating func pattern(_ clause: String? = nil) -> String {
        var scalars = Array(text(clause, 1...7).unicodeScalars.filter { !$0.properties.isWhitespace })
        if scalars.isEmpty { scalars = ["老"] }
        switch Int.random(in: 0..<6, using: &random) {
        case 0: scalars = ["*"] + scalars
        case 1: scalars = ["?"] + scalars
        case 2, 3: scalars += ["*"]
        default: break
        }
        for _ in 0..<Int.random(in: 0...2, using: &random) where scalars.count > 2 {
            let start = Int.random(in: 1..<(scalars.count - 1), using: &random)
            let end = Int.random(in: start...min(scalars.count - 1, start + 3), using: &random)
            let wildcard: [Unicode.Scalar] =
                [["*"], ["?"], ["?", "?"], ["*", "?"]]
                .randomElement(using: &random) ?? ["*"]
            scalars.replaceSubrange(start..<end, with: wildcard)
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    private mutating func condition() -> FieldCondition {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: .keyword(name: "kind", value: "通知")
        case 1: .keyword(name: "field.level", value: "２")
        case 2: .year(2020...2021)
        case 3: .numbers(name: "field.level", 2...Double.infinity)
        case 4: .heading(random.oneIn(2) ? "总体" : text(nil, 1...1))
        case 5: .date(2020_0000...2021_1131)
        case 6: .title("的通知")
        default: .title("关于")
        }
    }
}
