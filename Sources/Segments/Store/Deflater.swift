/// Raw deflate (RFC 1951) with a preset dictionary, made for text that is compressed once in many small blocks.
///
/// A greedy search with two hash tables, of the next eight bytes and of the next five, as in zstd's `dfast`; the tables begin as
/// those of the dictionary. One block with codes of its own. 163 MB/s on Chinese text where zlib takes 67 at level 1, whose
/// result is larger. The result depends on nothing but its input.
///
/// Invariant: `window` has room for the dictionary, the block and eight bytes, `tokens` for as many tokens as there are bytes; each entry of a table is an offset below the
/// place that is looked at, or -1.
@safe
final class Deflater {
    private static let longBits = 14
    private static let shortBits = 14
    private static let maxDistance = 32768
    private static let maxLength = 258

    private let dictionaryCount: Int
    private var window: UnsafeMutableRawPointer
    private var capacity: Int
    private let primedLong: UnsafeMutablePointer<Int32>
    private let primedShort: UnsafeMutablePointer<Int32>
    private let long: UnsafeMutablePointer<Int32>
    private let short: UnsafeMutablePointer<Int32>
    /// Literals, and matches as `1 << 31 | length << 16 | distance - 1`.
    private var tokens: UnsafeMutablePointer<UInt32>
    private var tokenCount = 0
    private var literalFrequencies = [UInt32](repeating: 0, count: 286)
    private var distanceFrequencies = [UInt32](repeating: 0, count: 30)
    private var literals = HuffmanCode(symbolCount: 286)
    private var distances = HuffmanCode(symbolCount: 30)
    private var headers = HuffmanCode(symbolCount: 19)

    /// Prepares for compressing many blocks against `dictionary`, of which the last 32 KiB count.
    init(dictionary: [UInt8]) {
        let dictionary = dictionary.suffix(Self.maxDistance)
        dictionaryCount = dictionary.count
        capacity = dictionary.count + 1 << 16
        unsafe window = .allocate(byteCount: capacity + 8, alignment: 16)
        unsafe tokens = .allocate(capacity: capacity)
        unsafe primedLong = .allocate(capacity: 1 << Self.longBits)
        unsafe primedShort = .allocate(capacity: 1 << Self.shortBits)
        unsafe long = .allocate(capacity: 1 << Self.longBits)
        unsafe short = .allocate(capacity: 1 << Self.shortBits)
        unsafe primedLong.initialize(repeating: -1, count: 1 << Self.longBits)
        unsafe primedShort.initialize(repeating: -1, count: 1 << Self.shortBits)
        for (offset, byte) in dictionary.enumerated() {
            unsafe window.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
        }
        for offset in 0..<max(0, dictionary.count - 8) {
            let word = unsafe window.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            unsafe primedLong[Self.longHash(word)] = Int32(offset)
            unsafe primedShort[Self.shortHash(word)] = Int32(offset)
        }
    }

    deinit {
        unsafe window.deallocate()
        unsafe tokens.deallocate()
        unsafe primedLong.deallocate()
        unsafe primedShort.deallocate()
        unsafe long.deallocate()
        unsafe short.deallocate()
    }

    @inline(__always)
    private static func longHash(_ word: UInt64) -> Int {
        Int(truncatingIfNeeded: (word &* 0x9E37_79B1_85EB_CA87) &>> UInt64(64 - longBits))
    }

    @inline(__always)
    private static func shortHash(_ word: UInt64) -> Int {
        Int(truncatingIfNeeded: ((word &<< 24) &* 0xCF1B_BCDC_B7A5_6463) &>> UInt64(64 - shortBits))
    }

