internal import Wire

/// A connection that speaks the line protocol: one line of JSON asks, one answers.
final class LineConnection {
    private let stream: SocketStream
    private var number = 0

    init(_ stream: SocketStream) {
        self.stream = stream
    }

    func answer(_ call: Call, token: String?) throws -> JSON {
        number += 1
        var members: [(String, JSON)] = [
            ("id", .int(number)), ("op", .string(call.operation.rawValue)),
        ]
        if let token { members.append(("token", .string(token))) }
        members += call.members.map { ($0.name, $0.value) }
        try stream.write(JSON.object(members).bytes + [0x0A])
        guard let line = try stream.readLine() else {
            throw Failure(.inputOutput, "\(stream.name): the server closed the connection without an answer")
        }
        let answer: JSON
        do throws(JSONReader.Problem) {
            answer = try JSON.reading(line[...])
        } catch {
            throw Failure(
                .inputOutput,
                "\(stream.name): the answer is no JSON at byte \(error.offset); is this a gongbao server?")
        }
        guard answer["ok"]?.bool == true else { throw AnswerError(remote: answer["error"] ?? .null) }
        // The id of the call stands first; an id of the answer has another name there.
        return .object(
            answer.members.filter { $0.name != "id" && $0.name != "ok" }
                .map { ($0.name == "document_id" ? "id" : $0.name, $0.value) })
    }
}

extension AnswerError {
    /// An error as a server says it.
    init(remote error: JSON) {
        let code = error["code"]?.string.flatMap(Code.init(rawValue:)) ?? .inputOutput
        let message =
            (error["message"] ?? error["detail"])?.string ?? "the server refused and did not say why"
        self.init(code, message, column: error["column"]?.int, retryAfter: error["retry_after"]?.int)
    }
}
