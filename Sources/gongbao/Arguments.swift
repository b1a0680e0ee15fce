/// The arguments as the parser needs them.
enum Arguments {
    /// Joins `--sort` with a value that begins with a hyphen, which the parser would take for an option, and writes the hyphen of
    /// `-医疗` full-width, which means the same to a query. No option is written in other than ASCII characters.
    static func separated(_ arguments: [String]) -> [String] {
        var result: [String] = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" { return result + [argument] + rest }
            if argument == "--sort", let value = rest.first, value == "-date" {
                result.append("--sort=" + value)
                rest = rest.dropFirst()
            } else if argument.hasPrefix("-"), argument.dropFirst().first?.isASCII == false {
                result.append("－" + argument.dropFirst())
            } else {
                result.append(argument)
            }
        }
        return result
    }
}
