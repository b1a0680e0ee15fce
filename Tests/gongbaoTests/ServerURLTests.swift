import Machine
import Testing

@testable import gongbao

@Suite struct ServerURLTests {
    @Test("a URL of a server has a host, a port and a path")
    func reading() throws {
        let url = try #require(ServerURL("http://[::1]:8080/a/b/?x#y"))
        #expect((url.place.host, url.place.port) == ("::1", 8080))
        #expect((url.authority, url.path, "\(url.place)") == ("[::1]:8080", "/a/b", "[::1]:8080"))
        #expect(ServerURL("http://localhost")?.place.port == 80)
    }

    @Test(
        "others are refused",
        arguments: [
            "", "http://", "https://a", "http://a:b", "http://a:99999", "http://u@a", "http://a b",
            "http://a/\r\nX: 1", "http://养",
        ])
    func refused(text: String) {
        #expect(ServerURL(text) == nil)
    }
}
