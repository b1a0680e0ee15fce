/// What a document is to the one it came with.
public enum DocumentRole: UInt8, Sendable, CaseIterable {
    /// A document of its own.
    case document
    /// The instrument a notice issues (印发件).
    case instrument
    /// An attachment (附件).
    case attachment
    /// A table after the text, without a label of its own (附表).
    case schedule

    /// The Chinese word for the role; nil for a document of its own.
    public var label: String? {
        switch self {
        case .document: nil
        case .instrument: "印发件"
        case .attachment: "附件"
        case .schedule: "附表"
        }
    }
}
