import Testing

@testable import Wire

@Suite struct URLTextTests {
    @Test("a URL of a server has a host, a port and a path")
    func reading() throws {
        let url = try #require(URLText("http://[::1]:8080/a/b/?x#y"))
        #expect((url.host, url.port, url.authority, url.path) == ("::1", "8080", "[::1]:8080", "/a/b"))
        #expect(URLText("http://localhost")?.port == "80")
    }

    @Test(
        "others are refused",
        arguments: [
            "", "http://", "https://a", "http://a:b", "http://a:99999", "http://u@a", "http://a b",
            "http://a/\r\nX: 1", "http://养",
        ])
    func refused(text: String) {
        #expect(URLText(text) == nil)
    }

    @Test("all but letters, digits and four signs is encoded")
    func encoding() {
        #expect(URLText.encoded("a-Z0._~") == "a-Z0._~")
        #expect(URLText.encoded("养 /?#%&\u{0}") == "%E5%85%BB%20%2F%3F%23%25%26%00")
    }
}
