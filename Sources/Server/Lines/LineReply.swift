internal import NIOCore
internal import Wire

/// A line that answers one of the line protocol.
enum LineReply {
    /// `{"id":…,"ok":true,…}` with the members of the answer; its own `id` is `document_id` here.
    static func success(_ id: JSON, _ answer: JSON) -> ByteBuffer {
        line(
            [("id", id), ("ok", .bool(true))]
                + answer.members.map { ($0.name == "id" ? "document_id" : $0.name, $0.value) })
    }

    /// `{"id":…,"ok":false,"error":{…}}`.
    static func failure(_ id: JSON, _ error: AnswerError) -> ByteBuffer {
        line([("id", id), ("ok", .bool(false)), ("error", error.json)])
    }

    private static func line(_ members: [(String, JSON)]) -> ByteBuffer {
        ByteBuffer(bytes: JSON.object(members).bytes + [0x0A])
    }
}
