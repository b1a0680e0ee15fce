internal import Server
internal import Wire

/// The target and fields of an HTTP request, one a line.
enum HTTPTarget {
    static let seeds = [
        "/v1/search?q=%E5%85%BB%E8%80%81&limit=3&facet=issuer,year\nlocalhost:8080\nBearer abc\nrequest-1",
        "/v1/documents/a%3A1\n[::1]:80\nBasic OmFiYw==\n",
        "/?q=a+b&unit=document&year=2020..&page=2\n127.0.0.1\n\n\n",
    ].inputs

    static func run(_ input: [UInt8]) {
        let lines = input.split(separator: 0x0A, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        ServerInput.read(
            target: lines[0], host: lines.count > 1 ? lines[1] : nil,
            authorization: lines.count > 2 ? lines[2] : nil, requestID: lines.count > 3 ? lines[3] : nil)
    }
}

/// What a client of the line protocol sends, in pieces whose sizes the first byte says.
enum LinesTarget {
    static let seeds = [
        "\u{7}{\"id\":1,\"op\":\"search\",\"query\":\"养老\",\"limit\":3}\r\n养老服务\n{\"op\":\"stats\"}\n",
        "\u{3}{\"op\":\"get\",\"document\":\"a\"}\n\n{\n", "\u{1}GET / HTTP/1.1\n",
    ].inputs

    static func run(_ input: [UInt8]) {
        guard let first = input.first else { return }
        let lines = ServerInput.lines(input.dropFirst(), pieces: Int(first % 64) + 1, limit: 200)
        // The same input in one piece has the same lines.
        guard lines == ServerInput.lines(input.dropFirst(), pieces: .max, limit: 200) else {
            violated("lines depend on how the input was cut")
        }
    }
}
