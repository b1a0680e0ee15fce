internal import Logging
internal import Wire

/// One event as one line, whatever is in it.
enum LogLine {
    /// How lines are written.
    enum Format: String, CaseIterable, Sendable {
        /// `time level message name=value …`.
        case text
        /// An object of JSON.
        case json
    }

    /// The line, with its line feed.
    static func text(
        _ format: Format, time: String, level: Logger.Level, message: String, members: [(String, String)]
    ) -> String {
        switch format {
        case .json:
            let fixed: [(String, JSON)] = [
                ("time", .string(time)), ("level", .string(level.rawValue)), ("message", .string(message)),
            ]
            return escapingControls(JSON.object(fixed + members.map { ($0.0, .string($0.1)) }).text) + "\n"
        case .text:
            let values = members.map { " \($0.0)=\(quoted($0.1))" }.joined()
            return "\(time) \(level.rawValue) \(escapingControls(message))\(values)\n"
        }
    }

    /// A value, in quotes where it is not one plain word.
    private static func quoted(_ value: String) -> String {
        let isPlain =
            !value.isEmpty
            && value.unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && $0 != "\"" && $0 != "\\" && $0 != "=" && !isControl($0)
            }
        return isPlain ? value : escapingControls(JSON.string(value).text)
    }

    /// Controls, and marks that turn the direction of text, as `\u{…}`: a line stays one line on every terminal.
    private static func escapingControls(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if isControl(scalar) {
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
