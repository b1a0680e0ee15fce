internal import Analysis

/// Rules that say which strings may stand for others.
///
/// A line is `A = B = C`, where each stands for the others, or `A, B => C, D`, where who asks with A or B also means C
/// and D. Rules are not followed any further: `A = B` and `B = C` do not make C of A. The strings are folded as texts are
/// and may have any length; the signs may have any width.
public struct SynonymTable: Sendable, Equatable {
    /// What counts as a string.
    struct Entry: Sendable, Equatable {
        /// What means the same.
        var equal: [[UInt32]] = []
        /// What is only meant by it too.
        var wider: [[UInt32]] = []
    }

    /// The most strings that count as one.
    static let maxStrings = 256

    private(set) var entries = StringTable<Entry>()

    /// The table of government terms that comes with the command.
    public static let shipped = parse(Array(ShippedSynonyms.text.utf8), file: "government-terms.txt").table

    /// The rules of the shipped table that a text can meet, read without the others: reading all of them takes longer than a search.
    ///
    /// A rule is met where one of its strings stands in the text, and all of them have two characters or more; so its line shares two
    /// characters with the text.
    public static func shipped(for text: String) -> SynonymTable {
        let wanted = Set(TextFolder().fold(text).scalars)
        let lines = ShippedSynonyms.text.utf8.split(separator: 0x0A).filter { line in
            var shared = 0
            for scalar in Substring(line).unicodeScalars {
                let isCapital = (0x41...0x5A).contains(scalar.value)
                if wanted.contains(isCapital ? scalar.value + 0x20 : scalar.value) { shared += 1 }
                if shared == 2 { return true }
            }
            return false
        }
        return parse(Array(lines.joined(separator: [0x0A])), file: "government-terms.txt").table
    }

    /// Makes a table without rules.
    public init() {}

    /// Reads a table; lines that cannot be used are left out and reported.
    public static func parse(
        _ bytes: [UInt8], file: String
    ) -> (table: SynonymTable, problems: [TableProblem]) {
        var table = SynonymTable()
        let folder = TextFolder()
        var lines = TableLines(file: file)
        lines.read(bytes) { table.add($0, folder) }
        return (table, lines.problems)
    }

    /// The number of strings that have a rule.
    public var count: Int { entries.count }

    /// Puts the rules of another table in too.
    public mutating func merge(_ other: SynonymTable) {
        for (string, entry) in other.entries.values {
            add(entry.equal, to: string, \.equal)
            add(entry.wider, to: string, \.wider)
        }
    }

    /// Takes a rule in, or says what is wrong with it.
    private mutating func add(_ line: Substring, _ folder: TextFolder) -> String? {
        let line = String(line.map { Self.signs[$0] ?? $0 })
        let sides = line.split(separator: "=>", omittingEmptySubsequences: false)
        guard sides.count <= 2 else { return "more than one => in a line; write two rules" }
        guard sides.count == 2 else { return addBothWays(sides[0], folder) }
        guard !sides.contains(where: { $0.contains("=") }) else {
            return "= and => in one line; write two rules"
        }
        let parts = sides.map { Self.strings($0, separator: ",", folder) }
        guard !parts[0].isEmpty, !parts[0].contains([]) else { return "nothing before =>" }
        guard !parts[1].isEmpty, !parts[1].contains([]) else {
            return "nothing after =>, or between two commas"
        }
        guard parts.allSatisfy({ $0.count <= Self.maxStrings }) else { return Self.tooMany }
        return parts[0].contains { !add(parts[1], to: $0, \.wider) } ? Self.tooMany : nil
    }

    private mutating func addBothWays(_ line: Substring, _ folder: TextFolder) -> String? {
        let strings = Self.strings(line, separator: "=", folder)
        guard strings.count > 1 else { return "missing = or => between two words" }
        guard !strings.contains([]) else { return "nothing before or after =" }
        guard Set(strings).count > 1 else { return "both sides are the same after folding" }
        guard strings.count <= Self.maxStrings else { return Self.tooMany }
        return strings.contains { !add(strings, to: $0, \.equal) } ? Self.tooMany : nil
    }

    /// Adds strings to those of a string; false where they were too many, and some were left out.
    @discardableResult
    private mutating func add(
        _ strings: [[UInt32]], to string: [UInt32], _ list: WritableKeyPath<Entry, [[UInt32]]>
    ) -> Bool {
        var entry = entries[string, default: Entry()]
        for other in strings where other != string && !entry[keyPath: list].contains(other) {
            entry[keyPath: list].append(other)
        }
        let isWhole = entry[keyPath: list].count <= Self.maxStrings
        if !isWhole { entry[keyPath: list].removeLast(entry[keyPath: list].count - Self.maxStrings) }
        if entry != Entry() { entries[string, default: Entry()] = entry }
        return isWhole
    }

    private static let tooMany = "more than \(maxStrings) others for one word"

    private static func strings(
        _ text: Substring, separator: Character, _ folder: TextFolder
    ) -> [[UInt32]] {
        text.split(separator: separator, omittingEmptySubsequences: false).map { part in
            folder.fold(String(TableLines.trimmed(part))).scalars
        }
    }

    /// The signs in other forms.
    private static let signs: [Character: Character] = ["＝": "=", "＞": ">", "，": ","]
}
