internal import Segments
internal import Wire

/// What the commands that write say of the state they leave.
enum CommitLine {
    /// One line for people, or one object; `members` come first.
    static func text(of commit: Commit, _ members: [(String, JSON)] = [], json: Bool) -> String {
        let documents = commit.segments.reduce(0) { $0 + $1.liveDocumentCount }
        let bytes = commit.segments.reduce(0) { $0 + $1.byteCount }
        guard json else {
            return
                "\(commit.segments.count) segments, \(documents) documents, \(bytes) bytes; generation \(commit.generation)\n"
        }
        let rest: [(String, JSON)] = [
            ("segments", .int(commit.segments.count)), ("documents", .int(documents)),
            ("index_bytes", .int(bytes)), ("generation", .int(commit.generation)),
        ]
        return JSON.object([("schema", .int(1))] + members + rest).text + "\n"
    }
}
