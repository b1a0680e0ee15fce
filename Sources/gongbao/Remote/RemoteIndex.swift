internal import Machine
internal import Wire

/// The index of a server that runs, asked by the line protocol or by HTTP.
final class RemoteIndex {
    private enum Address: Equatable {
        case socket(path: String)
        case lines(HostPort)
        case http(ServerURL)
    }

    /// The most hits of a page that every server gives by default; more are asked for page by page.
    private static let pageSize = 1000

    private let address: Address
    private let token: String?
    /// The connection of the line protocol, kept for further calls.
    private var connection: LineConnection?

    /// Names a server; nothing is connected yet.
    ///
    /// - Parameters:
    ///   - name: the path of a socket, `unix:PATH`, `tcp://HOST:PORT` or `http://HOST:PORT`.
    ///   - token: what the server wants to be shown.
    /// - Throws: a failure where the name is none of these.
    init(_ name: String, token: String? = nil) throws {
        self.token = token ?? Output.environment("GONGBAO_TOKEN")
        if name.hasPrefix("unix:") {
            let path = name.dropFirst(name.hasPrefix("unix://") ? 7 : 5)
            address = .socket(path: String(path))
        } else if name.hasPrefix("tcp://") {
            guard let place = HostPort(name.dropFirst(6)) else {
                throw Failure(.usage, "--remote: '\(name)' is not tcp://HOST:PORT")
            }
            address = .lines(place)
        } else if name.hasPrefix("http://") {
            guard let url = ServerURL(name) else {
                throw Failure(.usage, "--remote: '\(name)' is not http://HOST:PORT")
            }
            address = .http(url)
        } else if name.contains("://") {
            throw Failure(
                .usage,
                "--remote: '\(name)': only unix:, tcp:// and http:// are spoken; reach others through a tunnel, as ssh -L makes one"
            )
        } else {
            address = .socket(path: name)
        }
    }

    /// The answer of the server.
    ///
    /// - Throws: `AnswerError` where it refuses, `Failure` where it cannot be reached.
    func answer(_ call: Call) throws -> JSON {
        guard case .search(let parameters) = call else { return try ask(call) }
        return try Self.search(parameters) { try ask(.search($0)) }
    }

    /// All the hits that are wanted, page by page; `ask` gives a page.
    static func search(
        _ parameters: SearchParameters, _ ask: (SearchParameters) throws -> JSON
    ) throws -> JSON {
        let wanted = parameters.wantsAll ? Int.max : parameters.limit
        var page = parameters
        page.wantsAll = false
        page.limit = min(wanted, Self.pageSize)
        let first = try ask(page)
        var hits = first["hits"]?.elements ?? []
        var next = first["next"]?.string
        while let cursor = next, hits.count < wanted {
            page.after = cursor
            page.limit = min(wanted - hits.count, Self.pageSize)
            let answer = try ask(page)
            let more = answer["hits"]?.elements ?? []
            guard !more.isEmpty else {
                throw Failure(
                    .inputOutput, "--remote: the server promised more hits after \(cursor) and has none")
            }
            hits += more
            next = answer["next"]?.string
        }
        return .object(
            first.members.map { name, value in
                switch name {
                case "hits": (name, .array(hits))
                case "next": (name, .optional(next))
                default: (name, value)
                }
            })
    }

    private func ask(_ call: Call) throws -> JSON {
        switch address {
        case .http(let url): try HTTPExchange(url, token: token).answer(call)
        case .socket(let path): try ask(call) { try SocketStream(path: path) }
        case .lines(let place): try ask(call) { try SocketStream(place) }
        }
    }

    private func ask(_ call: Call, _ connect: () throws -> SocketStream) throws -> JSON {
        let connection = try self.connection ?? LineConnection(try connect())
        self.connection = connection
        return try connection.answer(call, token: token)
    }
}
