/// The statistics of every field.
public struct CollectionStatistics: Sendable, Equatable {
    private var fields = [FieldStatistics](repeating: FieldStatistics(), count: Field.allCases.count)

    /// Makes the statistics of nothing.
    public init() {}

    /// The statistics of one field.
    public subscript(field: Field) -> FieldStatistics {
        get { fields[Int(field.rawValue) - 1] }
        set { fields[Int(field.rawValue) - 1] = newValue }
    }

    /// Takes one clause in, given its lengths in terms.
    public mutating func add(_ lengths: ClauseLengths) {
        for field in Field.allCases where lengths[field] > 0 {
            self[field].clauseCount += 1
            self[field].lengthSum += lengths[field]
        }
    }

    /// Adds the statistics of other clauses.
    public static func += (left: inout CollectionStatistics, right: CollectionStatistics) {
        for field in Field.allCases { left[field] += right[field] }
    }

    /// Takes the statistics of some of the clauses away.
    public static func -= (left: inout CollectionStatistics, right: CollectionStatistics) {
        for field in Field.allCases { left[field] -= right[field] }
    }

    /// Whether no count is negative, as it must be when clauses were taken away that had been added.
    public var isPossible: Bool {
        fields.allSatisfy { $0.clauseCount >= 0 && $0.lengthSum >= 0 }
    }

    func append(to writer: inout ByteWriter) {
        for field in fields {
            writer.append(varint: field.clauseCount)
            writer.append(varint: field.lengthSum)
        }
    }

    init?(_ reader: inout VarintSlice) {
        for field in Field.allCases {
            guard let clauseCount = reader.next(), let lengthSum = reader.next(), clauseCount < 1 << 40,
                lengthSum < 1 << 50
            else { return nil }
            self[field] = FieldStatistics(clauseCount: clauseCount, lengthSum: lengthSum)
        }
    }
}

/// How many terms of each field a clause has.
public struct ClauseLengths: Sendable, Equatable {
    /// The number of words.
    public var words = 0
    /// The number of code points after folding.
    public var characters = 0
    /// The number of pairs in the headings over it.
    public var headings = 0
    /// The number of pairs in the title of its document.
    public var titles = 0

    /// Makes the lengths of an empty clause.
    public init(words: Int = 0, characters: Int = 0, headings: Int = 0, titles: Int = 0) {
        self.words = words
        self.characters = characters
        self.headings = headings
        self.titles = titles
    }

    /// The length in one field.
    public subscript(field: Field) -> Int {
        switch field {
        case .words: words
        // Each character begins a pair; the last one stands for itself.
        case .pairs, .characters: characters
        case .headings: headings
        case .titles: titles
        // They are scored by the statistics of words.
        case .wordPairs: 0
        }
    }
}
