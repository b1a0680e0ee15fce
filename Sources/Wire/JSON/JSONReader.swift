/// Reads JSON from UTF-8 (RFC 8259): the members of a record, or any value.
///
/// Written here because indexing reads millions of small objects, and a search from the shell must start in milliseconds; a general
/// decoder costs ten times as much.
public struct JSONReader {
    /// A member value that an index can use, in UTF-8: a part of the line where nothing in it is escaped.
    public enum Value: Equatable {
        /// A text.
        case string(ArraySlice<UInt8>)
        /// A number as it is written.
        case number(ArraySlice<UInt8>)
        /// An array of texts.
        case strings([ArraySlice<UInt8>])
        /// Anything else, nested values too.
        case other
    }

    /// What is wrong, and at which byte of the line.
    public struct Problem: Error, Equatable {
        /// The byte, from 0.
        public var offset: Int
        /// What is wrong.
        public var message: String

        /// Makes a problem.
        public init(offset: Int, message: String) {
            self.offset = offset
            self.message = message
        }
    }

    let bytes: ArraySlice<UInt8>
    var index: Int
    static let maxDepth = 64

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex
    }

    /// The members of the object in a line, in their order.
    public static func members(of line: ArraySlice<UInt8>) throws(Problem) -> [(name: String, value: Value)] {
        var reader = JSONReader(line)
        reader.skipBlanks()
        guard reader.peek() == UInt8(ascii: "{") else {
            throw reader.problem("a record must be a JSON object {…}")
        }
        reader.index += 1
        let members = try reader.object(depth: 0)
        reader.skipBlanks()
        guard reader.index == line.endIndex else { throw reader.problem("something follows the object") }
        return members
    }

    private mutating func object(depth: Int) throws(Problem) -> [(name: String, value: Value)] {
        var members: [(name: String, value: Value)] = []
        skipBlanks()
        if take("}") { return members }
        repeat {
            skipBlanks()
            guard take("\"") else { throw problem("missing the \" of a member name") }
            let name = String(decoding: try text(), as: UTF8.self)
            skipBlanks()
            guard take(":") else { throw problem("missing : after the name \(name)") }
            members.append((name, try value(depth: depth + 1)))
            skipBlanks()
        } while take(",")
        guard take("}") else { throw problem("missing , or } after a member") }
        return members
    }

    private mutating func value(depth: Int) throws(Problem) -> Value {
        guard depth < Self.maxDepth else { throw problem("nested deeper than \(Self.maxDepth) levels") }
        skipBlanks()
        switch peek() {
        case UInt8(ascii: "\""):
            index += 1
            return .string(try text())
        case UInt8(ascii: "{"):
            index += 1
            _ = try object(depth: depth)
            return .other
        case UInt8(ascii: "["):
            index += 1
            return try array(depth: depth)
        case UInt8(ascii: "t"): return try word("true")
        case UInt8(ascii: "f"): return try word("false")
        case UInt8(ascii: "n"): return try word("null")
        default: return try number()
        }
    }

    private mutating func array(depth: Int) throws(Problem) -> Value {
        var strings: [ArraySlice<UInt8>] = []
        var isStrings = true
        skipBlanks()
        if take("]") { return .strings([]) }
        repeat {
            if case .string(let text) = try value(depth: depth + 1) {
                strings.append(text)
            } else {
                isStrings = false
            }
            skipBlanks()
        } while take(",")
        guard take("]") else { throw problem("missing , or ] after an element") }
        return isStrings ? .strings(strings) : .other
    }

    mutating func word(_ text: StaticString) throws(Problem) -> Value {
        for byte in text.description.utf8 {
            guard peek() == byte else { throw problem("this is no JSON value") }
            index += 1
        }
        return .other
    }

    mutating func number() throws(Problem) -> Value {
        let start = index
        _ = take("-")
        let hasZero = peek() == UInt8(ascii: "0")
        let count = digits()
        guard count > 0 else { throw problem("this is no JSON value") }
        guard !hasZero || count == 1 else {
            index -= count - 1
            throw problem("a number must not begin with 0")
        }
        if take("."), digits() == 0 { throw problem("missing digits after .") }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            if digits() == 0 { throw problem("missing digits of the exponent") }
        }
        return .number(bytes[start..<index])
    }

    private mutating func digits() -> Int {
        let start = index
        while let byte = peek(), (0x30...0x39).contains(byte) { index += 1 }
        return index - start
    }

    /// The bytes of a string after its opening quote.
    mutating func text() throws(Problem) -> ArraySlice<UInt8> {
        let start = index
        index = endOfPlain(from: start)
        if take("\"") { return bytes[start..<(index - 1)] }
        var text = Array(bytes[start..<index])
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return text[...]
            case UInt8(ascii: "\\"):
                index += 1
                text.append(contentsOf: try escape().utf8)
            case 0..<0x20:
                throw problem("a control character stands in a string; write it as an escape")
            default:
                let end = endOfPlain(from: index)
                text.append(contentsOf: bytes[index..<end])
                index = end
            }
        }
        throw problem("a string is not closed")
    }

    /// The first index from `start` on with a quote, a backslash or a control character, or the end; eight bytes at once.
    private func endOfPlain(from start: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs = ones << 7
        return unsafe bytes.withUnsafeBytes { line in
            var place = start - bytes.startIndex
            while place &+ 8 <= line.count {
                let word = unsafe UInt64(
                    littleEndian: line.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                let quotes = word ^ ones &* 0x22
                let slashes = word ^ ones &* 0x5C
                // The lowest bit that is set is exact: a borrow can only come from a byte below that is found itself.
                let found =
                    ((word &- ones &* 0x20) & ~word | (quotes &- ones) & ~quotes | (slashes &- ones)
                        & ~slashes)
                    & highs
                if found != 0 { return bytes.startIndex + place + found.trailingZeroBitCount / 8 }
                place &+= 8
            }
            while place < line.count {
                let byte = unsafe line[place]
                if byte < 0x20 || byte == 0x22 || byte == 0x5C { break }
                place &+= 1
            }
            return bytes.startIndex + place
        }
    }

    private mutating func escape() throws(Problem) -> String {
        guard let byte = peek() else { throw problem("an escape is cut off") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(UnicodeScalar(byte))
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default:
            index -= 1
            throw problem("an unknown escape")
        }
    }

    private mutating func unicodeEscape() throws(Problem) -> String {
        let first = try fourDigits()
        guard (0xD800...0xDBFF).contains(first), peek() == UInt8(ascii: "\\"), index + 1 < bytes.endIndex,
            bytes[index + 1] == UInt8(ascii: "u")
        else { return String(Unicode.Scalar(first).map(Character.init) ?? "\u{FFFD}") }
        index += 2
        let second = try fourDigits()
        guard (0xDC00...0xDFFF).contains(second) else {
            return "\u{FFFD}" + String(Unicode.Scalar(second).map(Character.init) ?? "\u{FFFD}")
        }
        let scalar = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
        return String(Unicode.Scalar(scalar).map(Character.init) ?? "\u{FFFD}")
    }

    private mutating func fourDigits() throws(Problem) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek(), let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
                throw problem("\\u needs four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }

    func peek() -> UInt8? { index < bytes.endIndex ? bytes[index] : nil }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    mutating func skipBlanks() {
        while let byte = peek(), byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
    }

    func problem(_ message: String) -> Problem {
        Problem(offset: index - bytes.startIndex, message: message)
    }
}
