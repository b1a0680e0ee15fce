import Search
import Testing

@testable import gongbao

@Suite struct FailureTests {
    @Test("R21: a search beyond its work budget ends as a bad query does, with 2")
    func budget() {
        let failure = Failure(SearchError.budget("too much"))
        #expect(failure.code == .usage)
        #expect(failure.message == "work budget exceeded: too much; make it more specific")
    }
}
