/// What can be wrong with the bytes of an index.
public enum SegmentError: Error, Equatable {
    /// The bytes do not form what this version wrote there.
    case corrupt(file: String, offset: Int, reason: String)
    /// The file is of a format version this build does not know.
    case unsupportedVersion(file: String, found: UInt16, supported: UInt16)
    /// There is no index in the directory.
    case noIndex(directory: String)
    /// There is an index in a directory that was to hold none.
    case indexExists(directory: String)
    /// Another process holds the writer lock.
    case locked(path: String)
    /// The operating system refused a call.
    case io(path: String, operation: String, errno: Int32)
    /// The index would take more of the disk than it may.
    case diskLimit(path: String, limit: Int)
    /// A limit of the file format would be exceeded.
    case tooLarge(what: String, limit: Int)
}

extension SegmentError: CustomStringConvertible {
    /// One line: what happened, where, and what to do.
    public var description: String {
        switch self {
        case .corrupt(let file, let offset, let reason):
            return
                "\(file): damaged at byte \(offset): \(reason); run 'gongbao check', or index again into an "
                + "empty directory"
        case .unsupportedVersion(let file, let found, let supported):
            return
                "\(file): format version \(found), but this gongbao reads version \(supported); index again, or "
                + "use the gongbao that wrote it"
        case .noIndex(let directory):
            return "\(directory): no index here; build one with 'gongbao index PATH... --index \(directory)'"
        case .indexExists(let directory):
            return "\(directory): there is an index already; name another directory, or remove it"
        case .locked(let path):
            return "\(path): another gongbao is writing to this index; wait until it has finished"
        case .io(let path, let operation, let code):
            return "\(path): \(operation): \(SystemCall.message(code))"
        case .diskLimit(let path, let limit):
            return
                "\(path): the index and what is written on the way would take more than the \(limit) bytes that --disk allows; "
                + "the index is as it was; allow more, or index less at a time"
        case .tooLarge(let what, let limit):
            return "\(what): more than \(limit), the limit of the file format; split the input"
        }
    }
}
