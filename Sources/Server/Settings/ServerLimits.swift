/// What a server takes on, and for how long; what is beyond is refused with a message, and counted.
public struct ServerLimits: Sendable, Equatable {
    /// The largest line of the line protocol in bytes, without its line feed.
    public var lineBytes = 64 << 10
    /// The largest head of an HTTP request in bytes.
    public var headBytes = 16 << 10
    /// The most fields of the head of an HTTP request.
    public var headFields = 100
    /// The largest body of an HTTP request in bytes.
    public var bodyBytes = 1 << 20
    /// The longest query in code points.
    public var queryLength = 10_000
    /// The most groups, phrases, patterns and conditions of a query.
    public var terms = 1024
    /// How deep parentheses and NOT may nest.
    public var nesting = 32
    /// The most hits of a page.
    public var hits = 1000
    /// How long a call may take, from its arrival to its answer.
    public var deadline = Duration.seconds(2)
    /// The most open connections.
    public var connections = 16_000
    /// The most calls at work or waiting.
    public var inFlight = 256
    /// The most calls at work.
    public var threads = 16
    /// How much of an answer may wait for a client that does not read, in bytes, before no further call of it is taken on.
    public var outputBytes = 1 << 20
    /// How long the head of a request may take from its first byte on.
    public var headTime = Duration.seconds(5)
    /// How long a body, or a line, may take.
    public var bodyTime = Duration.seconds(30)
    /// How long a client may leave an answer unread.
    public var writeTime = Duration.seconds(30)
    /// How long a connection may be silent.
    public var idleTime = Duration.seconds(120)
    /// The most calls a second from one address, after a burst of twice as many; 0 for no limit.
    public var rate = 0
    /// How long calls at work may go on when the server ends.
    public var drainTime = Duration.seconds(8)
    /// How long the server says that it is not ready before it stops to listen.
    public var drainDelay = Duration.milliseconds(500)

    /// Makes the default limits.
    public init() {}

    /// The largest tables of synonyms and dictionaries that a call may bring along, in bytes.
    static let tableBytes = 64 << 10
    /// The most facets, and the most conditions on fields, of a call.
    static let listedOptions = 32
}
