/// Reads variable-length integers and strings from decompressed bytes; `nil` where they end or are malformed.
struct VarintSlice {
    private let bytes: ArraySlice<UInt8>
    private(set) var position: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes[...]
        position = 0
    }

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    mutating func next() -> Int? {
        var value = 0
        var shift = 0
        while position < bytes.endIndex, shift < 63 {
            let byte = bytes[position]
            position += 1
            value |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return nil
    }

    mutating func nextString() -> String? {
        guard let count = next(), count <= bytes.endIndex - position else { return nil }
        defer { position += count }
        return String(decoding: bytes[position..<(position + count)], as: UTF8.self)
    }

    /// A flag and, where it is 1, a string; the outer optional is `nil` where the bytes are malformed.
    mutating func nextOptionalString() -> String?? {
        guard let flag = next(), flag <= 1 else { return nil }
        guard flag == 1 else { return .some(nil) }
        guard let string = nextString() else { return nil }
        return .some(string)
    }

    var rest: ArraySlice<UInt8> { bytes[position...] }
}
