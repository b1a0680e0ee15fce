internal import CZlib

/// Raw deflate (RFC 1951) with a preset dictionary, by zlib.
@safe
final class Deflater {
    private let primed: UnsafeMutablePointer<z_stream>

    /// Prepares for compressing many blocks against `dictionary`, of which the last 32 KiB count.
    init(dictionary: [UInt8], level: Int32 = 9) {
        unsafe primed = .allocate(capacity: 1)
        unsafe primed.initialize(to: z_stream())
        let status = unsafe gb_deflateInit2(primed, level, -15, 9, Z_DEFAULT_STRATEGY)
        precondition(status == Z_OK, "zlib cannot start: out of memory")
        if !dictionary.isEmpty {
            unsafe deflateSetDictionary(primed, dictionary, uInt(dictionary.count))
        }
    }

    deinit {
        unsafe deflateEnd(primed)
        unsafe primed.deallocate()
    }

    /// The compressed form of `block`.
    func compress(_ block: ArraySlice<UInt8>) -> [UInt8] {
        var stream = unsafe z_stream()
        precondition(unsafe deflateCopy(&stream, primed) == Z_OK, "zlib cannot continue: out of memory")
        defer { unsafe deflateEnd(&stream) }
        let bound = unsafe Int(deflateBound(&stream, uLong(block.count)))
        return unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            unsafe block.withUnsafeBufferPointer { input in
                unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                unsafe stream.avail_in = uInt(input.count)
                unsafe stream.next_out = output.baseAddress
                unsafe stream.avail_out = uInt(bound)
                let status = unsafe deflate(&stream, Z_FINISH)
                precondition(status == Z_STREAM_END, "zlib stopped before the end of a block")
                unsafe count = bound - Int(stream.avail_out)
            }
        }
    }
}

/// Undoes what `Deflater` did.
enum Inflater {
    /// Decompresses `bytes` into exactly `count` bytes, or gives `nil` where the bytes are damaged.
    static func decompress(_ bytes: SegmentBytes, count: Int, dictionary: SegmentBytes? = nil) -> [UInt8]? {
        // Deflate cannot expand beyond 1032 : 1, so a count above that is a lie and is not allocated.
        guard count >= 0, count <= bytes.count * 1032 + 64, bytes.count < Int(UInt32.max) else { return nil }
        var stream = unsafe z_stream()
        guard unsafe gb_inflateInit2(&stream, -15) == Z_OK else { return nil }
        defer { unsafe inflateEnd(&stream) }
        if let dictionary {
            let bytes = unsafe dictionary.base.assumingMemoryBound(to: UInt8.self)
            guard unsafe inflateSetDictionary(&stream, bytes, uInt(dictionary.count)) == Z_OK else {
                return nil
            }
        }
        var isWhole = false
        let output = unsafe [UInt8](unsafeUninitializedCapacity: count + 1) { output, written in
            unsafe stream.next_in = UnsafeMutablePointer(
                mutating: bytes.base.assumingMemoryBound(to: UInt8.self))
            unsafe stream.avail_in = uInt(bytes.count)
            unsafe stream.next_out = output.baseAddress
            unsafe stream.avail_out = uInt(count + 1)
            let status = unsafe inflate(&stream, Z_FINISH)
            unsafe written = count + 1 - Int(stream.avail_out)
            isWhole = status == Z_STREAM_END && written == count
        }
        return isWhole ? output : nil
    }
}
