import Testing

@testable import Segments

@Suite struct AlphabetTests {
    private func alphabet(_ characters: [UInt32]) -> Alphabet {
        var writer = ByteWriter()
        for character in characters { writer.append(fixed: character) }
        return Alphabet(part(writer.bytes))
    }

    @Test("every character has its rank, others have none")
    func ranks() {
        let alphabet = alphabet([5, 9, 0x4E00, 0x1_0000])
        #expect([5, 9, 0x4E00, 0x1_0000].map { alphabet.rank(of: $0) } == [0, 1, 2, 3])
        #expect([0, 6, 0x4E01, 0x2_0000].compactMap { alphabet.rank(of: $0) } == [])
        #expect(alphabet.key(of: [9, 6]) == nil)
    }

    @Test("keys come back and sort as their code points, also above rank 32,767")
    func keys() {
        let alphabet = alphabet((0..<40_000).map { UInt32($0) * 3 })
        let ranks = [0, 1, 255, 256, 0x7FFF, 0x8000, 0x8001, 39_999]
        let grams = ranks.flatMap { first in
            [[UInt32(first) * 3]] + ranks.map { [UInt32(first) * 3, UInt32($0) * 3] }
        }
        let keys = grams.compactMap { alphabet.key(of: $0) }
        #expect(keys.map { alphabet.characters(ofKey: $0) } == grams)
        #expect(zip(keys, keys.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    }
}
