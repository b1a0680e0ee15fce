/// The first 64 bytes of a dictionary file; all integers are little-endian.
struct WordDictionaryHeader: Equatable {
    /// The version of the layout and of the rules by which characters are classed.
    static let version: UInt32 = 1
    private static let magic: UInt64 = 0x0053_4452_4F57_4247  // "GBWORDS", 0

    /// The number of entries for first characters.
    var codeCount: Int
    /// The number of transitions.
    var slotCount: Int
    /// The number of runs of characters beyond the BMP.
    var rangeCount: Int
    /// The hash of ICU's dictionary.
    var wordsHash: UInt64
    /// The hash of everything after the header.
    var bodyHash: UInt64
    private var layout = version
    private var analysis = Self.currentAnalysis
    private var icu = Self.currentICU

    /// A header for what this build makes of the installed ICU.
    init(codeCount: Int, slotCount: Int, rangeCount: Int, wordsHash: UInt64, bodyHash: UInt64) {
        self.codeCount = codeCount
        self.slotCount = slotCount
        self.rangeCount = rangeCount
        self.wordsHash = wordsHash
        self.bodyHash = bodyHash
    }

    /// Reads a header, if its own checksum is right.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= WordDictionary.headerSize else { return nil }
        func integer(_ offset: Int) -> UInt32 {
            UInt32(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        }
        func long(_ offset: Int) -> UInt64 { UInt64(integer(offset)) | UInt64(integer(offset + 4)) << 32 }
        guard long(0) == Self.magic, long(56) == 0,
            unsafe FastHash.hash(UnsafeRawBufferPointer(rebasing: bytes[0..<48])) == long(48)
        else { return nil }
        layout = integer(8)
        analysis = integer(12)
        icu = integer(16)
        codeCount = Int(integer(20))
        slotCount = Int(integer(24))
        rangeCount = Int(integer(28))
        wordsHash = long(32)
        bodyHash = long(40)
    }

    /// Whether the file is of this build and of this version of ICU.
    var isCurrent: Bool {
        layout == Self.version && analysis == Self.currentAnalysis && icu == Self.currentICU
            && codeCount <= Int(WordClass.normalized) && slotCount <= WordSlot.baseLimit + 0x10000
    }

    /// Whether the file has the layout of this build, so that its size is known.
    var isOfThisLayout: Bool { layout == Self.version }

    /// The size of the whole file.
    var byteCount: Int {
        WordDictionary.headerSize + WordDictionary.mapSize + 8 * (codeCount + slotCount) + 12 * rangeCount
    }

    /// The bytes of the header.
    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        func append(_ value: some FixedWidthInteger) {
            for index in 0..<(value.bitWidth / 8) {
                bytes.append(UInt8(truncatingIfNeeded: value >> (8 * index)))
            }
        }
        append(Self.magic)
        for value in [layout, analysis, icu] { append(value) }
        for value in [codeCount, slotCount, rangeCount] { append(UInt32(value)) }
        append(wordsHash)
        append(bodyHash)
        append(unsafe bytes.withUnsafeBytes { unsafe FastHash.hash($0) })
        append(0 as UInt64)
        return bytes
    }

    private static var currentAnalysis: UInt32 { UInt32(Analyzer.version * 1000 + TextFolder.version) }

    private static var currentICU: UInt32 {
        WordBreaker.icuVersionBytes.reduce(0) { $0 << 8 | UInt32($1) }
    }
}
