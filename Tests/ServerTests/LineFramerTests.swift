import NIOCore
import TestSupport
import Testing

@testable import Server

@Suite struct LineFramerTests {
    @Test("lines are the same however the input is cut", arguments: 0..<100)
    func cuts(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let lines = (0..<20).map { _ in
            String(repeating: "ab养", count: Int.random(in: 0...6, using: &random))
        }
        let text = Array(lines.map { $0 + (Bool.random(using: &random) ? "\r\n" : "\n") }.joined().utf8)
        var framer = LineFramer(limit: 64)
        var found: [String] = []
        var rest = text[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...10, using: &random)
            var input = ByteBuffer(bytes: rest.prefix(count))
            rest = rest.dropFirst(count)
            framer.append(&input)
            while case .line(let line) = framer.next() { found.append(String(buffer: line)) }
        }
        #expect(found == lines)
        #expect(!framer.isWithinLine)
    }

    @Test("a line of the limit is taken, a longer one is refused with all that follows")
    func limit() {
        var framer = LineFramer(limit: 8)
        var input = ByteBuffer(string: "12345678\n12345678\r\n123456789\nabc\n")
        framer.append(&input)
        #expect(framer.next() == .line(ByteBuffer(string: "12345678")))
        #expect(framer.next() == .line(ByteBuffer(string: "12345678")))
        #expect(framer.next() == .tooLong)
        var more = ByteBuffer(string: "abc\n")
        framer.append(&more)
        #expect(framer.next() == nil)
        #expect(framer.byteCount == 0)
    }

    @Test("a line that goes on beyond the limit is refused before its end comes")
    func endless() {
        var framer = LineFramer(limit: 8)
        var input = ByteBuffer(string: "1234567890")
        framer.append(&input)
        #expect(framer.next() == .tooLong)
    }

    @Test("what is left at the end is a line")
    func end() {
        var framer = LineFramer(limit: 8)
        var input = ByteBuffer(string: "a\nbc")
        framer.append(&input)
        #expect(framer.next() == .line(ByteBuffer(string: "a")))
        #expect(framer.next() == nil)
        #expect(framer.isWithinLine)
        framer.end()
        #expect(framer.next() == .line(ByteBuffer(string: "bc")))
        #expect(framer.next() == nil)
    }
}
