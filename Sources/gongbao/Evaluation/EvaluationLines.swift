/// The lines of a file of an evaluation, cut into columns at blanks.
struct EvaluationLines {
    /// The path, for messages.
    let path: String
    private let text: String

    /// A name in such a file.
    ///
    /// Names are compared by their bytes, so that ties are ordered alike everywhere.
    struct Name: Hashable, Comparable, CustomStringConvertible {
        private let bytes: [UInt8]

        init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

        var description: String { String(decoding: bytes, as: UTF8.self) }

        static func < (left: Name, right: Name) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
    }

    /// Reads a file, or standard input where the path is `-`.
    init(path: String) throws(Failure) {
        self.init(try TextFile.text(path), path: path)
    }

    /// Takes a text as the content of a file.
    init(_ text: String, path: String) {
        self.text = text
        self.path = path
    }

    /// Calls a closure with the number and the columns of each line that is not blank.
    func forEach(
        columns count: Int, named names: String,
        _ body: (_ number: Int, _ columns: [Substring]) throws(Failure) -> Void
    ) throws(Failure) {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let columns = line.split { $0.properties.isWhitespace }.map { Substring($0) }
            guard !columns.isEmpty else { continue }
            guard columns.count == count else {
                throw failure(index + 1, "expected \(count) columns (\(names)), found \(columns.count)")
            }
            try body(index + 1, columns)
        }
    }

    /// What ends the command where a line is malformed.
    func failure(_ number: Int, _ reason: String) -> Failure {
        Failure(.usage, "\(path):\(number): \(reason)")
    }
}
