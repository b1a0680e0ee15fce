import Gazettes
import Testing

/// The corpus set as other sites set their pages; line numbers stay the same.
@Suite struct DialectTests {
    enum Dialect: CaseIterable, Sendable {
        case withoutIndents, fullWidth, carriageReturns

        func rewrite(_ text: String) -> String {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            switch self {
            case .withoutIndents: return lines.map { Self.trimmed($0) }.joined(separator: "\n")
            case .fullWidth: return String(text.map { Self.wide[$0] ?? $0 })
            case .carriageReturns:
                let indented = lines.map { line -> String in
                    let text = Self.trimmed(line)
                    return text.count < line.count && !text.isEmpty ? "\u{3000}\u{3000}" + text : text
                }
                return "\u{FEFF}" + indented.joined(separator: "\r\n")
            }
        }

        private static let wide: [Character: Character] = [
            ",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "?": "？",
        ]

        private static func trimmed(_ line: Substring) -> String {
            String(line.drop { $0 == " " || $0 == "\u{A0}" })
        }
    }

    struct Outline: Equatable {
        var places: [[Int]]
        var numbers: [String?]
        var dates: [String?]
        var headings: [[String]]

        init(_ issue: GazetteIssue) {
            places = issue.documents.map { [$0.firstLine, $0.lastLine, $0.headings.count] }
            numbers = issue.documents.map(\.number)
            dates = issue.documents.map(\.date)
            headings = issue.documents.map { $0.headings.map { "\($0.line) \($0.level ?? 0) \($0.number)" } }
        }
    }

    @Test(
        "documents, numbers, dates and headings are the same in every dialect", arguments: Corpus.names,
        Dialect.allCases)
    func outline(file: String, dialect: Dialect) throws {
        let bytes = try Corpus.bytes(file)
        let rewritten = Array(dialect.rewrite(String(decoding: bytes, as: UTF8.self)).utf8)
        #expect(Outline(GazetteReader.read(rewritten)) == Outline(GazetteReader.read(bytes)))
    }
}
