internal import NIOCore
internal import Wire

/// A line of the line protocol: an object of JSON, or a bare query.
struct LineRequest: Sendable {
    /// What the answer repeats; null where the client gave none.
    var id: JSON
    /// The token that was shown.
    var token: String?
    /// What is asked, or what is wrong with it.
    var call: Result<Call, AnswerError>
    /// Whether no further line of this client is to be read.
    var endsConnection = false

    private static let methods = [
        "GET", "POST", "PUT", "HEAD", "DELETE", "OPTIONS", "PATCH", "CONNECT", "TRACE",
    ]

    /// Reads a line.
    init(_ line: ByteBuffer) {
        id = .null
        let view = line.readableBytesView
        guard let text = String(validating: view, as: UTF8.self) else {
            call = .failure(AnswerError(.badRequest, "the line is not UTF-8"))
            return
        }
        let start = text.unicodeScalars.first { !$0.properties.isWhitespace }
        guard let start else {
            call = .failure(AnswerError(.badRequest, "the line is empty; send a query, or an object of JSON"))
            return
        }
        if Self.isHTTP(text) {
            call = .failure(
                AnswerError(.badRequest, "this is the line protocol; HTTP is spoken on another port"))
            endsConnection = true
        } else if start == "{" {
            call = .failure(AnswerError(.badRequest, ""))
            read(text)
        } else {
            call = .success(.search(SearchParameters(query: text)))
        }
    }

    private mutating func read(_ text: String) {
        let members: [(name: String, value: JSON)]
        do throws(JSONReader.Problem) {
            members = try JSON.reading(text).members
        } catch {
            call = .failure(
                AnswerError(.badRequest, "malformed JSON at byte \(error.offset): \(error.message)"))
            return
        }
        do throws(ParameterError) {
            call = .success(try self.call(members))
        } catch {
            call = .failure(AnswerError(error))
        }
    }

    /// The call; id and token are taken first, so that an error is answered to who sent it.
    private mutating func call(_ members: [(name: String, value: JSON)]) throws(ParameterError) -> Call {
        var rest: [(name: String, value: JSON)] = []
        var operation: JSON?
        var seen: Set<String> = []
        for member in members {
            let isOwn = ["id", "op", "token"].contains(member.name)
            guard !isOwn || seen.insert(member.name).inserted else {
                throw ParameterError(member.name, "is given more than once")
            }
            switch member.name {
            case "id":
                switch member.value {
                case .null, .bool, .int, .number, .string: id = member.value
                case .array, .object: throw ParameterError("id", "must be a string or a number")
                }
            case "op": operation = member.value
            case "token": token = member.value.string
            default: rest.append(member)
            }
        }
        let names = Call.Operation.allCases.map(\.rawValue).joined(separator: ", ")
        guard let name = (operation ?? .string("search")).string, let known = Call.Operation(rawValue: name)
        else {
            throw ParameterError("op", "is one of \(names)")
        }
        return try Call(known, rest)
    }

    private static func isHTTP(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x41...0x5A).contains(first) else { return false }
        let words = text.split(separator: " ", maxSplits: 2)
        return words.count == 3 && methods.contains(String(words[0])) && words[2].hasPrefix("HTTP/")
    }
}
