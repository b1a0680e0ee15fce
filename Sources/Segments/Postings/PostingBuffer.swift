/// Room for the clauses and frequencies of one decoded block.
///
/// Uses a raw pointer: `memory` has two times 128 integers of 32 bits, and lives as long as the object.
@safe
final class PostingBuffer {
    private let memory = UnsafeMutableRawPointer.allocate(byteCount: BlockCoding.size * 8, alignment: 16)

    /// The clauses.
    @inline(__always)
    var clauses: UnsafeMutableRawPointer { unsafe memory }
    /// The frequencies.
    @inline(__always)
    var frequencies: UnsafeMutableRawPointer { unsafe memory + BlockCoding.size * 4 }

    init() {
        unsafe memory.initializeMemory(as: UInt8.self, repeating: 0, count: BlockCoding.size * 8)
    }

    init(copying other: PostingBuffer) {
        unsafe memory.copyMemory(from: other.memory, byteCount: BlockCoding.size * 8)
    }

    deinit {
        unsafe memory.deallocate()
    }

    /// A clause; `index` is below 128.
    @inline(__always)
    func clause(_ index: Int) -> UInt32 {
        unsafe memory.load(fromByteOffset: index &* 4, as: UInt32.self)
    }

    /// A frequency; `index` is below 128.
    @inline(__always)
    func frequency(_ index: Int) -> UInt32 {
        unsafe memory.load(fromByteOffset: (BlockCoding.size &+ index) &* 4, as: UInt32.self)
    }

    /// Sets a posting; `index` is below 128.
    func set(_ index: Int, clause: UInt32, frequency: UInt32) {
        unsafe clauses.storeBytes(of: clause, toByteOffset: index &* 4, as: UInt32.self)
        unsafe frequencies.storeBytes(of: frequency, toByteOffset: index &* 4, as: UInt32.self)
    }
}
