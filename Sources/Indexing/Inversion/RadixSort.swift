/// Sorts integers by some of their bits, eleven at a time from the lowest up.
enum RadixSort {
    /// Sorts `values` by the bits from `fromBit` on; values that agree in them keep their order.
    ///
    /// Linear. Digits in which all values agree cost one look at each.
    static func sort(_ values: inout [UInt64], fromBit: UInt64 = 0) {
        var other = values
        for shift in stride(from: fromBit, to: 64, by: 11) {
            var starts = [Int](repeating: 0, count: 1 << 11 + 1)
            for value in values { starts[Int(value >> shift & 0x7FF) + 1] += 1 }
            if starts.contains(values.count) { continue }
            for digit in 1..<starts.count { starts[digit] += starts[digit - 1] }
            for value in values {
                let digit = Int(value >> shift & 0x7FF)
                other[starts[digit]] = value
                starts[digit] += 1
            }
            swap(&values, &other)
        }
    }
}
