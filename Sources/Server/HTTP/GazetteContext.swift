internal import Hummingbird

/// What belongs to one HTTP request on its way to an answer.
struct GazetteContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// When the answer must be there.
    var ticket = Ticket(within: .seconds(2))
    /// What the request is called in logs and answers.
    var requestID = ""

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
    }
}
