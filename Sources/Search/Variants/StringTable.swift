/// Values by folded strings of any length, found wherever they stand in a text.
struct StringTable<Value: Sendable & Equatable>: Sendable, Equatable {
    private(set) var values: [[UInt32]: Value] = [:]
    /// The lengths of the strings that begin with a character, the longest first.
    private var lengths: [UInt32: [Int]] = [:]

    /// The number of strings.
    var count: Int { values.count }

    /// The value of a string, made where there is none yet.
    subscript(string: [UInt32], default value: @autoclosure () -> Value) -> Value {
        get { values[string] ?? value() }
        set {
            if values.updateValue(newValue, forKey: string) == nil { addLength(of: string) }
        }
    }

    private mutating func addLength(of string: [UInt32]) {
        guard let first = string.first else { return }
        var known = lengths[first] ?? []
        let index = known.firstIndex { $0 <= string.count } ?? known.count
        if index < known.count, known[index] == string.count { return }
        known.insert(string.count, at: index)
        lengths[first] = known
    }

    /// The longest string that stands at each place of a text; they may stand over each other.
    func matches(in text: [UInt32]) -> [(range: Range<Int>, value: Value)] {
        text.indices.compactMap { longestMatch(in: text, at: $0) }
    }

    private func longestMatch(in text: [UInt32], at start: Int) -> (range: Range<Int>, value: Value)? {
        for length in lengths[text[start]] ?? [] where start + length <= text.count {
            let range = start..<(start + length)
            if let value = values[Array(text[range])] { return (range, value) }
        }
        return nil
    }
}
