internal import Glibc
internal import Segments

/// Where each of very many keys occurs: numbered keys, and under each its occurrences in the order of arrival.
///
/// An occurrence is a clause, never below the one before it under the same key, and where the table has positions the
/// position in the clause. The difference of the clauses and the position are kept as varints in chained slices of an arena
/// (16, 32 … 1024 bytes, as in Moffat and Zobel, and in Lucene's `ByteBlockPool`), so an occurrence costs one or two bytes,
/// and its clause is known without a search; the first occurrence lies in the list itself. Keys are found by open
/// addressing with Fibonacci hashing.
///
/// Invariant: `lists` has room for `listCapacity` lists, of which `count` are set; `slots` has a power of two of words, at
/// most half of them used; each list's slices lie within `used` of `arena`.
@safe
struct OccurrenceTable: ~Copyable {
    /// A key and what is known of its occurrences; 32 bytes, so two share a cache line.
    private struct List {
        var key: UInt64
        /// The first clause and the last.
        var first: UInt32 = 0
        var last: UInt32 = 0
        var count: UInt32 = 0
        /// The first slice and the last, in units of 16 bytes; before there is one `head` is the first position.
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
    private let words: UnsafeMutablePointer<UInt64>
    /// Whether occurrences have positions.
    let hasPositions: Bool
    /// The number of keys.
    private(set) var count = 0

    init(hasPositions: Bool) {
        self.hasPositions = hasPositions
        unsafe lists = Self.resized(nil, byteCount: listCapacity * MemoryLayout<List>.stride)
            .bindMemory(to: List.self, capacity: listCapacity)
        unsafe slots = Self.emptySlots(1 << slotBits)
        unsafe arena = Self.resized(nil, byteCount: arenaCapacity)
        unsafe numbers = .allocate(capacity: Self.batch)
        unsafe words = .allocate(capacity: Self.batch)
    }

