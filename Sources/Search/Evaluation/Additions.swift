/// What the postings of a decoded block add to sums, with everything at hand that a loop needs.
@safe
struct Additions {
    let frequencies: UnsafeRawPointer
    let lengths: UnsafeRawPointer
    let shares: UnsafeMutablePointer<UInt32>
    let table: ScoreTable
    let scale: UInt64

    /// What a posting adds.
    @inline(__always)
    func of(_ clause: UInt32, _ index: Int) -> UInt32 {
        let frequency = unsafe frequencies.load(fromByteOffset: index &* 4, as: UInt32.self)
        let length = unsafe lengths.load(fromByteOffset: Int(clause), as: UInt8.self)
        let share =
            frequency < ScoreTable.rowCount
            ? unsafe shares[Int(frequency) &* 256 &+ Int(length)] : table.share(frequency, length)
        return TermList.addition(share, scale)
    }
}
