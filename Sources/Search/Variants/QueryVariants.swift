/// What else counts as the text of a query: where other strings come from.
///
/// Nothing of it is in the index, so a change of a table is in force with the next query.
public struct QueryVariants: Sendable, Equatable {
    /// Synonyms that nobody asked for: they widen the modes all and any, never exact.
    public var shippedSynonyms: SynonymTable?
    /// Synonyms that the user named: they widen the exact step of mode auto too.
    public var synonyms: SynonymTable?
    /// Whether numbers are found in other figures: 二〇二二年 and 2022年.
    public var hasNumbers = false
    /// Whether Latin letters are read as pinyin too.
    public var hasPinyin = false
    /// Words that count as a whole in the ranking and change nothing of what is found.
    public var dictionary: UserDictionary?

    /// Makes variants; none by default.
    public init() {}

    /// Whether nothing but the text itself counts.
    var isEmpty: Bool { self == QueryVariants() }
}
