internal import Analysis

/// Words that a user knows to be words, one a line.
public struct UserDictionary: Sendable, Equatable {
    private(set) var words = StringTable<Bool>()

    /// Makes a dictionary without words.
    public init() {}

    /// Reads a dictionary; lines that cannot be used are left out and reported.
    public static func parse(
        _ bytes: [UInt8], file: String
    ) -> (dictionary: UserDictionary, problems: [TableProblem]) {
        var dictionary = UserDictionary()
        let folder = TextFolder()
        var lines = TableLines(file: file)
        lines.read(bytes) { line in
            let word = folder.fold(String(line)).scalars
            guard !word.isEmpty else { return "nothing is left of the word after folding" }
            dictionary.words[word, default: true] = true
            return nil
        }
        return (dictionary, lines.problems)
    }

    /// The number of words.
    public var count: Int { words.count }
}
