internal import Glibc

/// ICU's word dictionary and character classes, laid out for path search at the speed of memory.
///
/// It is built from the installed ICU once (`build()`), written beside an index, and mapped from there. The bytes
/// never change after the initialiser, so any number of threads may read them.
///
/// This file uses unsafe pointers to the mapped bytes. Invariants: the lengths of all sections were compared with
/// the header before a pointer to them was made; behind the sections the mapping goes on with zeros as far as any
/// base and code can reach, so no transition, even of a damaged file, leads out of it.
@safe public final class WordDictionary: @unchecked Sendable {  // immutable after init
    /// The name that a dictionary has beside an index.
    public static let fileName = "words.gbd"

    static let headerSize = 64
    static let mapSize = 0x10000 * 2
    /// As far as a root entry or transition can reach behind the sections.
    static let reach = (WordSlot.baseLimit + 0x10000) * 8

    let header: WordDictionaryHeader
    /// The code of each character of the BMP.
    let codes: UnsafePointer<UInt16>
    /// The entry of each code as a first character.
    let roots: UnsafePointer<UInt64>
    /// The transitions.
    let slots: UnsafePointer<UInt64>

    private let base: UnsafeMutableRawPointer
    private let mappedSize: Int
    private let byteCount: Int
    private let astral: [CharacterClasses.Range]

    /// Maps the dictionary of a file that is open for reading.
    ///
    /// - Parameter descriptor: `nil` results if the file is damaged, or was not built by this version from this version of ICU.
    public convenience init?(descriptor: Int32) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        let size = Int(status.st_size)
        guard size > Self.headerSize, size < 1 << 28, let base = unsafe Self.reserve(size) else { return nil }
        let flags = MAP_PRIVATE | MAP_FIXED | MAP_POPULATE
        guard unsafe mmap(base, size, PROT_READ, flags, descriptor, 0) == base else {
            unsafe munmap(base, size + Self.reach)
            return nil
        }
        unsafe self.init(base: base, count: size)
    }

    /// Whether the file of a dictionary that is open for reading is damaged, and not merely of another version of this program or of ICU.
    public static func isDamaged(descriptor: Int32) -> Bool {
        guard WordDictionary(descriptor: descriptor) == nil else { return false }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            (headerSize..<1 << 28).contains(Int(status.st_size))
        else { return true }
        let size = Int(status.st_size)
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = unsafe max(0, pread(descriptor, buffer.baseAddress, size, 0))
        }
        return unsafe bytes.withUnsafeBytes { bytes in
            guard let header = unsafe WordDictionaryHeader(bytes) else { return true }
            let body = unsafe UnsafeRawBufferPointer(rebasing: bytes[headerSize...])
            return unsafe header.isOfThisLayout
                && (bytes.count != header.byteCount || FastHash.hash(body) != header.bodyHash)
        }
    }

    /// Takes the bytes of a file.
    convenience init?(bytes: [UInt8]) {
        guard bytes.count > Self.headerSize, bytes.count < 1 << 28,
            let base = unsafe Self.reserve(bytes.count)
        else { return nil }
        unsafe madvise(base, bytes.count, 14)  // MADV_HUGEPAGE: a hint, which may be refused
        unsafe base.copyMemory(from: bytes, byteCount: bytes.count)
        unsafe self.init(base: base, count: bytes.count)
    }

    /// Takes a mapping of `count` bytes and `reach` zeros, and unmaps it if the bytes are no dictionary.
    private init?(base: UnsafeMutableRawPointer, count: Int) {
        let bytes = unsafe UnsafeRawBufferPointer(start: base, count: count)
        let body = unsafe UnsafeRawBufferPointer(rebasing: bytes[Self.headerSize...])
        guard let header = unsafe WordDictionaryHeader(bytes), header.isCurrent, header.byteCount == count,
            unsafe FastHash.hash(body) == header.bodyHash
        else {
            unsafe munmap(base, count + Self.reach)
            return nil
        }
        self.header = header
        unsafe self.base = base
        byteCount = count
        mappedSize = count + Self.reach
        let map = unsafe UnsafeRawPointer(base) + Self.headerSize
        unsafe codes = map.bindMemory(to: UInt16.self, capacity: 0x10000)
        unsafe roots = (map + Self.mapSize).bindMemory(to: UInt64.self, capacity: header.codeCount)
        unsafe slots = unsafe (map + Self.mapSize + 8 * header.codeCount)
            .bindMemory(to: UInt64.self, capacity: header.slotCount)
        let ranges = unsafe map + Self.mapSize + 8 * (header.codeCount + header.slotCount)
        astral = (0..<header.rangeCount).map { index in
            let range = unsafe ranges + 12 * index
            return unsafe CharacterClasses.Range(
                last: range.loadUnaligned(as: UInt32.self),
                first: range.loadUnaligned(fromByteOffset: 4, as: UInt32.self),
                value: range.loadUnaligned(fromByteOffset: 8, as: UInt16.self))
        }
    }

    deinit { unsafe munmap(base, mappedSize) }

    /// Whether ICU's dictionary still has the bytes that this one was built from; takes less than a millisecond.
    ///
    /// The version of ICU is compared whenever a file is opened. What has the same version and other bytes is
    /// worth looking for only before words are written: a search finds by the words that indexing found.
    public var isOfInstalledICU: Bool { ICUWordList.installedHash == header.wordsHash }

    /// A copy of the bytes of the file.
    public var bytes: [UInt8] { unsafe [UInt8](UnsafeRawBufferPointer(start: base, count: byteCount)) }

    /// The code of any character.
    func code(of scalar: UInt32) -> UInt16 {
        guard scalar >= 0x10000 else { return unsafe codes[Int(scalar)] }
        var low = 0
        var high = astral.count
        while low < high {
            let middle = (low + high) / 2
            if astral[middle].last < scalar { low = middle + 1 } else { high = middle }
        }
        guard low < astral.count, astral[low].first <= scalar else { return WordClass.uncovered }
        return astral[low].value
    }

    /// The cost of a word of the BMP, if it is one.
    func cost(of word: [UInt16]) -> Int? {
        guard let first = word.first else { return nil }
        var entry = unsafe roots[Int(codes[Int(first)])]
        for unit in word.dropFirst() {
            let code = unsafe codes[Int(unit)]
            let base = entry >> WordSlot.baseShift
            guard base != 0 else { return nil }
            entry = unsafe slots[Int(base) + Int(code)]
            guard UInt16(truncatingIfNeeded: entry >> WordSlot.checkShift) == code else { return nil }
        }
        let cost = Int(entry & WordSlot.costMask) >> 5
        return cost == WordSlot.noWord ? nil : cost
    }

    /// The number of words of two and more characters.
    var longWordCount: Int {
        (0..<header.slotCount).count { index in
            let slot = unsafe slots[index]
            return slot != 0 && slot & WordSlot.costMask != WordSlot.none
        }
    }

    /// Maps zeros for a file of some size and what its transitions may reach.
    private static func reserve(_ size: Int) -> UnsafeMutableRawPointer? {
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
        let address = unsafe mmap(nil, size + reach, PROT_READ | PROT_WRITE, flags, -1, 0)
        guard let address = unsafe address, unsafe address != MAP_FAILED else { return nil }
        return unsafe address
    }
}
