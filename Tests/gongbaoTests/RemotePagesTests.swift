import Testing
import Wire

@testable import gongbao

/// Hits of a server, page by page.
@Suite struct RemotePagesTests {
    private func page(_ hits: [Int], next: String?) -> JSON {
        .object([("total", .int(5)), ("next", .optional(next)), ("hits", .array(hits.map { .int($0) }))])
    }

    @Test("pages are put together until there are as many hits as wanted")
    func together() throws {
        var parameters = SearchParameters(query: "a")
        parameters.wantsAll = true
        let answer = try RemoteIndex.search(parameters) { asked in
            asked.after == nil ? page([1, 2], next: "1.2") : page([3, 4, 5], next: nil)
        }
        #expect(answer["hits"]?.elements.compactMap(\.int) == [1, 2, 3, 4, 5])
        #expect(answer["next"]?.isNull == true)
    }

    @Test("a server that promises more and more and has none is not asked for ever")
    func promises() {
        var parameters = SearchParameters(query: "a")
        parameters.wantsAll = true
        #expect(throws: Failure.self) {
            try RemoteIndex.search(parameters) { asked in
                page(asked.after == nil ? [1] : [], next: "1.1")
            }
        }
    }
}
