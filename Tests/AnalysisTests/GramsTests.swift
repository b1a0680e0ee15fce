import Testing

@testable import Analysis

@Suite struct GramsTests {
    @Test("every character and every pair of neighbours is a gram")
    func grams() {
        var found: [String] = []
        Grams.forEach(in: TextFolder().fold("5 G😀").scalars) { position, single, pair in
            for gram in [single, pair].compactMap({ $0 }) {
                var utf8: [UInt8] = []
                gram.appendTerm(to: &utf8)
                found.append("\(position)\(String(decoding: utf8, as: UTF8.self))")
            }
        }
        #expect(found == ["05", "05 ", "1 ", "1 g", "2g", "2g😀", "3😀"])
    }

    @Test("no text, no grams")
    func empty() {
        Grams.forEach(in: []) { _, _, _ in Issue.record("a gram of nothing") }
    }

    @Test("keys order grams as their code points do")
    func keys() {
        let grams = [Gram(0x61), Gram(0x61, 0x62), Gram(0x62), Gram(0x4E00, 0x10FFFF), Gram(0x4E01)]
        #expect(grams.sorted() == grams)
        #expect(grams.map(\.length) == [1, 2, 1, 2, 1])
        #expect(Set(grams.map(\.key)).count == 5)
    }
}
