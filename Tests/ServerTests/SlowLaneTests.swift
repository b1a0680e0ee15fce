import Search
import Synchronization
import Testing
import Wire

@testable import Server

@Suite struct SlowLaneTests {
    @Test("one goes on, a few wait, the next is told to come back")
    func places() {
        let lane = SlowLane(lanes: 1, places: 1)
        let patient = Ticket(within: .seconds(60))
        #expect(lane.enter(patient) == nil)
        let waiting = Ticket(within: .zero)
        // The lane is taken and the time is up at once.
        #expect(lane.enter(waiting) == .deadline)
        lane.leave()
        #expect(lane.enter(patient) == nil)
    }

    @Test("where as many wait as may, another is refused at once")
    func full() {
        let lane = SlowLane(lanes: 1, places: 0)
        #expect(lane.enter(Ticket(within: .seconds(60))) == nil)
        #expect(lane.enter(Ticket(within: .seconds(60))) == .busy)
    }

    @Test("who is gone does not wait")
    func gone() {
        let lane = SlowLane(lanes: 1, places: 1)
        #expect(lane.enter(Ticket(within: .seconds(60))) == nil)
        let ticket = Ticket(within: .seconds(60))
        ticket.cancel()
        #expect(lane.enter(ticket) == .cancelled)
    }

    @Test("calls beyond a limit are refused before anything is searched")
    func checks() throws {
        var limits = ServerLimits()
        limits.queryLength = 10
        limits.terms = 3
        limits.nesting = 1
        limits.hits = 20
        let check = CallCheck(limits)
        func code(_ change: (inout SearchParameters) -> Void) -> AnswerError.Code? {
            var parameters = SearchParameters(query: "a b c")
            change(&parameters)
            let error = #expect(throws: AnswerError.self) { try check.checked(.search(parameters)) }
            return error?.code
        }
        _ = try check.checked(.search(SearchParameters(query: "a b c")))
        #expect(code { $0.query = "12345678901" } == .tooLarge)
        #expect(code { $0.query = "a b c d" } == .badQuery)
        #expect(code { $0.query = "a (b (-c))" } == .badQuery)
        #expect(code { $0.query = "(a" } == .badQuery)
        #expect(code { $0.limit = 21 } == .tooLarge)
        #expect(code { $0.issuer = "12345678901" } == .tooLarge)
        #expect(code { $0.fields = (0..<33).map { "a=\($0)" } } == .tooLarge)
        #expect(code { $0.synonymTables = [String(repeating: "x", count: 70_000)] } == .tooLarge)
        var many = SearchParameters(query: "a")
        many.limit = 21
        for call in [Call.count(many), .whyNot(many, id: "x")] {
            let error = #expect(throws: AnswerError.self) { try check.checked(call) }
            #expect(error?.code == .tooLarge)
        }
        var all = SearchParameters(query: "a")
        all.wantsAll = true
        all.limit = 5
        guard case .search(let checked) = try check.checked(.search(all)) else { return }
        #expect((checked.limit, checked.wantsAll) == (20, false))
    }
}
