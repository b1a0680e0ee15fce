public import Segments

/// Why a search has no answer.
public enum SearchError: Error, Equatable {
    /// The query is malformed.
    case query(QueryError)
    /// The request asks for something that cannot be.
    case request(String)
    /// The index has changed since the page that a cursor ended.
    case staleCursor(generation: Int, now: Int)
    /// The query would take more work than one query may.
    case budget(String)
    /// Whoever asked for it lets it go on no longer.
    case stopped(SearchStop)
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
        case .staleCursor(let generation, let now):
            "the index has changed since the page before (generation \(generation), now \(now)); begin again without --after"
        case .budget(let message): "work budget exceeded: \(message); make it more specific"
        case .stopped(let stop): stop.description
        case .index(let error): error.description
        case .unknownID(let id):
            "\(id): no clause or document has this id; ids are those that a search prints"
        }
    }
}
