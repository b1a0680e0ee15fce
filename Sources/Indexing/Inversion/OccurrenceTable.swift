internal import Glibc

/// Where each of very many keys occurs: numbered keys, and under each its occurrences in the order of arrival.
///
/// An occurrence is a number that is never below the one before it under the same key: an offset in the text of the
/// segment, or a clause. Differences are kept as varints in chained slices of an arena (16, 32 … 1024 bytes, as in
/// Moffat and Zobel, and in Lucene's `ByteBlockPool`), so a posting costs two to three bytes; the first occurrence
/// lies in the list itself. Keys are found by open addressing with Fibonacci hashing.
///
/// Invariant: `lists` has room for `listCapacity` lists, of which `count` are set; `slots` has a power of two of words, at
/// most half of them used; each list's slices lie within `used` of `arena`.
@safe
struct OccurrenceTable: ~Copyable {
    /// A key and what is known of its occurrences; 32 bytes, so two share a cache line.
    private struct List {
        var key: UInt64
        var first: UInt32 = 0
        var last: UInt32 = 0
        var count: UInt32 = 0
        /// The first slice and the last, in units of 16 bytes.
        var head: UInt32 = 0
        var tail: UInt32 = 0
        /// The bytes written to the last slice, and the number that it has room for.
        var filled: UInt16 = 0
        var room: UInt16 = 0
    }

    private static let unit = 16
    private static let linkSize = 4
    private static let maxSlice = 1024
    private static let batch = 256

    private var lists: UnsafeMutablePointer<List>
    private var listCapacity = 1 << 10
    /// Bits 32–63: a part of the hash; bits 0–31: the number of the list and 1, 0 where the slot is free.
    private var slots: UnsafeMutablePointer<UInt64>
    private var slotBits = 11
    private var arena: UnsafeMutableRawPointer
    private var arenaCapacity = 1 << 16
    private var used = 0
    private let numbers: UnsafeMutablePointer<UInt32>
    /// The number of keys.
    private(set) var count = 0

    init() {
        unsafe lists = .allocate(capacity: listCapacity)
        unsafe slots = .allocate(capacity: 1 << slotBits)
        unsafe slots.initialize(repeating: 0, count: 1 << slotBits)
        unsafe arena = Self.resized(nil, byteCount: arenaCapacity)
        unsafe numbers = .allocate(capacity: Self.batch)
    }

    deinit {
        unsafe lists.deallocate()
        unsafe slots.deallocate()
        unsafe free(arena)
        unsafe numbers.deallocate()
    }

    /// The number of bytes held.
    var byteCount: Int { used + count * MemoryLayout<List>.stride + 8 << slotBits }

    /// The key with a number; keys are numbered in the order of their first appearance.
    func key(_ number: Int) -> UInt64 {
        precondition(number < count)
        return unsafe lists[number].key
    }

    /// How often a key occurs.
    func occurrenceCount(_ number: Int) -> Int {
        precondition(number < count)
        return unsafe Int(lists[number].count)
    }

    /// Appends to each of `keys` the occurrence of the same index; there may be more occurrences.
    mutating func append(_ keys: [UInt64], at occurrences: [UInt32]) {
        precondition(keys.count <= occurrences.count)
        var start = 0
        while start < keys.count {
            // Finding all lists before touching any lets the cache misses overlap.
            let end = min(keys.count, start + Self.batch)
            for index in start..<end { unsafe numbers[index - start] = number(of: keys[index]) }
            for index in start..<end {
                unsafe append(occurrences[index], to: lists + Int(numbers[index - start]))
            }
            start = end
        }
    }

    /// Appends the same occurrence to each of `keys`.
    mutating func append(_ keys: [UInt64], at occurrence: UInt32) {
        for key in keys {
            let number = Int(number(of: key))
            unsafe append(occurrence, to: lists + number)
        }
    }

    @inline(__always)
    private mutating func number(of key: UInt64) -> UInt32 {
        let hash = key &* 0x9E37_79B9_7F4A_7C15
        let tag = hash &<< 20 & 0xFFFF_FFFF_0000_0000
        let mask = 1 &<< slotBits &- 1
        var slot = Int(truncatingIfNeeded: hash &>> UInt64(truncatingIfNeeded: 64 &- slotBits))
        while true {
            let word = unsafe slots[slot]
            if word == 0 { return insert(key, tag: tag, at: slot) }
            if word & 0xFFFF_FFFF_0000_0000 == tag {
                let number = UInt32(truncatingIfNeeded: word) &- 1
                if unsafe lists[Int(number)].key == key { return number }
            }
            slot = (slot &+ 1) & mask
        }
    }

    private mutating func insert(_ key: UInt64, tag: UInt64, at slot: Int) -> UInt32 {
        if count == listCapacity {
            listCapacity *= 2
            let larger = UnsafeMutablePointer<List>.allocate(capacity: listCapacity)
            unsafe larger.moveInitialize(from: lists, count: count)
            unsafe lists.deallocate()
            unsafe lists = larger
        }
        let number = count
        precondition(number < Int(UInt32.max) - 1, "a segment has too many keys")
        unsafe (lists + number).initialize(to: List(key: key))
        count += 1
        unsafe slots[slot] = tag | UInt64(count)
        if count * 2 > 1 << slotBits { growSlots() }
        return UInt32(number)
    }

