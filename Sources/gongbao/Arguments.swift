/// The arguments as the parser needs them.
enum Arguments {
    /// Joins `--sort` with a value that begins with a hyphen, which the parser would take for an option.
    static func separated(_ arguments: [String]) -> [String] {
        var result: [String] = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" { return result + [argument] + rest }
            if argument == "--sort", let value = rest.first, value == "-date" {
                result.append("--sort=" + value)
                rest = rest.dropFirst()
            } else {
                result.append(argument)
            }
        }
        return result
    }
}
