/// Why whoever asked for a search lets it go on no longer.
public enum SearchStop: Error, Sendable, Equatable, CaseIterable {
    /// It has taken as long as it may.
    case deadline
    /// Nobody waits for the answer any more.
    case cancelled
    /// Too many searches that take long are under way.
    case busy
}

extension SearchStop: CustomStringConvertible {
    /// One line: what happened, and what to do.
    public var description: String {
        switch self {
        case .deadline: "the search took longer than it may; make it more specific"
        case .cancelled: "the search was given up"
        case .busy:
            "too many searches that take long are under way; try again later, or make it more specific"
        }
    }
}

/// Whether a search must stop, asked every so many steps of its work.
///
/// A step is about what it takes to look at a posting. Work that is told to stop leaves off where it is, and what it has found is not
/// to be used: the search ends with an error, never with fewer hits.
final class Interruption {
    /// About a tenth of a millisecond.
    static let stepsBetween = 1 << 14
    private let ask: (() -> SearchStop?)?
    private let stepsBetween: Int
    private var stepsLeft: Int
    /// Why the search must stop; `nil` as long as it may go on.
    private(set) var stop: SearchStop?

    /// Makes one that asks; without a question a search goes on to its end.
    init(stepsBetween: Int = stepsBetween, _ ask: (() -> SearchStop?)? = nil) {
        self.ask = ask
        self.stepsBetween = ask == nil ? .max : stepsBetween
        stepsLeft = self.stepsBetween
    }

    /// Notes so many steps; false where the search must stop.
    func allows(_ steps: Int) -> Bool {
        stepsLeft = stepsLeft.subtractingReportingOverflow(steps).partialValue
        return stepsLeft > 0 || asksAgain()
    }

    /// Ends the search with an error where it must stop.
    func check() throws(SearchError) {
        if let stop { throw .stopped(stop) }
    }

    private func asksAgain() -> Bool {
        guard stop == nil else { return false }
        stop = ask?()
        guard stop == nil else { return false }
        stepsLeft = stepsBetween
        return true
    }
}
