/// What the reader found out about each line, one entry a line.
struct LineMarks {
    var roles: [ClauseRole]
    var documents: [Int?]
    var paths: [[String]]
    /// True for a line that continues the clause of the line before.
    var isJoined: [Bool]

    init(count: Int) {
        roles = Array(repeating: .body, count: count)
        documents = Array(repeating: nil, count: count)
        paths = Array(repeating: [], count: count)
        isJoined = Array(repeating: false, count: count)
    }

    /// Marks the lines of one title and joins them.
    mutating func markTitle(_ range: Range<Int>) {
        for index in range {
            roles[index] = .title
            isJoined[index] = index > range.lowerBound
        }
    }

    /// Sets the role of several lines.
    mutating func mark(_ range: Range<Int>, _ role: ClauseRole) {
        for index in range { roles[index] = role }
    }
}
