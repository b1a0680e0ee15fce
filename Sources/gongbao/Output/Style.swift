/// Colour for terminals, or plain marks.
struct Style {
    /// Whether to colour.
    let isColored: Bool

    /// As `--color` says; `auto` colours a terminal unless `NO_COLOR` is set or the terminal is dumb.
    init(_ choice: ColorChoice) {
        switch choice {
        case .always: isColored = true
        case .never: isColored = false
        case .auto:
            isColored =
                Output.isTerminal && Output.environment("NO_COLOR") == nil
                && Output.environment("TERM") != "dumb"
        }
    }

    func bold(_ text: String) -> String { isColored ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    func dim(_ text: String) -> String { isColored ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
    func mark(_ text: String) -> String { isColored ? "\u{1B}[1;31m\(text)\u{1B}[0m" : "«\(text)»" }
}
