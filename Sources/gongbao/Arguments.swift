/// The arguments as the parser needs them.
enum Arguments {
    /// Joins `--sort` with a value that begins with a hyphen, and takes `-医疗` for a text.
    ///
    /// The parser would take both for options. The hyphen of the latter is written full-width, which means the same to a query; no
    /// option is written in other than ASCII characters.
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
