import Glibc
import Testing

@testable import Analysis

/// The dictionary of the installed ICU, built once for all tests.
enum InstalledDictionary {
    static let shared = WordDictionary.build()
}

@Suite struct WordDictionaryTests {
    private let dictionary: WordDictionary

    init() throws {
        dictionary = try #require(InstalledDictionary.shared)
    }

    @Test("the dictionary holds the words of ICU's that folding leaves alone and their costs, and no others")
    func words() throws {
        let list = try #require(ICUWordList())
        var (longWords, others) = (0, 0)
        let isComplete = list.forEach { word, cost in
            let isCovered = word.allSatisfy { dictionary.code(of: UInt32($0)) >= WordClass.firstDictionary }
            if isCovered, dictionary.cost(of: word) != cost { others += 1 }
            if isCovered, word.count > 1 { longWords += 1 }
        }
        #expect(isComplete && others == 0)
        #expect(longWords > 100_000 && dictionary.longWordCount == longWords)
    }

    @Test("a dictionary that was written is mapped again, and is that of the installed ICU")
    func roundTrip() throws {
        let path = "/tmp/gongbao-words-\(getpid()).gbd"
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL, 0o600)
        defer { unsafe unlink(path) }
        defer { close(descriptor) }
        let bytes = dictionary.bytes
        #expect(unsafe write(descriptor, bytes, bytes.count) == bytes.count)
        let mapped = try #require(WordDictionary(descriptor: descriptor))
        #expect(mapped.bytes == dictionary.bytes)
        #expect(mapped.isOfInstalledICU)
        let text = "养老服务体系建设,第3条。"
        #expect(
            Analyzer(segmenter: .dictionary(mapped)).analyze(text)
                == Analyzer(segmenter: .dictionary(dictionary)).analyze(text))
    }

    @Test("what is no file is no dictionary")
    func irregular() {
        let descriptor = unsafe open("/tmp", O_RDONLY)
        defer { close(descriptor) }
        #expect(WordDictionary(descriptor: descriptor) == nil)
        #expect(WordDictionary(descriptor: -1) == nil)
    }

    @Test("a file cut off anywhere in its header, or a little before its end, is refused")
    func truncated() {
        let bytes = dictionary.bytes
        for count in Array(0...WordDictionary.headerSize) + [bytes.count - 1, bytes.count - 4096] {
            #expect(WordDictionary(bytes: Array(bytes.prefix(count))) == nil)
        }
        #expect(WordDictionary(bytes: bytes + [0]) == nil)
    }

    @Test("a flipped bit anywhere is refused")
    func flipped() {
        var bytes = dictionary.bytes
        var generator = SeededGenerator(seed: 1)
        let header = (0..<WordDictionary.headerSize).flatMap { byte in (0..<8).map { (byte, $0) } }
        let body = (0..<4).map { _ in
            (Int.random(in: WordDictionary.headerSize..<bytes.count, using: &generator), 3)
        }
        for (byte, bit) in header + body {
            bytes[byte] ^= 1 << bit
            #expect(WordDictionary(bytes: bytes) == nil)
            bytes[byte] ^= 1 << bit
        }
    }

    @Test("a file of another ICU or another version of the rules is refused", arguments: [8, 12, 16])
    func foreign(offset: Int) {
        var bytes = dictionary.bytes
        bytes[offset] ^= 1
        #expect(WordDictionary(bytes: Self.sealed(bytes)) == nil)
    }

    @Test("a file with right checksums and wrong content does no harm", arguments: 0..<6 as Range<UInt64>)
    func forged(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var bytes = dictionary.bytes
        let map = WordDictionary.headerSize..<(WordDictionary.headerSize + WordDictionary.mapSize)
        // The characters alone, then the transitions alone, then both.
        let begin = seed % 3 == 1 ? map.upperBound : map.lowerBound
        let end = seed % 3 == 0 ? map.upperBound : bytes.count
        for offset in stride(from: begin, to: end, by: seed < 3 ? 3 : 16) {
            bytes[offset] = UInt8(truncatingIfNeeded: generator.next())
        }
        let forged = try #require(WordDictionary(bytes: Self.sealed(bytes)))
        let analyzer = Analyzer(segmenter: .dictionary(forged))
        for seed in 0..<20 as Range<UInt64> {
            let text = analyzer.analyze(SeededText.make(pieces: 400, seed: seed))
            #expect(text.words.allSatisfy { Int($0.end) <= text.folded.count })
        }
    }

    /// The bytes with checksums that fit them.
    private static func sealed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        func seal(_ range: Range<Int>, at offset: Int) {
            let hash = unsafe bytes.withUnsafeBytes {
                unsafe FastHash.hash(UnsafeRawBufferPointer(rebasing: $0[range]))
            }
            for index in 0..<8 { bytes[offset + index] = UInt8(truncatingIfNeeded: hash >> (8 * index)) }
        }
        seal(WordDictionary.headerSize..<bytes.count, at: 40)
        seal(0..<48, at: 48)
        return bytes
    }
}
