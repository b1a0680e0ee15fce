/// A limit, and what happens beyond it.
public struct Limit: Sendable {
    /// Its name, as programs know it.
    public let name: String
    /// What is limited.
    public let subject: String
    /// The most that there may be.
    public let value: Int
    /// What happens beyond it.
    public let beyond: String

    /// Makes a limit of its parts.
    public init(name: String, subject: String, value: Int, beyond: String) {
        self.name = name
        self.subject = subject
        self.value = value
        self.beyond = beyond
    }

    /// All limits of queries, none of which makes a search leave hits out in silence.
    public static let ofQueries = [
        Limit(
            name: "query_terms", subject: "groups, quoted texts, patterns and conditions of a query",
            value: QueryParser.maxParts, beyond: "exit code 2"),
        Limit(
            name: "query_nesting", subject: "nesting of parentheses and NOT", value: QueryParser.maxDepth,
            beyond: "exit code 2"),
        Limit(
            name: "near_distance", subject: "n of NEAR", value: Query.maxDistance, beyond: "exit code 2"),
        Limit(
            name: "wildcard_gap", subject: "characters that a * stands for", value: WildcardText.maxGap,
            beyond: "no match"),
        Limit(
            name: "query_postings", subject: "postings and positions that NEAR, SAME and wildcards read",
            value: WorkBudget.maxPostings, beyond: "exit code 2"),
        Limit(
            name: "query_postings_terms", subject: "their terms", value: WorkBudget.maxTerms,
            beyond: "exit code 2"),
        Limit(
            name: "variant_spellings", subject: "spellings of a group in the exact step, with variants",
            value: SpellingCombinations.limit, beyond: "a message names the rules left out"),
    ]
}
