/// How the text of a query is matched.
public enum MatchMode: String, Sendable, CaseIterable {
    /// The first of the other three that finds something.
    case auto
    /// Every group is a substring of the unit.
    case exact
    /// Every word of every group occurs.
    case all
    /// At least one word occurs.
    case any
}

/// What one hit is.
public enum Unit: String, Sendable, CaseIterable {
    /// A paragraph, heading, table cell or other line of its own.
    case clause
    /// A document with its attachments.
    case document
    /// An issue of a gazette: a file.
    case issue
}
