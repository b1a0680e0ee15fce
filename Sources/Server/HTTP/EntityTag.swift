internal import HTTPTypes
internal import Hummingbird

/// The tag that answers over one state of the index share; weak, because they say how long they took.
enum EntityTag {
    /// 304 where the client has the answer of this state already.
    static func response(_ request: Request, _ tag: String) -> Response? {
        let known = (request.headers[.ifNoneMatch] ?? "").split(separator: ",").map {
            $0.split(separator: " ").joined()
        }
        guard known.contains(written(tag)) || known.contains("*") else { return nil }
        var response = Response(status: .notModified)
        add(tag, to: &response)
        return response
    }

    /// Puts the tag in.
    static func add(_ tag: String, to response: inout Response) {
        response.headers[.eTag] = written(tag)
        response.headers[.cacheControl] = "private, no-cache"
    }

    private static func written(_ tag: String) -> String { "W/\"\(tag)\"" }
}
