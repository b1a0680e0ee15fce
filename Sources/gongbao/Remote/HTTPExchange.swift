internal import Wire

/// One call over HTTP, on a connection of its own.
///
/// HTTP/1.0, so that the answer ends with the connection. A client library would be the right thing for more than this; linking one
/// would make every start of the command slower.
struct HTTPExchange {
    private let url: ServerURL
    private let token: String?

    init(_ url: ServerURL, token: String?) {
        self.url = url
        self.token = token
    }

    func answer(_ call: Call) throws -> JSON {
        let stream = try SocketStream(url.place)
        try stream.write(request(call))
        let reply = try stream.readToEnd()
        guard let (status, body) = Self.parts(of: reply), let answer = try? JSON.reading(body) else {
            throw Failure(.inputOutput, "\(stream.name): the answer is none of a gongbao server")
        }
        guard status == 200 else { throw AnswerError(remote: answer) }
        return answer
    }

    private func request(_ call: Call) -> [UInt8] {
        var head: [String]
        var body: [UInt8] = []
        switch call {
        case .search, .count, .whyNot:
            let name = call.operation == .whyNot ? "why-not" : call.operation.rawValue
            body = JSON.object(call.members.map { ($0.name, $0.value) }).bytes
            head = [
                "POST \(url.path)/v1/\(name) HTTP/1.0", "Content-Type: application/json",
                "Content-Length: \(body.count)",
            ]
        case .document(let id): head = ["GET \(url.path)/v1/documents/\(URLText.encoded(id)) HTTP/1.0"]
        case .citation(let id, let style):
            head = ["GET \(url.path)/v1/citations/\(URLText.encoded(id))?style=\(style.rawValue) HTTP/1.0"]
        case .suggest(let prefix, let limit):
            head = ["GET \(url.path)/v1/suggest?q=\(URLText.encoded(prefix))&limit=\(limit) HTTP/1.0"]
        case .stats: head = ["GET \(url.path)/v1/stats HTTP/1.0"]
        case .ping: head = ["GET \(url.path)/v1/ping HTTP/1.0"]
        }
        head.append("Host: \(url.authority)")
        head.append("Connection: close")
        if let token { head.append("Authorization: Bearer \(token)") }
        return Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }

    /// The status and the body.
    private static func parts(of reply: [UInt8]) -> (status: Int, body: ArraySlice<UInt8>)? {
        guard let end = reply.firstRange(of: Array("\r\n\r\n".utf8)), reply.starts(with: "HTTP/1.".utf8)
        else { return nil }
        let line = String(decoding: reply[..<end.lowerBound].prefix { $0 != 13 }, as: UTF8.self)
        let words = line.split(separator: " ")
        guard words.count >= 2, let status = Int(words[1]) else { return nil }
        return (status, reply[end.upperBound...])
    }
}
