public import Logging
public import Machine

/// Everything that a server is told.
public struct ServerSettings: Sendable {
    /// The directory of the index.
    public var indexPath: String
    /// Where it listens.
    public var endpoints: [Endpoint]
    /// The file of the token that clients must show on TCP and HTTP.
    public var tokenFile: String?
    /// Host names that it answers to besides those of this machine; `*` for all.
    public var allowedHosts: [String] = []
    /// What it takes on.
    public var limits = ServerLimits()
    /// Whether lines of the log are objects of JSON.
    public var logsJSON = false
    /// The least level that is logged.
    public var logLevel = Logger.Level.info
    /// Whether the texts of queries are logged.
    public var logsQueries = true
    /// How often it looks for a new state of the index.
    public var refreshTime = Duration.milliseconds(250)
    /// The number of processors.
    public var processors: Int

    /// Makes settings with defaults.
    public init(indexPath: String, endpoints: [Endpoint], processors: Int) {
        self.indexPath = indexPath
        self.endpoints = endpoints
        self.processors = processors
    }

    /// Refuses settings that contradict each other, or would let strangers in.
    func check() throws(ServerError) {
        guard !endpoints.isEmpty else { throw .setting("--http", "name a place to listen at") }
        for endpoint in endpoints where tokenFile == nil && !endpoint.isLocal {
            throw .setting(
                "--token-file",
                "is needed where other machines can connect; name a file with a token, or listen at 127.0.0.1"
            )
        }
    }
}
