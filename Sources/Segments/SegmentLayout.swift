/// Numbers and names of the segment file; docs/FileFormat.md describes every byte.
public enum SegmentLayout {
    /// The format version that this build writes and reads.
    public static let version: UInt16 = 4

    static let magic: [UInt8] = Array("GONGBAO\u{1A}".utf8)
    static let endMagic: [UInt8] = Array("GBSEGEND".utf8)
    package static let headerSize = 64
    package static let tableEntrySize = 24
    package static let trailerSize = 32
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
package enum Section {
    package static let meta: UInt32 = 1
    package static let alphabet: UInt32 = 2
    package static let clauseStarts: UInt32 = 3
    package static let clauseFlags: UInt32 = 4
    package static let firstClauses: UInt32 = 5
    package static let documentParents: UInt32 = 6
    package static let documentDates: UInt32 = 7
    package static let documentSources: UInt32 = 8
    package static let documentIDs: UInt32 = 9
    package static let keywords: UInt32 = 10
    package static let storeDictionary: UInt32 = 11
    package static let clausePaths: UInt32 = 12
    package static let clauseLines: UInt32 = 13

    /// The checksums of the pages before it; the last section.
    package static let pageChecksums: UInt32 = 0xFFFF

    package static let clauseStore: UInt32 = 0x20
    package static let documentStore: UInt32 = 0x30
    package static let pathStore: UInt32 = 0x40

    /// The parts of a store section, added to its base.
    package enum Store {
        package static let index: UInt32 = 0
        package static let blocks: UInt32 = 1
    }

    /// The parts of a field.
    package enum Part: UInt32 {
        case dictionaryIndex = 1
        case dictionary = 2
        case postings = 3
        case blocks = 4
        case positions = 5
        case lengths = 6
    }

    /// Whether a section is large, so that its pages are compared with their checksums when they are read and not at opening.
    static func isReadByPages(_ section: UInt32) -> Bool {
        if section >> 4 >= clauseStore >> 4, section < 0x100 { return section & 0xF == Store.blocks }
        guard section < pageChecksums, let part = Part(rawValue: section & 0xFF), section > 0xFF else {
            return false
        }
        switch part {
        case .dictionary, .postings, .blocks, .positions: return true
        case .dictionaryIndex, .lengths: return false
        }
    }

    package static func field(_ field: Field, _ part: Part) -> UInt32 {
        UInt32(field.rawValue) << 8 | part.rawValue
    }
}
