/// Memory for one query, handed out piece by piece and taken back at once.
///
/// In the steady state nothing is allocated. This file uses raw pointers. Invariant: a piece is valid until `removeAll`.
@safe
final class EvaluationScratch {
    private var slabs: [UnsafeMutableRawBufferPointer] = unsafe []
    private var slab = 0
    private var used = 0

    deinit {
        for unsafe slab in unsafe slabs { unsafe slab.deallocate() }
    }

    /// Takes all pieces back.
    func removeAll() {
        slab = 0
        used = 0
    }

    /// Room for `count` values, not initialised; aligned to 64 bytes.
    func take<Value: BitwiseCopyable>(_ count: Int, of type: Value.Type) -> UnsafeMutablePointer<Value> {
        let size = (max(1, count) * MemoryLayout<Value>.stride + 63) / 64 * 64
        while unsafe slab < slabs.count {
            if unsafe used + size <= slabs[slab].count {
                let piece = unsafe UnsafeMutableRawBufferPointer(rebasing: slabs[slab][used..<(used + size)])
                used += size
                return unsafe piece.bindMemory(to: type).baseAddress ?? .allocate(capacity: count)
            }
            slab += 1
            used = 0
        }
        unsafe slabs.append(.allocate(byteCount: max(size, 1 << 20), alignment: 64))
        return unsafe take(count, of: type)
    }
}
