import Testing
import Wire

@testable import Server

/// Who may ask: hosts, tokens, rates, names.
@Suite struct AccessTests {
    @Test(
        "names of this machine and those allowed are served",
        arguments: [
            "localhost", "LOCALHOST:8080", "127.0.0.1", "127.1.2.3:1", "[::1]:80", "[::1]", "localhost.",
            "search.example.cn:443",
        ])
    func served(host: String) {
        #expect(HostCheck(listening: ["127.0.0.1"], allowed: ["Search.example.cn"]).accepts(host))
    }

    @Test(
        "others are not: their page may have let its name point here",
        arguments: [
            "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "localhost:x", "[::1",
            "[::1]x", "localhost@evil", "127.evil", "1.2.3.4",
        ])
    func refused(host: String) {
        #expect(!HostCheck(listening: ["0.0.0.0"], allowed: []).accepts(host))
    }

    @Test("no host is none, and a star stands for all")
    func stars() {
        #expect(!HostCheck(listening: [], allowed: []).accepts(nil))
        #expect(HostCheck(listening: [], allowed: ["*"]).accepts("evil.example"))
    }

    @Test(
        "a token is shown as bearer, or as the password of basic",
        arguments: [
            ("Bearer abc", "abc"), ("bearer abc", "abc"), ("Basic bWU6YWJj", "abc"),
            ("Basic OmE6Yg==", "a:b"),
        ])
    func credentials(header: String, token: String) {
        #expect(Credentials(header).token == token)
    }

    @Test(
        "other credentials are none",
        arguments: ["", "Bearer", "Basic !!!", "Basic bWU", "Digest a", "Basic /w=="])
    func noCredentials(header: String) {
        #expect(Credentials(header).token == nil)
    }

    @Test("a token is that one and no other")
    func token() {
        let holder = TokenHolder("0123456789abcdef")
        #expect(holder.matches("0123456789abcdef"))
        for wrong in [
            nil, "", "0123456789abcde", "0123456789abcdefg", "0123456789abcdeF", "x123456789abcdef",
        ] {
            #expect(!holder.matches(wrong))
        }
        holder.replace(by: "another token 123")
        #expect(!holder.matches("0123456789abcdef"))
        #expect(holder.matches("another token 123"))
    }

    @Test("so many calls a second are let through, and twice as many at once")
    func rates() {
        let limiter = RateLimiter(rate: 10)
        let start = ContinuousClock.now
        #expect((0..<20).allSatisfy { _ in limiter.wait(for: "a", at: start) == nil })
        #expect(limiter.wait(for: "a", at: start) == 1)
        #expect(limiter.wait(for: "b", at: start) == nil)
        let later = start + .milliseconds(500)
        #expect((0..<5).allSatisfy { _ in limiter.wait(for: "a", at: later) == nil })
        #expect(limiter.wait(for: "a", at: later) != nil)
    }

    @Test("the name of a request is the client's where it is harmless")
    func requestIDs() {
        #expect(RequestID("abc-1.2_X").text == "abc-1.2_X")
        for given in [nil, "", "a b", "a\nb", "<x>", String(repeating: "a", count: 65), "养"] {
            let text = RequestID(given).text
            #expect(text.count == 16 && text != given)
        }
    }
}
