/// A part of a mapped file that is read with every access checked.
///
/// What the file says may be a lie, so a read outside the part gives zero instead of a trap; structure is checked by
/// those who know it, with `SegmentError.corrupt`.
@safe
public struct SegmentBytes: @unchecked Sendable {  // the bytes never change; `file` keeps them mapped
    let file: MappedFile
    let base: UnsafeRawPointer
    /// Where the part begins in the file, in bytes.
    public let offset: Int
    /// The number of bytes of the part.
    public let count: Int

    init(file: MappedFile, base: UnsafeRawPointer, offset: Int, count: Int) {
        self.file = file
        unsafe self.base = base
        self.offset = offset
        self.count = count
    }

    /// The name of the file, for messages.
    public var name: String { file.name }

    /// One byte, or zero outside the part.
    public subscript(index: Int) -> UInt8 {
        index >= 0 && index < count ? unsafe base.load(fromByteOffset: index, as: UInt8.self) : 0
    }

    /// A little-endian integer of fixed width at a byte offset, or zero where it does not fit.
    @inline(__always)
    public func load<Value: FixedWidthInteger & BitwiseCopyable>(_ type: Value.Type, at index: Int) -> Value {
        guard index >= 0, index <= count - MemoryLayout<Value>.size else { return 0 }
        return Value(littleEndian: unsafe base.loadUnaligned(fromByteOffset: index, as: type))
    }

    /// The bytes `start ..< start + length`, or `nil` where they are not all inside.
    public func slice(at start: Int, count length: Int) -> SegmentBytes? {
        guard start >= 0, length >= 0, start <= count, length <= count - start else { return nil }
        return unsafe SegmentBytes(file: file, base: base + start, offset: offset + start, count: length)
    }

    /// Whether both are the same part of the same file.
    func isSame(as other: SegmentBytes?) -> Bool {
        file === other?.file && offset == other?.offset && count == other?.count
    }

    /// Whether all bytes of `range`, clamped to the part, are zero.
    func isZero(_ range: Range<Int>) -> Bool {
        range.clamped(to: 0..<count).allSatisfy { self[$0] == 0 }
    }

    /// A copy of the bytes of `range`, clamped to the part.
    public func array(_ range: Range<Int>) -> [UInt8] {
        let clamped = range.clamped(to: 0..<count)
        return unsafe [UInt8](UnsafeRawBufferPointer(start: base + clamped.lowerBound, count: clamped.count))
    }

    /// Appends the bytes of `range`, clamped to the part, to `output`.
    func append(_ range: Range<Int>, to output: inout [UInt8]) {
        let clamped = range.clamped(to: 0..<count)
        unsafe output.append(
            contentsOf: UnsafeRawBufferPointer(start: base + clamped.lowerBound, count: clamped.count))
    }

    /// Compares the pages that hold the bytes of `range` with their checksums, where the file has any and they were not compared yet.
    @inline(__always)
    func verify(_ range: Range<Int>) throws(SegmentError) {
        try file.pages?.verify((offset + range.lowerBound)..<(offset + range.upperBound))
    }

    /// Compares all bytes of the part with the checksums of their pages.
    func verify() throws(SegmentError) { try verify(0..<count) }

    /// The CRC-32C of all bytes of the part.
    public var checksum: UInt32 {
        unsafe Checksum.crc32c(UnsafeRawBufferPointer(start: base, count: count))
    }

    /// The error that says that this part is damaged at `index`.
    public func corrupt(at index: Int = 0, _ reason: String) -> SegmentError {
        .corrupt(file: name, offset: offset + max(0, min(index, count)), reason: reason)
    }
}
