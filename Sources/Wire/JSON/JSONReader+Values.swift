extension JSON {
    /// Reads a JSON text, a whole one and nothing behind it.
    ///
    /// Numbers without a point or exponent that fit are integers. Of members with the same name all are kept.
    ///
    /// - Parameter text: UTF-8; malformed bytes in strings become U+FFFD.
    /// - Returns: the value.
    /// - Throws: what is wrong, and at which byte; also where values nest deeper than 64 levels.
    public static func reading(_ text: ArraySlice<UInt8>) throws(JSONReader.Problem) -> JSON {
        var reader = JSONReader(text)
        let value = try reader.json(depth: 0)
        reader.skipBlanks()
        guard reader.index == text.endIndex else { throw reader.problem("something follows the value") }
        return value
    }

    /// Reads a JSON text.
    public static func reading(_ text: String) throws(JSONReader.Problem) -> JSON {
        try reading(Array(text.utf8)[...])
    }
}

extension JSONReader {
    fileprivate mutating func json(depth: Int) throws(Problem) -> JSON {
        guard depth < Self.maxDepth else { throw problem("nested deeper than \(Self.maxDepth) levels") }
        skipBlanks()
        switch peek() {
        case UInt8(ascii: "\""):
            index += 1
            return .string(String(decoding: try text(), as: UTF8.self))
        case UInt8(ascii: "{"):
            index += 1
            return try jsonObject(depth: depth)
        case UInt8(ascii: "["):
            index += 1
            return try jsonArray(depth: depth)
        case UInt8(ascii: "t"):
            _ = try word("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            _ = try word("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            _ = try word("null")
            return .null
        default:
            guard case .number(let digits) = try number() else { throw problem("this is no JSON value") }
            let text = String(decoding: digits, as: UTF8.self)
            if let value = Int(text) { return .int(value) }
            return .number(Double(text) ?? .nan)
        }
    }

    private mutating func jsonObject(depth: Int) throws(Problem) -> JSON {
        var members: [(String, JSON)] = []
        skipBlanks()
        if take("}") { return .object(members) }
        repeat {
            skipBlanks()
            guard take("\"") else { throw problem("missing the \" of a member name") }
            let name = String(decoding: try text(), as: UTF8.self)
            skipBlanks()
            guard take(":") else { throw problem("missing : after a member name") }
            members.append((name, try json(depth: depth + 1)))
            skipBlanks()
        } while take(",")
        guard take("}") else { throw problem("missing , or } after a member") }
        return .object(members)
    }

    private mutating func jsonArray(depth: Int) throws(Problem) -> JSON {
        var values: [JSON] = []
        skipBlanks()
        if take("]") { return .array(values) }
        repeat {
            values.append(try json(depth: depth + 1))
            skipBlanks()
        } while take(",")
        guard take("]") else { throw problem("missing , or ] after an element") }
        return .array(values)
    }
}
