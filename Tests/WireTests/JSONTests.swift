import Foundation
import TestSupport
import Testing

@testable import Wire

@Suite struct JSONTests {
    @Test("random values are read back as they were, and Foundation reads the same text", arguments: 0..<200)
    func roundTrip(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let value = Self.random(&random, depth: 0)
        let text = value.text
        #expect(try JSON.reading(text).text == text)
        let data = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
        #expect(Self.isSame(value, data))
    }

    @Test("quotes, controls and line separators are escaped, everything else stands as it is")
    func escapes() {
        let text = JSON.string("a\"\\\n\r\t\u{0}\u{1F}\u{7F}\u{2028}\u{2029}\u{2027}養é😀").text
        #expect(text == #""a\"\\\n\r\t\u0000\u001f\u007f\u2028\u2029"# + "\u{2027}養é😀\"")
    }

    @Test(
        "whole numbers and others keep their text",
        arguments: [
            "0", "-1", "7", "10", "999999", "1000000", "-9223372036854775808", "9223372036854775807",
            "13.831235960444921", "1e+100", "0.1",
        ])
    func numbers(text: String) throws {
        #expect(try JSON.reading(text).text == text)
    }

    @Test(
        "what is no JSON is refused with its place",
        arguments: [
            ("", 0), ("{", 1), ("[1,]", 3), ("{\"a\"}", 4), ("{\"a\":1,}", 7), ("nul", 3), ("1 2", 2),
            ("\"a", 2), ("\"\u{1}\"", 1),
            ("01", 1), ("[1 2]", 3), ("+1", 0), (".5", 0), ("{'a':1}", 1), ("\"\\x\"", 2),
        ])
    func malformed(text: String, offset: Int) {
        let problem = #expect(throws: JSONReader.Problem.self) { try JSON.reading(text) }
        #expect(problem?.offset == offset)
    }

    @Test("values nested too deep are refused, not followed")
    func depth() {
        #expect(throws: JSONReader.Problem.self) {
            try JSON.reading(String(repeating: "[", count: 100_000))
        }
    }

    @Test("random bytes never trap", arguments: 0..<20)
    func hostile(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let pieces = Array("{}[]\":,\\u0d8ntfe-+.19 \u{0}\u{7F}养".utf8)
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...30, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? pieces[Int.random(in: 0..<pieces.count, using: &random)]
                    : UInt8.random(in: 0...255, using: &random)
            }
            if let value = try? JSON.reading(bytes[...]) { _ = value.text }
        }
    }

    private static func random(_ random: inout SeededRandom, depth: Int) -> JSON {
        switch Int.random(in: 0..<(depth < 4 ? 8 : 6), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2: return .int(Int.random(in: -1_000_000_000...1_000_000_000, using: &random))
        case 3: return .number(Double.random(in: -1e6...1e6, using: &random))
        case 4, 5:
            let scalars = "ab\"\\/\n\u{8}\u{7F}\u{2028}养老é😀".unicodeScalars
            let picked = (0..<Int.random(in: 0...8, using: &random)).compactMap { _ in
                scalars.randomElement(using: &random)
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: picked)
            return .string(String(text))
        case 6:
            let count = Int.random(in: 0...4, using: &random)
            return .array((0..<count).map { _ in Self.random(&random, depth: depth + 1) })
        default:
            let count = Int.random(in: 0...4, using: &random)
            return .object((0..<count).map { ("k\($0)\"", Self.random(&random, depth: depth + 1)) })
        }
    }

    private static func isSame(_ value: JSON, _ other: Any) -> Bool {
        switch value {
        case .null: other is NSNull
        case .bool(let flag): (other as? Bool) == flag
        case .int(let number): (other as? NSNumber)?.intValue == number
        case .number(let number):
            (other as? NSNumber).map { abs($0.doubleValue - number) <= abs(number) * 1e-15 } ?? false
        case .string(let text): (other as? String) == text
        case .array(let values):
            (other as? [Any]).map { $0.count == values.count && zip(values, $0).allSatisfy(isSame) } ?? false
        case .object(let members):
            (other as? [String: Any]).map { other in
                other.count == members.count && members.allSatisfy { isSame($0.1, other[$0.0] ?? "") }
            } ?? false
        }
    }
}
