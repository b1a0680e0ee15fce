internal import Segments

/// The factors of scores by what a clause is, as fractions of the greatest of them.
///
/// This file uses a raw pointer. Invariant: `roles` are the bytes of all clauses of a segment that is kept open.
@safe
struct RoleFactors {
    /// What each clause of the segment is.
    private let roles: UnsafeRawPointer
    /// Fractions of 2¹⁶, rounded down, by role.
    private let fractions: [UInt32]

    /// The factors of a segment; `nil` where they are all the same.
    init?(_ similarity: Similarity, _ segment: SegmentReader) {
        guard case .blend = similarity else { return nil }
        unsafe roles = segment.roleBytes
        fractions = (UInt8.min...UInt8.max).map { byte in
            let factor = similarity.factor(ClauseRole(rawValue: byte) ?? .body)
            return UInt32(factor / Similarity.greatestFactor * 0x1p16)
        }
    }

    /// What is left of a sum of a clause: at least 1, so that every clause can be among the best.
    @inline(__always)
    func apply(to sum: UInt32, of clause: UInt32) -> UInt32 {
        let role = unsafe roles.load(fromByteOffset: Int(clause), as: UInt8.self)
        return max(1, UInt32(truncatingIfNeeded: (UInt64(sum) &* UInt64(fractions[Int(role)])) &>> 16))
    }
}
