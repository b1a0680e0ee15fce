public import Segments

/// Why a server cannot start.
public enum ServerError: Error, Sendable {
    /// It cannot listen at a place.
    case listen(String, String)
    /// A setting has a value that it does not take.
    case setting(String, String)
    /// The index cannot be opened.
    case index(SegmentError)
}

extension ServerError: CustomStringConvertible {
    /// One line: what happened, where, and what to do.
    public var description: String {
        switch self {
        case .listen(let place, let reason): "cannot listen at \(place): \(reason)"
        case .setting(let name, let reason): "\(name): \(reason)"
        case .index(let error): error.description
        }
    }
}
