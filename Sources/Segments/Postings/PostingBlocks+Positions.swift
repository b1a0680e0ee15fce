/// Where the positions of a posting were found last, so that the next search begins there.
public struct PositionMemory: Sendable {
    var block = -1
    var index = 0
    /// The bit where the positions of that posting begin.
    var bit = 0

    /// Knows nothing.
    public init() {}
}

extension PostingBlocks {
    /// Whether the positions lie in a section of their own, where `readPositions` finds them.
    public var hasPositionsApart: Bool { field.positionForm.isApart(clauseCount: entry.clauseCount) }

    /// Appends the positions of one posting of a decoded block, increasing.
    ///
    /// Of the block only the frequencies and lengths of up to 31 postings before are looked at. This file uses raw
    /// pointers. Invariant: `clauses` and `frequencies` hold the `count` decoded postings of the block, and `index` is below that.
    public func readPositions(
        of index: Int, inBlock block: Int, count: Int, clauses: UnsafeRawPointer, frequencies: UnsafeRawPointer,
        memory: inout PositionMemory, into positions: inout [UInt32]
    ) throws(SegmentError) {
        let group = index / PositionCode.groupSize
        if memory.block != block || memory.index > index || memory.index < group &* PositionCode.groupSize {
            memory.block = block
            if self.count == 0 {
                // A short list has no places.
                memory.index = 0
                memory.bit = entry.positions.lowerBound &* 8
            } else {
                memory.index = group &* PositionCode.groupSize
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
        guard memory.bit >= 0, frequency <= 1 << width,
            memory.bit &+ PositionCode.bitCount(frequency, width: width) <= field.positions.count &* 8
        else { throw misplaced() }
        var reader = BitReader(field.positions, atBit: memory.bit)
        guard PositionCode.read(frequency, width: width, from: &reader, into: &positions) else {
            throw misplaced()
        }
    }

    private func misplaced() -> SegmentError {
        field.positions.corrupt(at: entry.positions.lowerBound, "the positions of a term are malformed")
    }

    @inline(__always)
    private func width(_ clauses: UnsafeRawPointer, _ index: Int) -> Int {
        let clause = unsafe clauses.load(fromByteOffset: index &* 4, as: UInt32.self)
        return Int(field.positionWidths[Int(field.lengthByte(of: clause))])
    }
}
