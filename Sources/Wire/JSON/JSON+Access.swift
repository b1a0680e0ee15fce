extension JSON {
    /// The last member of a name, of an object; `nil` elsewhere.
    public subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.0 == name }?.1
    }

    /// The text of a string.
    public var string: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    /// The value of a whole number.
    public var int: Int? {
        guard case .int(let value) = self else { return nil }
        return value
    }

    /// The value of a number, a whole one too.
    public var double: Double? {
        switch self {
        case .int(let value): Double(value)
        case .number(let value): value
        case .null, .bool, .string, .array, .object: nil
        }
    }

    /// The value of a boolean.
    public var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The elements of an array; none of anything else.
    public var elements: [JSON] {
        guard case .array(let values) = self else { return [] }
        return values
    }

    /// The members of an object; none of anything else.
    public var members: [(name: String, value: JSON)] {
        guard case .object(let members) = self else { return [] }
        return members.map { (name: $0.0, value: $0.1) }
    }

    /// Whether there is no value.
    public var isNull: Bool {
        guard case .null = self else { return false }
        return true
    }
}
