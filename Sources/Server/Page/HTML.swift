/// Text of a page: what is written in the source is markup, whatever is put in is escaped.
///
/// `"<a href=\"\(url)\">\(title)</a>"` is safe whatever `url` and `title` hold, in text and in attributes with double quotes. Characters are
/// looked at one code point at a time: a quote with a combining mark behind it is a quote.
struct HTML: ExpressibleByStringInterpolation, Sendable {
    private(set) var text: String

    /// Markup as it is written in the source.
    init(stringLiteral value: StaticString) {
        text = value.description
    }

    init(stringInterpolation: Interpolation) {
        text = stringInterpolation.text
    }

    private init(_ text: String) {
        self.text = text
    }

    /// Nothing.
    static let empty = HTML("")

    /// Markup that is there only on a condition.
    static func when(_ condition: Bool, _ html: @autoclosure () -> HTML) -> HTML {
        condition ? html() : empty
    }

    /// Text alone, escaped.
    static func escaped(_ text: String) -> HTML { HTML(escape(text)) }

    /// Parts one after the other.
    static func joined(_ parts: [HTML]) -> HTML { HTML(parts.map(\.text).joined()) }

    /// A file of this package as it is.
    static func file(_ bytes: [UInt8]) -> HTML { HTML(String(decoding: bytes, as: UTF8.self)) }

    static func += (left: inout HTML, right: HTML) { left.text += right.text }

    /// What literals and values are put together in.
    struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity)
        }

        mutating func appendLiteral(_ literal: StaticString) { text += literal.description }
        mutating func appendInterpolation(_ html: HTML) { text += html.text }
        mutating func appendInterpolation(_ html: [HTML]) { for part in html { text += part.text } }
        mutating func appendInterpolation(_ value: String) { text += HTML.escape(value) }
        mutating func appendInterpolation(_ value: Int) { text += String(value) }
    }

    private static func escape(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
