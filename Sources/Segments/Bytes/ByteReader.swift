/// Reads integers and strings one after another from a part of a file, and throws where the part ends too early.
public struct ByteReader {
    let bytes: SegmentBytes
    /// The offset of the next byte in the part.
    public private(set) var position: Int

    /// Starts at `position` of `bytes`.
    public init(_ bytes: SegmentBytes, at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// The number of bytes that are left.
    public var remaining: Int { max(0, bytes.count - position) }

    /// Reads an integer of fixed width.
    public mutating func read<Value: FixedWidthInteger & BitwiseCopyable>(
        _ type: Value.Type
    ) throws(SegmentError) -> Value {
        guard position >= 0, remaining >= MemoryLayout<Value>.size else {
            throw bytes.corrupt(at: position, "ends inside a number")
        }
        defer { position += MemoryLayout<Value>.size }
        return bytes.load(type, at: position)
    }

    /// Reads a variable-length integer that must not be negative.
    public mutating func readVarint() throws(SegmentError) -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 63 {
            guard position >= 0, position < bytes.count else {
                throw bytes.corrupt(at: position, "ends inside a number")
            }
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(value) }
            shift += 7
        }
        throw bytes.corrupt(at: position, "a number is too long")
    }

    /// Reads `count` bytes.
    public mutating func readBytes(_ count: Int) throws(SegmentError) -> [UInt8] {
        guard count >= 0, count <= remaining else {
            throw bytes.corrupt(at: position, "ends inside a string")
        }
        defer { position += count }
        return bytes.array(position..<(position + count))
    }

    /// Reads `count` bytes onto the end of `output`.
    mutating func readBytes(_ count: Int, appendingTo output: inout [UInt8]) throws(SegmentError) {
        guard count >= 0, count <= remaining else {
            throw bytes.corrupt(at: position, "ends inside a string")
        }
        bytes.append(position..<(position + count), to: &output)
        position += count
    }

    /// Moves on behind `count` variable-length integers.
    mutating func skipVarints(_ count: Int) throws(SegmentError) {
        var left = count
        while left > 0 {
            guard position < bytes.count else { throw bytes.corrupt(at: position, "ends inside a number") }
            if bytes[position] < 0x80 { left -= 1 }
            position += 1
        }
    }

    /// Reads a string written by `ByteWriter.append(string:)`.
    public mutating func readString() throws(SegmentError) -> String {
        let count = try readVarint()
        return String(decoding: try readBytes(count), as: UTF8.self)
    }

    /// Moves on to an offset.
    public mutating func seek(to offset: Int) {
        position = offset
    }
}
