internal import Segments

extension WindowEvaluator {
    /// The number of clauses that have at least one of the terms; nothing is scored.
    mutating func countUnion() throws(SegmentError) -> Int {
        isDirty = true
        var count = 0
        for window in 0..<windowCount where unionBound(ofWindow: window) > 0 {
            guard interruption.allows(Self.stepsOfWindow * listCount) else { break }
            for index in 0..<listCount where unsafe lists[index].bound(ofWindow: window) > 0 {
                try mark(index, window)
            }
            removeDeleted(inWindow: window)
            count += takeMarks()
        }
        isDirty = false
        return count
    }

    /// The number of marks that are 1; sets all to 0.
    private func takeMarks() -> Int {
        let marks = unsafe marks
        var count = 0
        for part in 0..<(Self.windowSize / 2048) {
            // At most 128 in a lane.
            var sum = SIMD16<UInt8>.zero
            for row in 0..<128 {
                let offset = part &* 2048 &+ row &* 16
                sum &+= unsafe marks.load(fromByteOffset: offset, as: SIMD16<UInt8>.self)
                unsafe marks.storeBytes(of: .zero, toByteOffset: offset, as: SIMD16<UInt8>.self)
            }
            count &+= Int(SIMD16<UInt16>(truncatingIfNeeded: sum).wrappedSum())
        }
        return count
    }
}