    deinit {
        unsafe free(lists)
        unsafe free(slots)
        unsafe free(arena)
        unsafe numbers.deallocate()
        unsafe words.deallocate()
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

    /// Appends to each of `keys` an occurrence in a clause; its position, where there are any, is its index among the keys.
    mutating func append(_ keys: [UInt64], clause: UInt32) {
        unsafe keys.withUnsafeBufferPointer { keys in
            var start = 0
            while start < keys.count {
                // Looking at all slots before any list, and at all lists before any slice, lets the cache misses overlap.
                let end = min(keys.count, start &+ Self.batch)
                for index in start..<end {
                    unsafe words[index &- start] = slots[firstSlot(of: Self.hash(keys[index]))]
                }
                for index in start..<end {
                    unsafe numbers[index &- start] = number(of: keys[index], in: words[index &- start])
                }
                if hasPositions {
                    for index in start..<end {
                        let list = unsafe lists + Int(numbers[index &- start])
                        unsafe append(clause, UInt32(truncatingIfNeeded: index), to: list)
                    }
                } else {
                    for index in start..<end {
                        unsafe append(clause, to: lists + Int(numbers[index &- start]))
                    }
                }
                start = end
            }
        }
    }

    @inline(__always)
    private static func hash(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

    @inline(__always)
    private func firstSlot(of hash: UInt64) -> Int {
        Int(truncatingIfNeeded: hash &>> UInt64(truncatingIfNeeded: 64 &- slotBits))
    }

    /// The number of a key, given what its first slot held a moment ago.
    @inline(__always)
    private mutating func number(of key: UInt64, in word: UInt64) -> UInt32 {
        let tag = Self.hash(key) &<< 20 & 0xFFFF_FFFF_0000_0000
        let number = UInt32(truncatingIfNeeded: word) &- 1
        if word & 0xFFFF_FFFF_0000_0000 == tag, word != 0, unsafe lists[Int(number)].key == key {
            return number
        }
        return self.number(of: key)
    }

    private mutating func number(of key: UInt64) -> UInt32 {
        let hash = Self.hash(key)
        let tag = hash &<< 20 & 0xFFFF_FFFF_0000_0000
        let mask = 1 &<< slotBits &- 1
        var slot = firstSlot(of: hash)
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
            let memory = unsafe Self.resized(
                UnsafeMutableRawPointer(lists), byteCount: listCapacity * MemoryLayout<List>.stride)
            unsafe lists = memory.assumingMemoryBound(to: List.self)
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
        unsafe free(slots)
        slotBits += 1
        unsafe slots = Self.emptySlots(1 << slotBits)
        let mask = 1 << slotBits - 1
        for number in 0..<count {
            let hash = unsafe lists[number].key &* 0x9E37_79B9_7F4A_7C15
            var slot = Int(truncatingIfNeeded: hash >> UInt64(64 - slotBits))
            while unsafe slots[slot] != 0 { slot = (slot + 1) & mask }
            unsafe slots[slot] = (hash << 20 & 0xFFFF_FFFF_0000_0000) | UInt64(number + 1)
        }
    }

    @inline(__always)
    private mutating func append(_ clause: UInt32, to list: UnsafeMutablePointer<List>) {
        let difference = unsafe clause &- list.pointee.last
        unsafe list.pointee.last = clause
        unsafe list.pointee.count &+= 1
        guard unsafe list.pointee.count != 1 else {
            unsafe list.pointee.first = clause
            return
        }
        let filled = unsafe list.pointee.filled
        guard unsafe difference < 0x80 && filled < list.pointee.room else {
            unsafe appendSlowly(difference, to: list)
            return
        }
        let place = unsafe Int(list.pointee.tail) &* Self.unit &+ Int(filled)
        unsafe arena.storeBytes(
            of: UInt8(truncatingIfNeeded: difference), toByteOffset: place, as: UInt8.self)
        unsafe list.pointee.filled = filled &+ 1
    }

    @inline(__always)
    private mutating func append(_ clause: UInt32, _ position: UInt32, to list: UnsafeMutablePointer<List>) {
        let difference = unsafe clause &- list.pointee.last
        unsafe list.pointee.last = clause
        unsafe list.pointee.count &+= 1
        guard unsafe list.pointee.count != 1 else {
            unsafe list.pointee.first = clause
            unsafe list.pointee.head = position
            return
        }
        let filled = unsafe list.pointee.filled
        guard unsafe difference | position < 0x4000 && filled &+ 4 <= list.pointee.room else {
            if unsafe list.pointee.room == 0 {
                let first = unsafe list.pointee.head
                unsafe appendSlowly(first, to: list)
            }
            unsafe appendSlowly(difference, to: list)
            unsafe appendSlowly(position, to: list)
            return
        }
        let place = unsafe Int(list.pointee.tail) &* Self.unit &+ Int(filled)
        // One or two bytes each; what is stored beyond them is overwritten by what comes next.
        let shift: UInt32 = difference < 0x80 ? 8 : 16
        let both = Self.varint(difference) | Self.varint(position) &<< shift
        unsafe arena.storeBytes(of: both.littleEndian, toByteOffset: place, as: UInt32.self)
        let size = UInt16(truncatingIfNeeded: shift &>> 3) &+ (position < 0x80 ? 1 : 2)
        unsafe list.pointee.filled = filled &+ size
    }

    /// The one or two bytes of a number below 2¹⁴.
    @inline(__always)
    private static func varint(_ value: UInt32) -> UInt32 {
        value < 0x80 ? value : value & 0x7F | 0x80 | (value &>> 7) &<< 8
    }

    /// Appends a varint, going on in a new slice where the last one ends.
    private mutating func appendSlowly(_ value: UInt32, to list: UnsafeMutablePointer<List>) {
        var rest = value
        let filled = unsafe Int(list.pointee.filled)
        if unsafe filled &+ 5 <= Int(list.pointee.room) {
            let start = unsafe arena + (Int(list.pointee.tail) &* Self.unit &+ filled)
            var length = 0
            while rest >= 0x80 {
                unsafe start.storeBytes(
                    of: UInt8(truncatingIfNeeded: rest) | 0x80, toByteOffset: length, as: UInt8.self)
                length &+= 1
                rest &>>= 7
            }
            unsafe start.storeBytes(
                of: UInt8(truncatingIfNeeded: rest), toByteOffset: length, as: UInt8.self)
            unsafe list.pointee.filled = UInt16(truncatingIfNeeded: filled &+ length &+ 1)
            return
        }
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

    private static func emptySlots(_ count: Int) -> UnsafeMutablePointer<UInt64> {
        let memory = unsafe resized(nil, byteCount: count * 8)
        unsafe memset(memory, 0, count * 8)
        return unsafe memory.bindMemory(to: UInt64.self, capacity: count)
    }

    /// Memory by `realloc`, which moves pages instead of copying them.
    private static func resized(_ memory: UnsafeMutableRawPointer?, byteCount: Int) -> UnsafeMutableRawPointer
    {
        guard let memory = unsafe realloc(memory, byteCount) else {
            preconditionFailure("out of memory: \(byteCount) bytes for the terms of a segment")
        }
        // Places of keys are far apart: with large pages most of them need no walk through the tables of pages.
        let page = 2 << 20
        if byteCount >= 4 * page {
            let start = unsafe UnsafeMutableRawPointer(bitPattern: (UInt(bitPattern: memory) + 4095) & ~4095)
            _ = unsafe madvise(start, byteCount & ~4095 - 4096, 14)  // MADV_HUGEPAGE
        }
        return unsafe memory
    }

    /// Replaces `list` by the postings of a key.
    func read(_ number: Int, into list: inout PostingList) {
        precondition(number < count)
        let source = unsafe lists + number
        let total = unsafe Int(source.pointee.count)
        list.removeAll()
        let hasPositions = hasPositions
        list.clauses.append(addingCapacity: total) { clauses in
            list.frequencies.append(addingCapacity: total) { frequencies in
                unsafe clauses.withUnsafeMutableBufferPointer { clauses, clauseCount in
                    unsafe frequencies.withUnsafeMutableBufferPointer { frequencies, frequencyCount in
                        guard let clauses = clauses.baseAddress, let frequencies = frequencies.baseAddress
                        else { return }
                        if hasPositions {
                            list.positions.append(addingCapacity: total) { positions in
                                unsafe positions.withUnsafeMutableBufferPointer { positions, count in
                                    guard let positions = positions.baseAddress else { return }
                                    count = total
                                    clauseCount = unsafe read(source, clauses, frequencies, positions)
                                }
                            }
                        } else {
                            clauseCount = unsafe read(source, clauses, frequencies)
                        }
                        frequencyCount = clauseCount
                    }
                }
            }
        }
    }

    /// Reads clauses and their frequencies; gives the number of clauses.
    private func read(
        _ list: UnsafePointer<List>, _ clauses: UnsafeMutablePointer<UInt32>,
        _ frequencies: UnsafeMutablePointer<UInt32>
    ) -> Int {
        var clause = unsafe list.pointee.first
        unsafe clauses[0] = clause
        unsafe frequencies[0] = 1
        var last = 0
        var frequency: UInt32 = 1
        var reader = unsafe SliceReader(arena, list.pointee.head)
        for _ in 1..<max(1, unsafe Int(list.pointee.count)) {
            let difference = reader.next()
            clause &+= difference
            last &+= difference == 0 ? 0 : 1
            frequency = difference == 0 ? frequency &+ 1 : 1
            unsafe clauses[last] = clause
            unsafe frequencies[last] = frequency
        }
        return last + 1
    }

    /// Reads clauses, their frequencies and all positions; gives the number of clauses.
    private func read(
        _ list: UnsafePointer<List>, _ clauses: UnsafeMutablePointer<UInt32>,
        _ frequencies: UnsafeMutablePointer<UInt32>, _ positions: UnsafeMutablePointer<UInt32>
    ) -> Int {
        let total = unsafe Int(list.pointee.count)
        var clause = unsafe list.pointee.first
        unsafe clauses[0] = clause
        unsafe frequencies[0] = 1
        guard total > 1 else {
            unsafe positions[0] = list.pointee.head
            return 1
        }
        var last = 0
        var frequency: UInt32 = 1
        var reader = unsafe SliceReader(arena, list.pointee.head)
        unsafe positions[0] = reader.next()
        for index in 1..<total {
            let (difference, position) = reader.nextPair()
            clause &+= difference
            last &+= difference == 0 ? 0 : 1
            frequency = difference == 0 ? frequency &+ 1 : 1
            unsafe clauses[last] = clause
            unsafe frequencies[last] = frequency
            unsafe positions[index] = position
        }
        return last + 1
    }

    /// Reads varints from chained slices.
    @safe
    private struct SliceReader {
        private let arena: UnsafeRawPointer
        private var place: Int
        private var end: Int
        private var size = unit

        @inline(__always)
        init(_ arena: UnsafeMutableRawPointer, _ head: UInt32) {
            unsafe self.arena = UnsafeRawPointer(arena)
            place = Int(head) &* unit
            end = place &+ unit &- linkSize
        }

        @inline(__always)
        mutating func next() -> UInt32 {
            if place < end {
                let byte = unsafe arena.load(fromByteOffset: place, as: UInt8.self)
                if byte < 0x80 {
                    place &+= 1
                    return UInt32(byte)
                }
            }
            return nextSlowly()
        }

        @inline(__always)
        mutating func nextPair() -> (UInt32, UInt32) {
            if place &+ 2 <= end {
                let both = UInt16(
                    littleEndian: unsafe arena.loadUnaligned(fromByteOffset: place, as: UInt16.self))
                if both & 0x8080 == 0 {
                    place &+= 2
                    return (UInt32(both & 0x7F), UInt32(both &>> 8))
                }
            }
            let first = nextSlowly()
            return (first, nextSlowly())
        }

        private mutating func nextSlowly() -> UInt32 {
            var value: UInt32 = 0
            var shift: UInt32 = 0
            while true {
                if place == end {
                    place = unsafe Int(arena.load(fromByteOffset: end, as: UInt32.self)) &* unit
                    size = min(maxSlice, size &* 2)
                    end = place &+ size &- linkSize
                }
                let byte = unsafe arena.load(fromByteOffset: place, as: UInt8.self)
                place &+= 1
                value |= UInt32(byte & 0x7F) &<< shift
                if byte < 0x80 { return value }
                shift &+= 7
            }
        }
    }
}
