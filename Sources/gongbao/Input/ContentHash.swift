/// A 64-bit hash by which equal contents are recognised, taken in pieces (Collet's XXH64); not against an adversary.
struct ContentHash {
    private static let primes: [UInt64] = [
        0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63,
        0x27D4_EB2F_1656_67C5,
    ]
    private static let first: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

    private var lanes = SIMD4<UInt64>(first &+ second, second, 0, 0 &- first)
    private var rest: [UInt8] = []
    /// The number of bytes taken in.
    private(set) var byteCount = 0

    /// The hash of bytes as a whole.
    static func hash(_ bytes: [UInt8]) -> UInt64 {
        var hash = ContentHash()
        hash.add(bytes[...])
        return hash.value
    }

    /// Takes the next bytes in.
    mutating func add(_ bytes: ArraySlice<UInt8>) {
        byteCount += bytes.count
        var bytes = bytes
        if !rest.isEmpty {
            let missing = min(32 - rest.count, bytes.count)
            rest.append(contentsOf: bytes.prefix(missing))
            bytes = bytes.dropFirst(missing)
            guard rest.count == 32 else { return }
            addStripes(rest[...])
            rest.removeAll(keepingCapacity: true)
        }
        let whole = bytes.count & ~31
        addStripes(bytes.prefix(whole))
        rest.append(contentsOf: bytes.dropFirst(whole))
    }

    private mutating func addStripes(_ bytes: ArraySlice<UInt8>) {
        var lanes = lanes
        unsafe bytes.withUnsafeBytes { bytes in
            for offset in stride(from: 0, to: bytes.count, by: 32) {
                for lane in 0..<4 {
                    let word = unsafe bytes.loadUnaligned(
                        fromByteOffset: offset &+ lane &* 8, as: UInt64.self)
                    lanes[lane] = Self.round(lanes[lane], UInt64(littleEndian: word))
                }
            }
        }
        self.lanes = lanes
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        rotated(lane &+ word &* second, by: 31) &* first
    }

    @inline(__always)
    private static func rotated(_ value: UInt64, by count: UInt64) -> UInt64 {
        value &<< count | value &>> (64 &- count)
    }

    /// The hash of all bytes so far.
    var value: UInt64 {
        let prime = Self.primes
        var hash = prime[4]
        if byteCount >= 32 {
            hash = 0
            for (lane, count) in [1, 7, 12, 18].enumerated() as EnumeratedSequence<[UInt64]> {
                hash &+= Self.rotated(lanes[lane], by: count)
            }
            for lane in 0..<4 { hash = (hash ^ Self.round(0, lanes[lane])) &* prime[0] &+ prime[3] }
        }
        hash &+= UInt64(byteCount)
        var rest = rest[...]
        while rest.count >= 8 {
            let word = rest.prefix(8).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
            hash = Self.rotated(hash ^ Self.round(0, word), by: 27) &* prime[0] &+ prime[3]
            rest = rest.dropFirst(8)
        }
        if rest.count >= 4 {
            let word = rest.prefix(4).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
            hash = Self.rotated(hash ^ word &* prime[0], by: 23) &* prime[1] &+ prime[2]
            rest = rest.dropFirst(4)
        }
        for byte in rest { hash = Self.rotated(hash ^ UInt64(byte) &* prime[4], by: 11) &* prime[0] }
        hash = (hash ^ hash >> 33) &* prime[1]
        hash = (hash ^ hash >> 29) &* prime[2]
        return hash ^ hash >> 32
    }
}
