/// A line of a table that cannot be used, said to the person who wrote it.
public struct TableProblem: Sendable, Equatable, CustomStringConvertible {
    /// The name of the file.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// What is wrong.
    public var reason: String

    /// `file:line: reason`, as compilers print it.
    public var description: String { "\(file):\(line): \(reason)" }
}

/// Reads tables of one rule a line: `#` begins a comment line, blank lines say nothing, and a bad line spoils no other.
struct TableLines {
    /// The largest size of a line.
    static let maxByteCount = 65_536

    /// The name of the file, for messages.
    let file: String
    /// The lines that cannot be used.
    private(set) var problems: [TableProblem] = []

    init(file: String) {
        self.file = file
    }

    /// Hands every line that holds something to `take`, which says what is wrong with it, or nothing.
    mutating func read(_ bytes: [UInt8], _ take: (Substring) -> String?) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let lines = bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            guard let reason = Self.reason(line, take) else { continue }
            problems.append(TableProblem(file: file, line: index + 1, reason: reason))
        }
    }

    private static func reason(_ bytes: ArraySlice<UInt8>, _ take: (Substring) -> String?) -> String? {
        guard bytes.count <= maxByteCount else { return "the line is longer than \(maxByteCount) bytes" }
        guard let text = String(validating: bytes, as: UTF8.self) else { return "the line is not UTF-8" }
        let line = trimmed(text[...])
        guard let first = line.first, first != "#" else { return nil }
        guard !line.unicodeScalars.contains(where: isControl) else {
            return "the line has a control character"
        }
        return take(line)
    }

    /// A text without the blanks at its ends.
    static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 && scalar != "\t" && scalar != "\r" || scalar.value == 0x7F
    }
}
