import Testing
import Wire

@Suite struct URLTextTests {
    @Test("all but letters, digits and four signs is encoded")
    func encoding() {
        #expect(URLText.encoded("a-Z0._~") == "a-Z0._~")
        #expect(URLText.encoded("养 /?#%&\u{0}") == "%E5%85%BB%20%2F%3F%23%25%26%00")
    }
}
