/// The lengths of the codes of a Huffman code, and the codes, as deflate wants them.
struct HuffmanCode {
    /// For each symbol the number of bits, 0 where it does not occur.
    private(set) var lengths: [UInt8]
    /// For each symbol its code, the first bit lowest.
    private(set) var codes: [UInt16]

    private var order: [UInt64] = []
    private var weights: [UInt32] = []
    private var parents: [Int32] = []

    /// Makes room for a code of so many symbols.
    init(symbolCount: Int) {
        lengths = [UInt8](repeating: 0, count: symbolCount)
        codes = [UInt16](repeating: 0, count: symbolCount)
    }

    /// Makes the code for some frequencies with no code longer than `limit` bits.
    ///
    /// Two queues give the tree in linear time from sorted frequencies (van Leeuwen); lengths above the limit are cut off
    /// and the shorter codes made longer until Kraft's inequality holds.
    mutating func build(_ frequencies: [UInt32], limit: Int) {
        order.removeAll(keepingCapacity: true)
        for symbol in frequencies.indices {
            lengths[symbol] = 0
            if frequencies[symbol] > 0 { order.append(UInt64(frequencies[symbol]) << 16 | UInt64(symbol)) }
        }
        // A decoder wants at least two codes.
        if order.isEmpty { order.append(0) }
        if order.count == 1 { order.append(order[0] & 0xFFFF == 0 ? 1 : 0) }
        order.sort()
        let count = order.count
        weights.removeAll(keepingCapacity: true)
        parents.removeAll(keepingCapacity: true)
        for entry in order { weights.append(UInt32(truncatingIfNeeded: entry >> 16)) }
        for _ in 0..<(2 * count - 1) { parents.append(0) }
        var leaf = 0
        var inner = count
        while weights.count < 2 * count - 1 {
            var sum: UInt32 = 0
            for _ in 0..<2 {
                let takesLeaf = leaf < count && (inner >= weights.count || weights[leaf] <= weights[inner])
                let node = takesLeaf ? leaf : inner
                if takesLeaf { leaf += 1 } else { inner += 1 }
                sum += weights[node]
                parents[node] = Int32(weights.count)
            }
            weights.append(sum)
        }
        assignLengths(count, limit: limit)
        assignCodes(limit: limit)
    }

    private mutating func assignLengths(_ count: Int, limit: Int) {
        // `weights` becomes depths, from the root down.
        weights[2 * count - 2] = 0
        for node in stride(from: 2 * count - 3, through: 0, by: -1) {
            weights[node] = weights[Int(parents[node])] + 1
        }
        var numbers = [Int](repeating: 0, count: limit + 1)
        for node in 0..<count { numbers[min(limit, Int(weights[node]))] += 1 }
        var sum = 0
        for length in 1...limit { sum += numbers[length] << (limit - length) }
        while sum > 1 << limit {
            var length = limit - 1
            while numbers[length] == 0 { length -= 1 }
            numbers[length] -= 1
            numbers[length + 1] += 2
            numbers[limit] -= 1
            sum -= 1
        }
        var index = 0
        for length in stride(from: limit, through: 1, by: -1) {
            for _ in 0..<numbers[length] {
                lengths[Int(order[index] & 0xFFFF)] = UInt8(length)
                index += 1
            }
        }
    }

    private mutating func assignCodes(limit: Int) {
        var numbers = [Int](repeating: 0, count: limit + 1)
        for length in lengths where length > 0 { numbers[Int(length)] += 1 }
        var code = 0
        var first = [Int](repeating: 0, count: limit + 1)
        for length in 1...limit {
            code = (code + (length == 1 ? 0 : numbers[length - 1])) << 1
            first[length] = code
        }
        for symbol in lengths.indices where lengths[symbol] > 0 {
            let length = Int(lengths[symbol])
            var bits = UInt16(truncatingIfNeeded: first[length])
            first[length] += 1
            var reversed: UInt16 = 0
            for _ in 0..<length {
                reversed = reversed << 1 | bits & 1
                bits >>= 1
            }
            codes[symbol] = reversed
        }
    }
}
