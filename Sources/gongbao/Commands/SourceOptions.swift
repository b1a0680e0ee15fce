internal import Analysis
internal import ArgumentParser
internal import Search
internal import Segments
internal import Wire

/// Who answers: the index of a directory, or a server that runs.
struct SourceOptions: ParsableArguments {
    @OptionGroup var index: IndexOption
    @Option(
        help: """
            Ask a server instead: the path of its socket, tcp://HOST:PORT or http://HOST:PORT. Also GONGBAO_REMOTE, where neither \
            --index nor GONGBAO_INDEX is given.
            """)
    var remote: String?
    @Option(name: .customLong("token-file"), help: "With --remote: a file that holds the server's token.")
    var tokenFile: String?

    func validate() throws {
        guard remote == nil || index.index == nil else {
            throw ValidationError("--remote and --index exclude each other")
        }
        guard remote != "" else { throw ValidationError("--remote needs a socket or URL") }
        guard remote != nil || tokenFile == nil else {
            throw ValidationError("--token-file goes with --remote")
        }
    }

    /// The source; `segmenter` says who finds words in the index of a directory, and `timeout` how long a search there may take.
    func source(_ segmenter: SegmenterOption? = nil, timeout: Duration? = nil) throws -> AnswerSource {
        if let remote = remote ?? defaultRemote {
            guard timeout == nil else {
                throw Failure(
                    .usage,
                    "--timeout is for an index; \(remote) is a server, which has a deadline of its own")
            }
            var token: String?
            if let tokenFile {
                token = try TextFile.text(tokenFile).split(whereSeparator: \.isWhitespace).first.map(
                    String.init)
            }
            return .remote(try RemoteIndex(remote, token: token))
        }
        let searcher = Searcher(
            try index.snapshot(), segmenter: segmenter?.forReading(index.directory) ?? .icu)
        if let timeout {
            let end = ContinuousClock.now + timeout
            searcher.stopSign = { ContinuousClock.now >= end ? .deadline : nil }
        }
        return .local(Answerer(searcher))
    }

    private var defaultRemote: String? {
        index.index == nil && Output.environment("GONGBAO_INDEX") == nil
            ? Output.environment("GONGBAO_REMOTE") : nil
    }
}

/// Who answers calls.
enum AnswerSource {
    case local(Answerer)
    case remote(RemoteIndex)

    /// Whether a server answers.
    var isRemote: Bool { if case .remote = self { true } else { false } }

    /// The answer to a call, with what else counts as the text of a query where the index of a directory is asked.
    ///
    /// Throws `AnswerError`, or `Failure` where the server cannot be reached.
    func answer(_ call: Call, variants: QueryVariants? = nil) throws -> JSON {
        switch self {
        case .local(let answerer): try answerer.answer(call, variants: variants)
        case .remote(let server): try server.answer(call)
        }
    }

    /// The answer to a call; a failure where there is none.
    func required(_ call: Call, variants: QueryVariants? = nil) throws -> JSON {
        do {
            return try answer(call, variants: variants)
        } catch let error as AnswerError {
            throw Failure(error)
        }
    }
}
