/// Bits on their way into memory that has room for them, the first lowest; eight bytes are stored at once.
///
/// Invariant: behind `place` there is room for what is written and eight bytes.
@safe
struct BitOutput {
    private var place: UnsafeMutableRawPointer
    private var pending: UInt64 = 0
    private var count = 0

    init(_ place: UnsafeMutableRawPointer) {
        unsafe self.place = place
    }

    /// Appends up to 32 bits.
    @inline(__always)
    mutating func write(_ value: UInt64, _ bits: Int) {
        pending |= value &<< UInt64(truncatingIfNeeded: count)
        count &+= bits
        unsafe place.storeBytes(of: pending.littleEndian, as: UInt64.self)
        let bytes = count &>> 3
        unsafe place += bytes
        pending &>>= UInt64(truncatingIfNeeded: bytes &* 8)
        count &= 7
    }

    /// Where the bytes end.
    func finish() -> UnsafeMutableRawPointer { unsafe count > 0 ? place + 1 : place }
}
