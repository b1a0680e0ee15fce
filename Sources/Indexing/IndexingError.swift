public import Segments

/// What can stop indexing as a whole.
public enum IndexingError: Error, Equatable {
    /// The index was built with other options than this run asks for.
    case schemaMismatch(directory: String, found: String, asked: String)
    /// The index cannot be read or written.
    case index(SegmentError)
}

extension IndexingError {
    /// Runs what reads or writes the index and passes its error on as one of this layer.
    static func wrap<Result>(
        _ body: () throws(SegmentError) -> Result
    ) throws(IndexingError) -> Result {
        do throws(SegmentError) {
            return try body()
        } catch {
            throw .index(error)
        }
    }
}

extension IndexingError: CustomStringConvertible {
    /// One line: what happened, where, and what to do.
    public var description: String {
        switch self {
        case .schemaMismatch(let directory, let found, let asked):
            return
                "\(directory): this index was built with \(found), not \(asked); use the same options, or another "
                + "directory"
        case .index(let error):
            return error.description
        }
    }
}
