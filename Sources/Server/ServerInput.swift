internal import NIOCore
internal import Wire

/// What clients send, read without a socket: for the fuzzer.
package enum ServerInput {
    /// Reads the target and fields of an HTTP request as the server does.
    package static func read(target: String, host: String?, authorization: String?, requestID: String?) {
        _ = HostCheck(listening: ["localhost"], allowed: ["example.org"]).accepts(host)
        _ = Credentials(authorization).token
        _ = RequestID(requestID).text
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        for part in (parts.first ?? "").split(separator: "/") { _ = try? QueryString.decodedPath(part) }
        guard parts.count > 1, let pairs = try? QueryString.pairs(String(parts[1])) else { return }
        _ = PageState(pairs)
        guard let members = try? URLParameters.members(pairs) else { return }
        let check = CallCheck(ServerLimits())
        for operation in Call.Operation.allCases {
            guard let call = try? Call(operation, members) else { continue }
            _ = try? check.checked(call)
        }
    }

    /// The lines of some input that comes in pieces; a line that is too long is the last.
    package static func lines(_ input: some Collection<UInt8>, pieces size: Int, limit: Int) -> [String] {
        var framer = LineFramer(limit: limit)
        var lines: [String] = []
        func take() -> Bool {
            while let event = framer.next() {
                guard case .line(let line) = event else {
                    lines.append("too long")
                    return false
                }
                let request = LineRequest(line)
                lines.append("\(request.id.text) \(String(buffer: line))")
            }
            return true
        }
        var rest = input[...]
        while !rest.isEmpty {
            var buffer = ByteBuffer(bytes: rest.prefix(size))
            rest = rest.dropFirst(size)
            framer.append(&buffer)
            guard take() else { return lines }
        }
        framer.end()
        _ = take()
        return lines
    }
}
