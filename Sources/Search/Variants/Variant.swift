/// What a source of variants found in a text: a stretch, and the strings that count as it.
struct Variant {
    /// Where it comes from; in the order of precedence.
    enum Source: String {
        case synonym
        case number
        case pinyin
        case dictionary
    }

    var range: Range<Int>
    var source: Source
    /// What means the same.
    var equal: [[UInt32]] = []
    /// What is only meant by it too.
    var wider: [[UInt32]] = []

    /// The weight of its term.
    var weight: Double {
        switch source {
        case .synonym: equal.isEmpty ? VariantWeights.oneWaySynonym : VariantWeights.synonym
        case .number: VariantWeights.number
        case .pinyin: VariantWeights.pinyin
        case .dictionary: VariantWeights.dictionary
        }
    }

    /// The rule as people read it.
    func rule(_ stretch: [UInt32]) -> String {
        var text = "\(source.rawValue) \(FoldedString.text(stretch))"
        if !equal.isEmpty { text += " = " + Self.list(equal, separator: " = ") }
        if !wider.isEmpty { text += " => " + Self.list(wider, separator: ", ") }
        return text
    }

    /// The most strings that a rule shows.
    private static let maxShown = 5

    private static func list(_ strings: [[UInt32]], separator: String) -> String {
        let shown = strings.prefix(maxShown).map(FoldedString.text).joined(separator: separator)
        return strings.count > maxShown ? shown + separator + "… (\(strings.count - maxShown) more)" : shown
    }

    /// Those of some variants that stand over no other: from left to right, the longest of each place, and of equal ones
    /// the first.
    ///
    /// What one source says of the same stretch twice counts together.
    static func disjoint(_ variants: [Variant]) -> [Variant] {
        let order = variants.indices.sorted { left, right in
            let (a, b) = (variants[left].range, variants[right].range)
            return (a.lowerBound, -a.count, left) < (b.lowerBound, -b.count, right)
        }
        var result: [Variant] = []
        for variant in order.map({ variants[$0] }) {
            if let last = result.last, last.range == variant.range, last.source == variant.source {
                result[result.count - 1].join(variant)
            } else if result.last.map({ $0.range.upperBound <= variant.range.lowerBound }) ?? true {
                result.append(variant)
            }
        }
        return result
    }

    private mutating func join(_ other: Variant) {
        equal += other.equal.filter { !equal.contains($0) }
        wider += other.wider.filter { !wider.contains($0) && !equal.contains($0) }
        wider.removeAll { equal.contains($0) }
    }
}
