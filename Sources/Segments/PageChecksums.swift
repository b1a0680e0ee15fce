internal import Synchronization

/// The checksums of the pages of a segment file, compared when a page is first read.
///
/// So damage is an error and never a wrong answer, without reading a file that may be large at opening. Once a page was compared it is not
/// again: what changes on the device later is not seen, as with any file that was read before.
///
/// Uses raw pointers: `base` is that of the file, which owns this object and outlives it (a reference back would keep both for ever);
/// `verified` has a bit a page, in words that are atomic and live as long as the object.
@safe
final class PageChecksums: @unchecked Sendable {  // the bytes never change, and the bits are atomic
    /// The number of bytes of a page.
    static let pageSize = 4096

    private let name: String
    private let base: UnsafeRawPointer
    /// The number of bytes that have checksums; these follow them.
    private let byteCount: Int
    private let verified: UnsafeMutablePointer<Atomic<UInt64>>
    private let wordCount: Int

    /// Takes the section of the checksums, which has been verified itself; they are of all bytes of the file before it.
    init(_ sums: SegmentBytes) throws(SegmentError) {
        let pageCount = (sums.offset + Self.pageSize - 1) / Self.pageSize
        guard sums.count == pageCount * 4 else {
            throw sums.corrupt("there is not one checksum for each page")
        }
        name = sums.name
        byteCount = sums.offset
        unsafe base = sums.file.base
        wordCount = pageCount / 64 + 1
        unsafe verified = .allocate(capacity: wordCount)
        for index in 0..<wordCount { unsafe (verified + index).initialize(to: Atomic(0)) }
    }

    deinit {
        unsafe verified.deinitialize(count: wordCount)
        unsafe verified.deallocate()
    }

    /// Compares the pages that hold some bytes of the file with their checksums, where that was not done before.
    @inline(__always)
    func verify(_ range: Range<Int>) throws(SegmentError) {
        guard range.lowerBound >= 0, range.upperBound <= byteCount, !range.isEmpty else { return }
        for page in range.lowerBound / Self.pageSize...(range.upperBound - 1) / Self.pageSize {
            let bits = unsafe verified[page / 64].load(ordering: .acquiring)
            if bits & 1 << UInt64(page % 64) == 0 { try compare(page) }
        }
    }

    @inline(never)
    private func compare(_ page: Int) throws(SegmentError) {
        let start = page * Self.pageSize
        let bytes = unsafe UnsafeRawBufferPointer(
            start: base + start, count: min(Self.pageSize, byteCount - start))
        let sum = unsafe base.loadUnaligned(fromByteOffset: byteCount + page * 4, as: UInt32.self)
        guard unsafe Checksum.crc32c(bytes) == UInt32(littleEndian: sum) else {
            throw .corrupt(
                file: name, offset: start, reason: "the page that begins here has the wrong checksum")
        }
        unsafe _ = verified[page / 64].bitwiseOr(1 << UInt64(page % 64), ordering: .releasing)
    }
}

/// Makes the checksums of the pages of a file that is being written.
struct PageChecksumBuilder {
    private(set) var count = 0
    private var current: UInt32 = 0
    private var sums = ByteWriter()

    /// Takes the next bytes of the file.
    mutating func append(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { bytes in
            var offset = 0
            while offset < bytes.count {
                let room = PageChecksums.pageSize - count % PageChecksums.pageSize
                let end = min(bytes.count, offset + room)
                current = unsafe Checksum.crc32c(
                    UnsafeRawBufferPointer(rebasing: bytes[offset..<end]), after: current)
                count += end - offset
                offset = end
                if count % PageChecksums.pageSize == 0 { close() }
            }
        }
    }

    /// The checksums of all pages so far, the last of which may be short.
    mutating func finish() -> [UInt8] {
        if count % PageChecksums.pageSize != 0 { close() }
        return sums.bytes
    }

    private mutating func close() {
        sums.append(fixed: current)
        current = 0
    }
}
