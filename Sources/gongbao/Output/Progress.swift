/// One line on a terminal that says what is being done, at most ten times a second.
struct Progress {
    let isShown: Bool
    private var last: ContinuousClock.Instant?

    init(isShown: Bool) {
        self.isShown = isShown
    }

    mutating func show(_ text: String) {
        guard isShown else { return }
        let now = ContinuousClock.now
        if let last, last.duration(to: now) < .milliseconds(100) { return }
        last = now
        Output.writeError("\r\u{1B}[K\(text)")
    }

    func end() {
        if isShown { Output.writeError("\r\u{1B}[K") }
    }
}
