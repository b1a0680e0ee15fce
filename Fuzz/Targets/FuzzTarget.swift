/// What is fuzzed: each reads bytes that somebody else may have written, and must not trap, whatever they are.
public enum FuzzTarget: String, CaseIterable, Sendable {
    /// A segment file.
    case segment
    /// The dictionary of a field in a segment.
    case dictionary
    /// The postings, blocks and positions of a field in a segment.
    case postings
    /// The stored records of a segment.
    case records
    /// A commit with the right checksum.
    case commit
    /// A query.
    case query
    /// A value of JSON, and a record of JSON lines.
    case json
    /// The target and fields of an HTTP request.
    case http
    /// Lines of the line protocol.
    case lines
    /// A query, and a text that its marks are set in.
    case highlighter
    /// A gazette in any encoding.
    case gazette

    /// Reads an input; what it says of itself that is not so ends the process.
    public func run(_ input: [UInt8]) {
        switch self {
        case .segment: SegmentTarget.run(input)
        case .dictionary: SegmentTarget.run(sections: SegmentTarget.dictionary, input)
        case .postings: SegmentTarget.run(sections: SegmentTarget.postings, input)
        case .records: SegmentTarget.run(sections: SegmentTarget.records, input)
        case .commit: CommitTarget.run(input)
        case .query: QueryTarget.run(input)
        case .json: JSONTarget.run(input)
        case .http: HTTPTarget.run(input)
        case .lines: LinesTarget.run(input)
        case .highlighter: HighlighterTarget.run(input)
        case .gazette: GazetteTarget.run(input)
        }
    }

    /// The inputs that fuzzing begins with, by their names; they are written into `Fuzz/Corpus`, beside what fuzzing found.
    public var seeds: [String: [UInt8]] {
        switch self {
        case .segment: SegmentTarget.seeds
        case .dictionary: SegmentTarget.seeds(SegmentTarget.dictionary)
        case .postings: SegmentTarget.seeds(SegmentTarget.postings)
        case .records: SegmentTarget.seeds(SegmentTarget.records)
        case .commit: CommitTarget.seeds
        case .query: QueryTarget.seeds
        case .json: JSONTarget.seeds
        case .http: HTTPTarget.seeds
        case .lines: LinesTarget.seeds
        case .highlighter: HighlighterTarget.seeds
        case .gazette: GazetteTarget.seeds
        }
    }
}

extension [String] {
    /// Texts as inputs, named by their places.
    var inputs: [String: [UInt8]] {
        Dictionary(uniqueKeysWithValues: enumerated().map { ("seed-\($0)", [UInt8]($1.utf8)) })
    }
}

/// Ends the process: a property that must hold does not.
func violated(_ property: String) -> Never { fatalError(property) }
