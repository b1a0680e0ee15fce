/// The parameters of a URL as the members of a request.
public enum URLParameters {
    /// Reads `name=value` pairs that are not encoded any more, each value as the kind of its option says.
    ///
    /// - Parameter pairs: names and values in their order; an option that takes several texts may be there again.
    /// - Returns: members that `Call` reads.
    /// - Throws: `ParameterError` for a value that cannot be read so.
    public static func members(
        _ pairs: [(name: String, value: String)]
    ) throws(ParameterError) -> [(name: String, value: JSON)] {
        var members: [(name: String, value: JSON)] = []
        var lists: [String: [JSON]] = [:]
        for (name, value) in pairs {
            guard let parameter = Parameter.named(name) else {
                members.append((name, .string(value)))
                continue
            }
            switch parameter.kind {
            case .texts: lists[parameter.name, default: []].append(.string(value))
            case .text, .choice: members.append((name, .string(value)))
            case .flag: members.append((name, .bool(try flag(name, value))))
            case .integer:
                guard let number = Int(value) else {
                    throw ParameterError(name, "must be a whole number, not negative")
                }
                members.append((name, .int(number)))
            case .number:
                guard let number = Double(value), number.isFinite else {
                    throw ParameterError(name, "must be a number")
                }
                members.append((name, .number(number)))
            }
        }
        return members + lists.sorted { $0.key < $1.key }.map { (name: $0.key, value: .array($0.value)) }
    }

    private static func flag(_ name: String, _ value: String) throws(ParameterError) -> Bool {
        switch value {
        case "true", "1": return true
        case "false", "0": return false
        default: throw ParameterError(name, "must be true or false")
        }
    }
}
