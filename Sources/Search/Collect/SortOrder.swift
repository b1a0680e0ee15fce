/// The order of hits.
public enum SortOrder: String, Sendable, CaseIterable {
    /// The best first.
    case score
    /// The oldest first; documents without a date last.
    case date
    /// The newest first; documents without a date last.
    case newest = "-date"
    /// By document number, digits by their value; documents without one last.
    case number
}

/// Compares texts so that runs of digits count by their value: 2号 before 15号.
enum NaturalOrder {
    static func precedes(_ leftText: String, _ rightText: String) -> Bool {
        let left = pieces(leftText)
        let right = pieces(rightText)
        for (a, b) in zip(left, right) where a != b {
            switch (a, b) {
            case (.number(let x), .number(let y)): return x < y
            case (.text(let x), .text(let y)): return x < y
            case (.number, .text): return true
            case (.text, .number): return false
            }
        }
        // 02号 and 2号 are equal by value; some fixed order must hold.
        guard left.count == right.count else { return left.count < right.count }
        return leftText.utf8.lexicographicallyPrecedes(rightText.utf8)
    }

    private enum Piece: Equatable {
        case number(Int)
        case text(UInt32)
    }

    private static func pieces(_ text: String) -> [Piece] {
        var pieces: [Piece] = []
        var value: Int?
        for scalar in text.unicodeScalars {
            if (0x30...0x39).contains(scalar.value) {
                value = min((value ?? 0), Int.max / 16) * 10 + Int(scalar.value - 0x30)
            } else {
                if let number = value { pieces.append(.number(number)) }
                value = nil
                pieces.append(.text(scalar.value))
            }
        }
        if let value { pieces.append(.number(value)) }
        return pieces
    }
}
