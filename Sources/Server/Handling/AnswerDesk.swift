internal import Machine
internal import Search
internal import Segments
internal import Wire

/// Answers the calls of one request over one snapshot, with the time that is left.
struct AnswerDesk: ~Copyable {
    /// What is searched.
    let index: OpenIndex
    private let answerer: Answerer
    private let check: CallCheck
    private let watch: Watch

    init(_ index: OpenIndex, _ ticket: Ticket, _ lane: SlowLane, _ check: CallCheck) {
        self.index = index
        self.check = check
        let watch = Watch(ticket, lane)
        self.watch = watch
        let searcher = index.searchers.take()
        searcher.stopSign = { watch.stop() }
        answerer = Answerer(searcher)
    }

    deinit {
        watch.end()
        index.searchers.giveBack(answerer.searcher)
    }

    /// The answer to a call within the limits.
    func answer(_ call: Call) throws(AnswerError) -> JSON {
        let wantsAll = if case .search(let parameters) = call { parameters.wantsAll } else { false }
        let answer = try answerer.answer(try check.checked(call))
        if wantsAll, let next = answer["next"], !next.isNull {
            throw AnswerError(
                .tooLarge,
                "all: \(answer["total"]?.int ?? 0) hits are more than a page may have; go on with limit and after"
            )
        }
        return answer
    }

    /// A document or attachment for reading, by its id or by that of one of its clauses.
    ///
    /// What the parameters ask for is marked in it. With it comes the line of the clause that was named, where one was.
    func document(
        _ id: String, marking parameters: SearchParameters?
    ) throws(AnswerError) -> (document: MarkedDocument, line: Int?) {
        _ = try check.checked(.document(id: id))
        var request: SearchRequest?
        if let parameters {
            if case .search(let parameters) = try check.checked(.search(parameters)) {
                request = try? parameters.request()
                request?.variants = (try? parameters.variants().variants) ?? QueryVariants()
            }
        }
        do throws(SearchError) {
            let searcher = answerer.searcher
            var found = try searcher.lookUp(id)
            var line: Int?
            if found.part.id != id {
                line = found.clauses.first?.clause.line
                found = try searcher.lookUp(found.part.id)
            }
            let marked = try searcher.marked(found.clauses, for: request)
            return (MarkedDocument(found, marked, try searcher.family(of: found.part.id)), line)
        } catch {
            throw AnswerError(error)
        }
    }

    /// When a search must stop: asked every tenth of a millisecond or so.
    private final class Watch {
        private let ticket: Ticket
        private let lane: SlowLane
        private let start = ProcessFigures.threadTime
        private var isInLane = false

        init(_ ticket: Ticket, _ lane: SlowLane) {
            self.ticket = ticket
            self.lane = lane
        }

        func stop() -> SearchStop? {
            if ticket.isCancelled { return .cancelled }
            if ContinuousClock.now >= ticket.deadline { return .deadline }
            guard !isInLane, ProcessFigures.threadTime - start > SlowLane.threshold else { return nil }
            if let stop = lane.enter(ticket) { return stop }
            isInLane = true
            return nil
        }

        func end() {
            if isInLane { lane.leave() }
            isInLane = false
        }
    }
}
