/// Numbers distinct 64-bit keys in the order of their first appearance (open addressing, Fibonacci hashing).
struct KeyTable {
    /// The keys by number.
    private(set) var keys: [UInt64] = []
    private var slots: [UInt32]  // number + 1; 0 is free
    private var shift: UInt64

    init() {
        slots = [UInt32](repeating: 0, count: 1 << 12)
        shift = 64 - 12
    }

    /// The number of bytes held.
    var byteCount: Int { keys.count * 8 + slots.count * 4 }

    /// The number of a key; a new key gets the next number.
    @inline(__always)
    mutating func number(of key: UInt64) -> UInt32 {
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
        while slots[slot] != 0 {
            let number = slots[slot] - 1
            if keys[Int(number)] == key { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return insert(key, at: slot)
    }

    private mutating func insert(_ key: UInt64, at slot: Int) -> UInt32 {
        keys.append(key)
        slots[slot] = UInt32(keys.count)
        if keys.count * 2 > slots.count { grow() }
        return UInt32(keys.count - 1)
    }

    private mutating func grow() {
        shift -= 1
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for (number, key) in keys.enumerated() {
            var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(number + 1)
        }
    }
}
