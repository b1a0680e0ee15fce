/// What stands before a run of blanks: enough to decide whether the run is content.
struct BlankContext {
    /// The end of the folded text so far, combining marks aside.
    private enum Before {
        case other
        case latin
        case letterOrDigit
        case latinAndStop
    }

    private var before = Before.other
    /// Whether blanks were passed since the last character.
    private(set) var hasBlank = false
    /// The source offset of the first byte of the run of blanks last passed.
    private(set) var blankStart = 0
    /// The source offset one past the run of blanks last passed.
    private(set) var blankEnd = 0

    /// Whether the blanks passed since the last character are content, because this one follows.
    func keepsBlank(before next: ScalarClass) -> Bool {
        guard hasBlank else { return false }
        switch (before, next) {
        case (.latin, .latin), (.latin, .letter), (.latin, .digit): return true
        case (.letterOrDigit, .latin), (.letterOrDigit, .letter), (.letterOrDigit, .digit): return true
        case (.latinAndStop, .latin), (.latinAndStop, .digit): return true
        default: return false
        }
    }

    /// Notes a blank; neighbouring ones are one run.
    mutating func passBlank(start: Int, end: Int) {
        if !hasBlank { blankStart = start }
        blankEnd = end
        hasBlank = true
    }

    /// Notes a character of class `other`.
    mutating func passPlain() {
        before = .other
        hasBlank = false
    }

    /// Notes a character that is no blank.
    mutating func pass(_ scalarClass: ScalarClass) {
        hasBlank = false
        switch scalarClass {
        case .latin: before = .latin
        case .letter, .digit: before = .letterOrDigit
        case .stop: before = before == .latin ? .latinAndStop : .other
        case .mark: break
        case .other, .blank, .zeroWidthBlank, .ignored: before = .other
        }
    }
}
