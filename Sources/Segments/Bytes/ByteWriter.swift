/// Appends little-endian integers, variable-length integers and bytes to a growing array.
public struct ByteWriter: Sendable {
    /// What was written so far and not drained.
    public private(set) var bytes: [UInt8] = []
    private var drainedCount = 0

    /// Makes an empty writer.
    public init() {}

    /// The number of bytes written so far.
    public var count: Int { drainedCount + bytes.count }
    /// The number of bytes that are held.
    var heldByteCount: Int { bytes.count }

    /// Appends one byte.
    public mutating func append(_ value: UInt8) {
        bytes.append(value)
    }

    /// Appends an integer of fixed width, little-endian.
    public mutating func append<Value: FixedWidthInteger>(fixed value: Value) {
        unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    /// Appends an unsigned integer in groups of seven bits, lowest first (LEB128), 1 to 10 bytes.
    public mutating func append(varint value: Int) {
        var rest = UInt64(bitPattern: Int64(value))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Appends bytes as they are.
    public mutating func append(contentsOf other: some Collection<UInt8>) {
        bytes.append(contentsOf: other)
    }

    /// Appends bytes as they are.
    @inline(__always)
    mutating func append(bytes other: UnsafeRawBufferPointer) {
        unsafe bytes.append(contentsOf: other)
    }

    /// Appends the bytes that `body` writes, at most `room`; it gives their number.
    @inline(__always)
    mutating func append(room: Int, _ body: (UnsafeMutableRawPointer) -> Int) {
        if bytes.capacity - bytes.count < room {
            bytes.reserveCapacity(max(bytes.count + room, bytes.capacity * 2))
        }
        bytes.append(addingCapacity: room) { output in
            unsafe output.withUnsafeMutableBufferPointer { output, count in
                guard let start = output.baseAddress else { return }
                count = unsafe body(UnsafeMutableRawPointer(start))
            }
        }
    }

    /// Appends the byte count of a string as a varint, then its UTF-8.
    public mutating func append(string: String) {
        append(varint: string.utf8.count)
        bytes.append(contentsOf: string.utf8)
    }

    /// Appends a flag byte, and the string where there is one.
    public mutating func append(optional string: String?) {
        guard let string else {
            append(0)
            return
        }
        append(1)
        append(string: string)
    }

    /// Appends zero bytes up to the next multiple of `alignment`.
    public mutating func align(to alignment: Int) {
        let missing = (alignment - count % alignment) % alignment
        bytes.append(contentsOf: repeatElement(0, count: missing))
    }

    /// Forgets what was written and keeps the room.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// Hands over the bytes that are held; `count` goes on counting them.
    mutating func drain() -> [UInt8] {
        drainedCount += bytes.count
        return take()
    }

    /// Hands the bytes over and empties the writer.
    public mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }
}
