import Testing
import Wire

@testable import Server

@Suite struct QueryStringTests {
    @Test("names and values are decoded once")
    func decoding() throws {
        let pairs = try QueryString.pairs("q=%E5%85%BB+a%2Bb&x&y=&%71=%2541&a=b=c")
        #expect(pairs.map(\.name) == ["q", "x", "y", "q", "a"])
        #expect(pairs.map(\.value) == ["养 a+b", "", "", "%41", "b=c"])
        #expect(try QueryString.pairs(nil).isEmpty)
        #expect(try QueryString.decodedPath("a%2Fb+c") == "a/b+c")
    }

    @Test("what is written is read again")
    func roundTrip() throws {
        let pairs: [(name: String, value: String)] = [("q", "养老 &=+%?#\"'\u{0}"), ("", "x")]
        let read = try QueryString.pairs(QueryString.text(pairs))
        #expect(read.map(\.value) == pairs.map(\.value))
    }

    @Test(
        "broken encodings are refused",
        arguments: ["q=%", "q=%2", "q=%zz", "q=%ff", "%c3%28=1", "q=%ED%A0%80", "q=%C0%80", "q=%+1"])
    func broken(text: String) {
        #expect(throws: AnswerError.self) { try QueryString.pairs(text) }
    }
}