    /// The compressed form of `block`.
    func compress(_ block: ArraySlice<UInt8>) -> [UInt8] {
        let end = dictionaryCount + block.count
        reserve(end)
        unsafe block.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            unsafe (window + dictionaryCount).copyMemory(from: base, byteCount: bytes.count)
        }
        unsafe (window + end).storeBytes(of: 0, as: UInt64.self)
        unsafe long.update(from: primedLong, count: 1 << Self.longBits)
        unsafe short.update(from: primedShort, count: 1 << Self.shortBits)
        for symbol in literalFrequencies.indices { literalFrequencies[symbol] = 0 }
        for symbol in distanceFrequencies.indices { distanceFrequencies[symbol] = 0 }
        findTokens(end)
        return write(bound: block.count * 2 + 1024)
    }

    private func reserve(_ end: Int) {
        guard end > capacity else { return }
        capacity = end + end / 2
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity + 8, alignment: 16)
        unsafe larger.copyMemory(from: window, byteCount: dictionaryCount)
        unsafe window.deallocate()
        unsafe window = larger
        unsafe tokens.deallocate()
        unsafe tokens = .allocate(capacity: capacity)
    }

    private func findTokens(_ end: Int) {
        let window = unsafe window
        let long = unsafe long
        let short = unsafe short
        var place = dictionaryCount
        let tokens = unsafe tokens
        var tokenCount = 0
        unsafe literalFrequencies.withUnsafeMutableBufferPointer { literals in
            unsafe distanceFrequencies.withUnsafeMutableBufferPointer { distances in
                while place < end {
                    var length = 0
                    var found = 0
                    if place &+ 8 <= end {
                        let word = unsafe window.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                        let longSlot = Self.longHash(word)
                        let shortSlot = Self.shortHash(word)
                        let first = unsafe Int(long[longSlot])
                        let second = unsafe Int(short[shortSlot])
                        unsafe long[longSlot] = Int32(truncatingIfNeeded: place)
                        unsafe short[shortSlot] = Int32(truncatingIfNeeded: place)
                        if first >= 0, place &- first <= Self.maxDistance {
                            found = first
                            length = unsafe Self.matchLength(window, first, place, end)
                        }
                        if length < 8, second >= 0, second != first, place &- second <= Self.maxDistance {
                            let other = unsafe Self.matchLength(window, second, place, end)
                            if other > length {
                                length = other
                                found = second
                            }
                        }
                    }
                    if length < 5 {
                        let byte = unsafe window.load(fromByteOffset: place, as: UInt8.self)
                        unsafe tokens[tokenCount] = UInt32(byte)
                        tokenCount &+= 1
                        unsafe literals[Int(byte)] &+= 1
                        place &+= 1
                        continue
                    }
                    let distance = place &- found
                    unsafe tokens[tokenCount] =
                        1 << 31 | UInt32(truncatingIfNeeded: length) << 16
                        | UInt32(truncatingIfNeeded: distance &- 1)
                    tokenCount &+= 1
                    unsafe literals[257 &+ Self.lengthCode(length).symbol] &+= 1
                    unsafe distances[Self.distanceCode(distance).symbol] &+= 1
                    // The characters within a match are found again later, too.
                    var inner = place &+ 3
                    place &+= length
                    while inner < place, inner &+ 8 <= end {
                        let word = unsafe window.loadUnaligned(fromByteOffset: inner, as: UInt64.self)
                        unsafe long[Self.longHash(word)] = Int32(truncatingIfNeeded: inner)
                        unsafe short[Self.shortHash(word)] = Int32(truncatingIfNeeded: inner)
                        inner &+= 3
                    }
                }
            }
        }
        self.tokenCount = tokenCount
    }

    @inline(__always)
    private static func matchLength(
        _ window: UnsafeMutableRawPointer, _ first: Int, _ second: Int, _ end: Int
    ) -> Int {
        let limit = min(maxLength, end &- second)
        var length = 0
        while length &+ 8 <= limit {
            let difference =
                unsafe window.loadUnaligned(fromByteOffset: first &+ length, as: UInt64.self)
                ^ window.loadUnaligned(fromByteOffset: second &+ length, as: UInt64.self)
            if difference != 0 { return length &+ difference.trailingZeroBitCount / 8 }
            length &+= 8
        }
        while length < limit,
            unsafe window.load(fromByteOffset: first &+ length, as: UInt8.self)
                == window.load(fromByteOffset: second &+ length, as: UInt8.self)
        { length &+= 1 }
        return length
    }

    /// The symbol of a length above 256, and its extra bits.
    @inline(__always)
    private static func lengthCode(_ length: Int) -> (symbol: Int, bits: Int, extra: Int) {
        if length == maxLength { return (28, 0, 0) }
        let value = length &- 3
        if value < 8 { return (value, 0, 0) }
        let bits = 61 &- value.leadingZeroBitCount
        return ((bits &+ 1) &* 4 &+ (value &>> bits & 3), bits, value & (1 &<< bits &- 1))
    }

    @inline(__always)
    private static func distanceCode(_ distance: Int) -> (symbol: Int, bits: Int, extra: Int) {
        let value = distance &- 1
        if value < 4 { return (value, 0, 0) }
        let bits = 62 &- value.leadingZeroBitCount
        return ((bits &+ 1) &* 2 &+ (value &>> bits & 1), bits, value & (1 &<< bits &- 1))
    }

    private func write(bound: Int) -> [UInt8] {
        literalFrequencies[256] = 1
        literals.build(literalFrequencies, limit: 15)
        distances.build(distanceFrequencies, limit: 15)
        return unsafe [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            guard let base = buffer.baseAddress else { return }
            var output = unsafe BitOutput(UnsafeMutableRawPointer(base))
            writeHeader(&output)
            writeTokens(&output)
            unsafe count = output.finish() - UnsafeMutableRawPointer(base)
        }
    }

    private func writeTokens(_ output: inout BitOutput) {
        let (literalCodes, literalLengths) = (literals.codes, literals.lengths)
        let (distanceCodes, distanceLengths) = (distances.codes, distances.lengths)
        let tokens = unsafe tokens
        for index in 0..<tokenCount {
            let token = unsafe tokens[index]
            if token < 256 {
                output.write(UInt64(literalCodes[Int(token)]), Int(literalLengths[Int(token)]))
                continue
            }
            let length = Self.lengthCode(Int(token &>> 16 & 0x7FFF))
            let symbol = 257 &+ length.symbol
            output.write(
                UInt64(literalCodes[symbol]) | UInt64(length.extra) &<< UInt64(literalLengths[symbol]),
                Int(literalLengths[symbol]) &+ length.bits)
            let distance = Self.distanceCode(Int(token & 0xFFFF) &+ 1)
            output.write(
                UInt64(distanceCodes[distance.symbol])
                    | UInt64(distance.extra) &<< UInt64(distanceLengths[distance.symbol]),
                Int(distanceLengths[distance.symbol]) &+ distance.bits)
        }
        output.write(UInt64(literalCodes[256]), Int(literalLengths[256]))
    }

    /// The lengths of both codes, runs of zeros shortened, in a code of their own.
    private func writeHeader(_ output: inout BitOutput) {
        let all = literals.lengths + distances.lengths
        var symbols: [(symbol: Int, bits: Int, extra: Int)] = []
        var frequencies = [UInt32](repeating: 0, count: 19)
        var index = 0
        while index < all.count {
            var run = 1
            while index + run < all.count, all[index + run] == all[index], run < 138 { run += 1 }
            if all[index] == 0, run >= 3 {
                symbols.append(run < 11 ? (17, 3, run - 3) : (18, 7, run - 11))
            } else {
                run = 1
                symbols.append((Int(all[index]), 0, 0))
            }
            frequencies[symbols[symbols.count - 1].symbol] += 1
            index += run
        }
        headers.build(frequencies, limit: 7)
        output.write(0b101, 3)
        output.write(UInt64(286 - 257), 5)
        output.write(UInt64(30 - 1), 5)
        output.write(UInt64(19 - 4), 4)
        for symbol in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] {
            output.write(UInt64(headers.lengths[symbol]), 3)
        }
        for symbol in symbols {
            let length = Int(headers.lengths[symbol.symbol])
            output.write(
                UInt64(headers.codes[symbol.symbol]) | UInt64(symbol.extra << length), length + symbol.bits)
        }
    }
}
