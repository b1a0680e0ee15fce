internal import CZlib

/// Undoes what `Deflater` did, by zlib.
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
