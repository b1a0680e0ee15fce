import NIOCore
import TestSupport
import Testing
import Wire

@testable import Server

@Suite struct LineRequestTests {
    private func request(_ text: String) -> LineRequest { LineRequest(ByteBuffer(string: text)) }

    private func error(_ request: LineRequest) -> AnswerError? {
        guard case .failure(let error) = request.call else { return nil }
        return error
    }

    @Test("a bare line is a query with the default options", arguments: ["养老服务", "  a b", "[1]", "\"a b\""])
    func bare(text: String) throws {
        #expect(try request(text).call.get() == .search(SearchParameters(query: text)))
    }

    @Test("an object names its operation, search by default, and its id comes back")
    func objects() throws {
        let search = request(#"{"id":7,"query":"养老","limit":3}"#)
        #expect(search.id.int == 7)
        var parameters = SearchParameters(query: "养老")
        parameters.limit = 3
        #expect(try search.call.get() == .search(parameters))
        #expect(try request(#"{"op":"stats","id":"x"}"#).call.get() == .stats)
        #expect(try request(#" {"op":"get","document":"d:1"}"#).call.get() == .document(id: "d:1"))
    }

    @Test("an error is answered to the id of its line")
    func errorIDs() {
        let wrong = request(#"{"id":"n","op":"search","query":"a","zz":1}"#)
        #expect(wrong.id.string == "n")
        #expect(error(wrong)?.code == .badRequest)
        #expect(error(wrong)?.message.hasPrefix("zz: ") == true)
    }

    @Test(
        "what is no request is refused",
        arguments: [
            "", " \t", "{", "{}x", #"{"op":1}"#, #"{"op":"drop"}"#, #"{"id":{}}"#,
            #"{"id":1,"id":2,"query":"a"}"#, #"{"op":"get"}"#,
        ])
    func refused(text: String) {
        let request = request(text)
        #expect(error(request)?.code == .badRequest)
        #expect(!request.endsConnection)
    }

    @Test("bytes that are not UTF-8 are refused")
    func notUTF8() {
        #expect(error(LineRequest(ByteBuffer(bytes: [0x61, 0xFF])))?.code == .badRequest)
    }

    @Test("a browser that speaks HTTP here is told so, once")
    func http() {
        let request = request("POST /x HTTP/1.1")
        #expect(error(request) != nil)
        #expect(request.endsConnection)
        #expect(!self.request("GET a letter from HTTP/1.1").endsConnection)
    }

    @Test("replies are one line each, whatever is in them")
    func replies() throws {
        let answer = JSON.object([
            ("schema", .int(1)), ("id", .string("d\n1")), ("text", .string("a\r\nb\u{2028}")),
        ])
        let line = String(buffer: LineReply.success(.string("x\n"), answer))
        #expect(line.filter { $0 == "\n" }.count == 1)
        #expect(line.hasSuffix("\n"))
        let read = try JSON.reading(line)
        #expect(read["id"]?.string == "x\n")
        #expect(read["document_id"]?.string == "d\n1")
        #expect(read["ok"]?.bool == true)
        let failure = try JSON.reading(
            String(buffer: LineReply.failure(.int(3), AnswerError(.busy, "m", retryAfter: 1))))
        #expect(failure["ok"]?.bool == false)
        #expect(failure["error"]?["code"]?.string == "busy")
        #expect(failure["error"]?["retry_after"]?.int == 1)
    }

    @Test("random lines never trap", arguments: 0..<20)
    func hostile(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let pieces = [
            "{", "}", "\"op\"", ":", "\"search\"", ",", "\"id\"", "1", "\"query\"", "\"养\"", "[", "]", "null",
            " ", "\\", "\"limit\"", "-1",
        ]
        for _ in 0..<1000 {
            let text = (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in
                pieces.randomElement(using: &random)
            }
            let request = request(text.joined())
            _ = LineReply.failure(request.id, error(request) ?? AnswerError(.badRequest, ""))
        }
    }
}
