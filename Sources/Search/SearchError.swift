public import Segments

/// Why a search has no answer.
public enum SearchError: Error, Equatable {
    /// The query is malformed.
    case query(QueryError)
    /// The request asks for something that cannot be.
    case request(String)
    /// The query would take more work than one query may.
    case budget(String)
    /// The index cannot be read.
    case index(SegmentError)
    /// There is no clause or document with the id.
    case unknownID(String)
}

extension SearchError: CustomStringConvertible {
    /// One line: what happened, where, and what to do.
    public var description: String {
        switch self {
        case .query(let error): error.description
        case .request(let message): message
        case .budget(let message): "work budget exceeded: \(message); make it more specific"
        case .index(let error): error.description
        case .unknownID(let id):
            "\(id): no clause or document has this id; ids are those that a search prints"
        }
    }
}
