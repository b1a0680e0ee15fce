internal import Segments
internal import Wire

/// What a run of `gongbao index` did.
struct IndexReport {
    var added = 0
    var changed = 0
    var unchanged = 0
    var removed = 0
    var failures: [InputFailure] = []
    var notices: [InputFailure] = []
    var inputBytes = 0
    private var commit: Commit?
    private var words = 0
    private var seconds = 0.0

    mutating func finish(_ commit: Commit, words: Int, seconds: Duration) {
        self.commit = commit
        self.words = words
        self.seconds = seconds / .seconds(1)
    }

    private var documents: Int {
        commit?.segments.reduce(0) { $0 + $1.liveDocumentCount } ?? 0
    }

    private var clauses: Int {
        commit?.segments.reduce(0) { $0 + $1.statistics[.characters].clauseCount } ?? 0
    }
    private var indexBytes: Int { commit?.segments.reduce(0) { $0 + $1.byteCount } ?? 0 }

    var json: JSON {
        .object([
            ("added", .int(added)), ("changed", .int(changed)), ("unchanged", .int(unchanged)),
            ("removed", .int(removed)),
            (
                "failed",
                .array(
                    failures.map { failure in
                        .object([
                            ("path", .string(failure.path)), ("line", .optional(failure.line)),
                            ("offset", .optional(failure.offset)), ("error", .string(failure.error)),
                        ])
                    })
            ),
            (
                "notices",
                .array(
                    notices.map { notice in
                        .object([
                            ("path", .string(notice.path)), ("line", .optional(notice.line)),
                            ("message", .string(notice.error)),
                        ])
                    })
            ),
            ("documents", .int(documents)), ("clauses", .int(clauses)), ("tokens", .int(words)),
            ("input_bytes", .int(inputBytes)), ("index_bytes", .int(indexBytes)),
            ("seconds", .number(seconds)),
            ("segments", .int(commit?.segments.count ?? 0)), ("generation", .int(commit?.generation ?? 0)),
        ])
    }

    var text: String {
        let ratio = inputBytes > 0 ? Double(indexBytes) / Double(inputBytes) : 0
        return """
            \(added) added, \(changed) changed, \(unchanged) unchanged, \(removed) removed, \(failures.count) failed
            \(documents) documents, \(clauses) clauses; index \(indexBytes) bytes, \(Numbers.fixed(ratio, 2)) of the text read; \
            \(Numbers.fixed(seconds, 3)) s

            """
    }
}

/// Numbers as people read them.
enum Numbers {
    /// A number with so many digits after the point.
    static func fixed(_ value: Double, _ digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        guard value.isFinite, value.magnitude < 1e15 else { return value.description }
        let rounded = Int((value.magnitude * scale).rounded())
        let whole = String(rounded / Int(scale))
        let rest = String(rounded % Int(scale))
        let fraction = String(repeating: "0", count: digits - min(digits, rest.utf8.count)) + rest
        return (value < 0 ? "-" : "") + whole + (digits > 0 ? "." + fraction : "")
    }
}
