internal import Segments

/// Postings put together for a query, laid out as decoded blocks: 128 clauses and frequencies each, the last block filled up
/// with what is above all clauses.
///
/// This file uses raw pointers. Invariant: the memory is from the scratch of the query; both arrays have `blockCount` whole blocks.
@safe
struct ListedPostings {
    /// The number of blocks, at least 1.
    let blockCount: Int
    private let clauses: UnsafeMutableRawPointer
    private let frequencies: UnsafeMutableRawPointer

    init(_ matches: Matches, _ scratch: EvaluationScratch) {
        blockCount = max(1, (matches.count + BlockCoding.size - 1) / BlockCoding.size)
        let size = blockCount * BlockCoding.size
        let clauses = unsafe scratch.take(size, of: UInt32.self)
        let frequencies = unsafe scratch.take(size, of: UInt32.self)
        for index in 0..<matches.count {
            unsafe clauses[index] = matches.clauses[index]
            unsafe frequencies[index] = matches.counts[index]
        }
        for index in matches.count..<size {
            unsafe clauses[index] = UInt32.max >> 1
            unsafe frequencies[index] = 0
        }
        unsafe self.clauses = UnsafeMutableRawPointer(clauses)
        unsafe self.frequencies = UnsafeMutableRawPointer(frequencies)
    }

    /// The clauses of a block.
    @inline(__always)
    func clauses(ofBlock block: Int) -> UnsafeMutableRawPointer {
        unsafe clauses + block &* (BlockCoding.size &* 4)
    }

    /// The frequencies in them.
    @inline(__always)
    func frequencies(ofBlock block: Int) -> UnsafeMutableRawPointer {
        unsafe frequencies + block &* (BlockCoding.size &* 4)
    }
}
