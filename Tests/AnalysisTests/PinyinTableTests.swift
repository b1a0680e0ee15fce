import Testing

@testable import Analysis

@Suite struct PinyinTableTests {
    @Test(
        "a character stands under all its readings",
        arguments: [
            ("yang", "养"), ("lao", "老"), ("xing", "行"), ("hang", "行"), ("zhong", "重"), ("chong", "重"),
            ("lv", "绿"), ("lu", "绿"), ("nv", "女"), ("lve", "略"), ("lue", "略"), ("er", "二"), ("ng", ""),
        ])
    func readings(syllable: String, character: String) {
        let found = PinyinTable.shared.characters(of: syllable)
        #expect(character.unicodeScalars.allSatisfy { found.contains($0.value) })
        #expect(found.isEmpty == character.isEmpty)
    }

    @Test("ü after j, q, x and y is u", arguments: ["jv", "qv", "xve", "yvan"])
    func umlaut(syllable: String) {
        #expect(PinyinTable.shared.contains(syllable))
    }

    @Test("every character is as folding leaves it, and no syllable is longer than said")
    func table() {
        let folder = TextFolder()
        for line in PinyinData.text.split(separator: "\n") {
            let parts = line.split(separator: " ")
            #expect(parts.count == 2 && parts[0].count <= PinyinTable.maxLength)
            let text = String(parts[1])
            #expect(folder.fold(text).scalars == text.unicodeScalars.map(\.value), "\(parts[0])")
            #expect(Set(text).count == text.count, "\(parts[0])")
        }
    }
}