    private mutating func growSlots() {
        unsafe slots.deallocate()
        slotBits += 1
        unsafe slots = .allocate(capacity: 1 << slotBits)
        unsafe slots.initialize(repeating: 0, count: 1 << slotBits)
        let mask = 1 << slotBits - 1
        for number in 0..<count {
            let hash = unsafe lists[number].key &* 0x9E37_79B9_7F4A_7C15
            var slot = Int(truncatingIfNeeded: hash >> UInt64(64 - slotBits))
            while unsafe slots[slot] != 0 { slot = (slot + 1) & mask }
            unsafe slots[slot] = (hash << 20 & 0xFFFF_FFFF_0000_0000) | UInt64(number + 1)
        }
    }

    @inline(__always)
    private mutating func append(_ occurrence: UInt32, to list: UnsafeMutablePointer<List>) {
        let before = unsafe list.pointee.last
        unsafe list.pointee.last = occurrence
        unsafe list.pointee.count &+= 1
        guard unsafe list.pointee.count != 1 else {
            unsafe list.pointee.first = occurrence
            return
        }
        var rest = occurrence &- before
        let filled = unsafe Int(list.pointee.filled)
        guard unsafe filled &+ 5 <= Int(list.pointee.room) else {
            unsafe appendSlowly(rest, to: list)
            return
        }
        var place = unsafe arena + (Int(list.pointee.tail) &* Self.unit &+ filled)
        let start = unsafe place
        while rest >= 0x80 {
            unsafe place.storeBytes(of: UInt8(truncatingIfNeeded: rest) | 0x80, as: UInt8.self)
            unsafe place += 1
            rest &>>= 7
        }
        unsafe place.storeBytes(of: UInt8(truncatingIfNeeded: rest), as: UInt8.self)
        unsafe list.pointee.filled = UInt16(truncatingIfNeeded: filled &+ 1 &+ (place - start))
    }

    /// Appends a difference byte by byte, going on in a new slice where the last one ends.
    private mutating func appendSlowly(_ difference: UInt32, to list: UnsafeMutablePointer<List>) {
        var rest = difference
        var isLast = false
        while !isLast {
            isLast = rest < 0x80
            if unsafe list.pointee.filled == list.pointee.room { unsafe addSlice(to: list) }
            let place = unsafe Int(list.pointee.tail) * Self.unit + Int(list.pointee.filled)
            unsafe arena.storeBytes(
                of: UInt8(truncatingIfNeeded: rest) | (isLast ? 0 : 0x80), toByteOffset: place, as: UInt8.self
            )
            unsafe list.pointee.filled += 1
            rest >>= 7
        }
    }

    private mutating func addSlice(to list: UnsafeMutablePointer<List>) {
        let room = unsafe Int(list.pointee.room)
        let size = room == 0 ? Self.unit : min(Self.maxSlice, (room + Self.linkSize) * 2)
        if used + size > arenaCapacity {
            arenaCapacity += arenaCapacity / 2 + size
            unsafe arena = Self.resized(arena, byteCount: arenaCapacity)
        }
        let slice = UInt32(used / Self.unit)
        used += size
        if room == 0 {
            unsafe list.pointee.head = slice
        } else {
            let link = unsafe Int(list.pointee.tail) * Self.unit + room
            unsafe arena.storeBytes(of: slice, toByteOffset: link, as: UInt32.self)
        }
        unsafe list.pointee.tail = slice
        unsafe list.pointee.filled = 0
        unsafe list.pointee.room = UInt16(size - Self.linkSize)
    }

    /// Memory by `realloc`, which moves pages instead of copying them.
    private static func resized(_ memory: UnsafeMutableRawPointer?, byteCount: Int) -> UnsafeMutableRawPointer
    {
        guard let memory = unsafe realloc(memory, byteCount) else {
            preconditionFailure("out of memory: \(byteCount) bytes for the terms of a segment")
        }
        return unsafe memory
    }

    /// Reads the occurrences of a key; `occurrences` grows where it has no room for them.
    ///
    /// - Returns: how many there are; what lies behind them in `occurrences` is unspecified.
    func read(_ number: Int, into occurrences: inout [UInt32]) -> Int {
        precondition(number < count)
        let list = unsafe lists + number
        let total = unsafe Int(list.pointee.count)
        if occurrences.count < total {
            occurrences += repeatElement(0, count: total + total / 2 - occurrences.count)
        }
        unsafe occurrences.withUnsafeMutableBufferPointer { output in
            var value = unsafe list.pointee.first
            unsafe output[0] = value
            guard total > 1 else { return }
            var slice = unsafe Int(list.pointee.head) * Self.unit
            var size = Self.unit
            var place = slice
            var end = slice + size - Self.linkSize
            for index in 1..<total {
                var difference: UInt32 = 0
                var shift: UInt32 = 0
                while true {
                    if place == end {
                        slice = unsafe Int(arena.load(fromByteOffset: end, as: UInt32.self)) * Self.unit
                        size = min(Self.maxSlice, size * 2)
                        place = slice
                        end = slice + size - Self.linkSize
                    }
                    let byte = unsafe arena.load(fromByteOffset: place, as: UInt8.self)
                    place &+= 1
                    difference |= UInt32(byte & 0x7F) &<< shift
                    if byte < 0x80 { break }
                    shift &+= 7
                }
                value &+= difference
                unsafe output[index] = value
            }
        }
        return total
    }
}
