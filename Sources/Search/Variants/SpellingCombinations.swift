/// The spellings of a text with its stretches replaced, each by itself or by one of its strings, in every combination.
struct SpellingCombinations {
    /// The most spellings that the rules of a text make together; one rule alone may make more.
    static let limit = 64

    /// The spellings, without the text itself and without those that another one begins: that one is found with them.
    private(set) var spellings: [[UInt32]] = []
    /// Those with another form of a number.
    private(set) var numberSpellings: [[UInt32]] = []
    /// The rules that would have made too many.
    private(set) var leftOut: [String] = []

    init(_ text: QueryText) {
        let rules = chosen(text.exactAlternatives.filter { !$0.strings.isEmpty })
        var all: [(scalars: [UInt32], isNumber: Bool)] = [([], false)]
        var end = 0
        for rule in rules {
            let between = text.scalars[end..<rule.range.lowerBound]
            all = all.flatMap { start in
                let before = start.scalars + between
                return [(before + rule.scalars, start.isNumber)]
                    + rule.strings.map { (before + $0, start.isNumber || rule.isNumber) }
            }
            end = rule.range.upperBound
        }
        let rest = text.scalars[end...]
        var known = text.spellings
        for (scalars, isNumber) in all.dropFirst() {
            let spelling = scalars + rest
            guard !spelling.isEmpty, !known.contains(where: { spelling.starts(with: $0) }) else { continue }
            if isNumber {
                numberSpellings.append(spelling)
            } else {
                spellings.append(spelling)
                known.append(spelling)
            }
        }
        drop()
    }

    /// The longest rules whose combinations stay within the limit, in the order of the text.
    private mutating func chosen(_ rules: [Alternative]) -> [Alternative] {
        var chosen: [Alternative] = []
        var count = 1
        let longest = rules.sorted {
            ($1.range.count, $0.range.lowerBound) < ($0.range.count, $1.range.lowerBound)
        }
        for rule in longest {
            let product = count * (rule.strings.count + 1)
            if chosen.isEmpty || product <= Self.limit {
                chosen.append(rule)
                count = product
            } else {
                leftOut.append(rule.rule)
            }
        }
        return chosen.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Drops the spellings that begin with another one.
    ///
    /// They are found where that one is, and an occurrence would count twice.
    private mutating func drop() {
        let all = spellings
        spellings = all.filter { spelling in
            !all.contains { $0.count < spelling.count && spelling.starts(with: $0) }
        }
        var distinct: [[UInt32]] = []
        for spelling in numberSpellings where !distinct.contains(spelling) {
            if !spellings.contains(where: { spelling.starts(with: $0) }) { distinct.append(spelling) }
        }
        numberSpellings = distinct
    }
}
