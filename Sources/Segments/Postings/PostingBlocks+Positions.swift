/// Where the positions of a posting were found last, so that the next search begins there.
public struct PositionMemory: Sendable {
    var block = -1
    var index = 0
    /// The bit where the positions of that posting begin.
    var bit = 0

    /// Knows nothing.
    public init() {}
}

/// Where the positions of one posting lie, checked against the section.
public struct PositionPlace: Sendable {
    /// The number of positions.
    public let count: Int
    let bit: Int
    let width: Int
}

/// This file uses raw pointers. Invariant: `clauses` and `frequencies` hold the `count` decoded postings of a block.
extension PostingBlocks {
    /// Whether the positions lie in a section of their own, where `positions` finds them.
    public var hasPositionsApart: Bool { field.positionForm.isApart(clauseCount: entry.clauseCount) }

    /// Finds the positions of one posting of a decoded block.
    ///
    /// Of the block only the frequencies and lengths of up to 31 postings before are looked at.
    @inline(__always)
    public func positions(
        of index: Int, inBlock block: Int, count: Int, clauses: UnsafeRawPointer,
        frequencies: UnsafeRawPointer,
        memory: inout PositionMemory
    ) throws(SegmentError) -> PositionPlace {
        let group = index / PositionCode.groupSize
        if memory.block != block || memory.index > index || memory.index < group &* PositionCode.groupSize {
            memory.block = block
            if self.count == 0 {
                // A short list has no places.
                memory.index = 0
                memory.bit = entry.positions.lowerBound &* 8
            } else {
                memory.index = group &* PositionCode.groupSize
                try verifyPositions(of: block)
                let offset = self.positions(of: block)
                memory.bit =
                    count > PositionCode.groupSize
                    ? PositionPlaces.bit(ofGroup: group, field.positions, at: offset) : offset &* 8
            }
        }
        while memory.index < index {
            let frequency = unsafe frequencies.load(fromByteOffset: memory.index &* 4, as: UInt32.self)
            let width = unsafe width(clauses, memory.index)
            memory.bit &+= PositionCode.bitCount(Int(frequency), width: width)
            memory.index &+= 1
        }
        let frequency = Int(unsafe frequencies.load(fromByteOffset: index &* 4, as: UInt32.self))
        let width = unsafe width(clauses, index)
        guard memory.bit >= 0, frequency <= 1 << width, frequency <= field.positionLimit,
            memory.bit &+ PositionCode.bitCount(frequency, width: width) <= positionsByteCount &* 8
        else { throw misplaced() }
        return PositionPlace(count: frequency, bit: memory.bit, width: width)
    }

    /// Reads positions, increasing, to `target`, which has room for their count.
    @inline(__always)
    public func readPositions(
        _ place: PositionPlace, to target: UnsafeMutablePointer<UInt32>
    ) throws(SegmentError) {
        guard
            unsafe PositionCode.read(
                place.count, width: place.width, positionsBase, atBit: place.bit, to: target)
        else { throw misplaced() }
    }

    /// Replaces `positions` by those of all postings of a decoded block.
    func readAllPositions(
        ofBlock block: Int, count: Int, clauses: UnsafeRawPointer, frequencies: UnsafeRawPointer,
        into positions: inout [UInt32]
    ) throws(SegmentError) {
        var memory = PositionMemory()
        var total = 0
        guard count > 0 else { return }
        let first = try unsafe self.positions(
            of: 0, inBlock: block, count: count, clauses: clauses, frequencies: frequencies, memory: &memory)
        var bit = first.bit
        for index in 0..<count {
            let frequency = Int(unsafe frequencies.load(fromByteOffset: index &* 4, as: UInt32.self))
            let width = unsafe width(clauses, index)
            bit &+= PositionCode.bitCount(frequency, width: width)
            guard frequency <= 1 << width, bit <= positionsByteCount &* 8 else { throw misplaced() }
            total += frequency
        }
        // All positions of a long clause take no bits, so that the section does not bound their number.
        guard total <= field.positionLimit else { throw misplaced() }
        positions.removeAll(keepingCapacity: true)
        var isIncreasing = true
        positions.append(addingCapacity: total) { output in
            unsafe output.withUnsafeMutableBufferPointer { output, filled in
                guard let target = output.baseAddress else { return }
                bit = first.bit
                for index in 0..<count {
                    let frequency = Int(unsafe frequencies.load(fromByteOffset: index &* 4, as: UInt32.self))
                    let width = unsafe width(clauses, index)
                    let isRight = unsafe PositionCode.read(
                        frequency, width: width, positionsBase, atBit: bit, to: target + filled)
                    isIncreasing = isIncreasing && isRight
                    bit &+= PositionCode.bitCount(frequency, width: width)
                    filled &+= frequency
                }
            }
        }
        guard isIncreasing else { throw misplaced() }
    }

    private func misplaced() -> SegmentError {
        field.positions.corrupt(at: entry.positions.lowerBound, "the positions of a term are malformed")
    }

    @inline(__always)
    private func width(_ clauses: UnsafeRawPointer, _ index: Int) -> Int {
        let clause = unsafe clauses.load(fromByteOffset: index &* 4, as: UInt32.self)
        let length = unsafe lengths.load(fromByteOffset: Int(clause), as: UInt8.self)
        return Int(unsafe widths[Int(length)])
    }
}
