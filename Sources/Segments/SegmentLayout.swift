/// Numbers and names of the segment file; docs/FileFormat.md describes every byte.
public enum SegmentLayout {
    /// The format version that this build writes and reads.
    public static let version: UInt16 = 3

    static let magic: [UInt8] = Array("GONGBAO\u{1A}".utf8)
    static let endMagic: [UInt8] = Array("GBSEGEND".utf8)
    static let headerSize = 64
    static let tableEntrySize = 24
    static let trailerSize = 32
    static let alignment = 64

    /// The number of terms in a block of a dictionary.
    static let termsPerBlock = 64
    /// The byte count of an entry in the block index of a dictionary.
    static let dictionaryIndexEntrySize = 20
    /// Two neighbouring words have a list of their own where each is in at least one of so many clauses.
    public static let wordPairShare = 32
    /// The key of two words: a blank, which no word has, between them.
    public static func wordPairKey(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] { first + [0x20] + second }
    /// In so many clauses of a segment a character has postings of its own; below, its pairs are merged.
    ///
    /// A sixty-fourth of the clauses, where ranking asks for a sixtieth: it never merges pairs in a large segment.
    public static func characterThreshold(clauseCount: Int) -> Int {
        min(max(clauseCount / 64, 1024), 16_384)
    }
    /// The number of stored bytes, before compression, at which a block is closed.
    static let storeBlockSize = 24 << 10
    /// The size of a dictionary that blocks are compressed against.
    static let dictionarySize = 32 << 10
    /// The number of bytes of clause records from which on a segment has a dictionary.
    static let dictionaryThreshold = 256 << 10
    /// The number of stored bytes, before compression, at which the first blocks are compressed; a segment with less is
    /// compressed as tightly as can be.
    static let tightThreshold = 2 << 20
    /// The largest number of code points in one segment.
    public static let maxCharacters = Int(UInt32.max) - 1
    /// The largest number of clauses in one segment.
    public static let maxClauses = Int(Int32.max)

    /// The next multiple of `alignment` from `offset` on.
    static func align(_ offset: Int, to alignment: Int) -> Int {
        (offset + alignment - 1) / alignment * alignment
    }
}

/// The sections of a segment; the section of a field is `field << 8 | part`.
enum Section {
    static let meta: UInt32 = 1
    static let alphabet: UInt32 = 2
    static let clauseStarts: UInt32 = 3
    static let clauseFlags: UInt32 = 4
    static let firstClauses: UInt32 = 5
    static let documentParents: UInt32 = 6
    static let documentDates: UInt32 = 7
    static let documentSources: UInt32 = 8
    static let documentIDs: UInt32 = 9
    static let keywords: UInt32 = 10
    static let storeDictionary: UInt32 = 11
    static let clausePaths: UInt32 = 12
    static let clauseLines: UInt32 = 13

    static let clauseStore: UInt32 = 0x20
    static let documentStore: UInt32 = 0x30
    static let pathStore: UInt32 = 0x40

    /// The parts of a store section, added to its base.
    enum Store {
        static let index: UInt32 = 0
        static let blocks: UInt32 = 1
    }

    /// The parts of a field.
    enum Part: UInt32 {
        case dictionaryIndex = 1
        case dictionary = 2
        case postings = 3
        case blocks = 4
        case positions = 5
        case lengths = 6
    }

    static func field(_ field: Field, _ part: Part) -> UInt32 {
        UInt32(field.rawValue) << 8 | part.rawValue
    }
}
