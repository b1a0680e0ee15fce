internal import Configuration
internal import Glibc
internal import SystemPackage

/// Where settings come from that no option gives: the environment, then the file.
struct SettingValues {
    private typealias Problem = ServerOptions.Problem
    private let reader: ConfigReader

    /// Reads `$XDG_CONFIG_HOME/gongbao/server.json`, or `~/.config/gongbao/server.json`, if there is one.
    ///
    /// - Throws: `ServerOptions.Problem` where it is no JSON.
    init() async throws {
        var providers: [any ConfigProvider] = [
            EnvironmentVariablesProvider().prefixKeys(with: "gongbao")
        ]
        if let folder = Self.variable("XDG_CONFIG_HOME") ?? Self.variable("HOME").map({ $0 + "/.config" }) {
            let path = folder + "/gongbao/server.json"
            do {
                providers.append(
                    try await FileProvider<JSONSnapshot>(filePath: FilePath(path), allowMissing: true))
            } catch {
                throw Problem(message: "\(path): \(error)")
            }
        }
        reader = ConfigReader(providers: providers)
    }

    /// A text: the option, else what is set elsewhere.
    func text(_ option: String?, _ name: String) throws -> String? {
        let text = option ?? reader.string(forKey: ConfigKey(name))
        guard text != "" else { throw Problem(message: "\(Self.option(name)): is empty") }
        return text
    }

    /// A list of texts.
    func texts(_ name: String) -> [String] { reader.stringArray(forKey: ConfigKey(name)) ?? [] }

    /// Sets a number where one is given.
    func set(_ value: inout Int, _ option: Int?, _ name: String, _ range: ClosedRange<Int>) throws {
        let key = ConfigKey(name)
        let number = option ?? reader.int(forKey: key)
        if number == nil, let text = reader.string(forKey: key) {
            throw Problem(message: "\(Self.option(name)): '\(text)' is no whole number")
        }
        guard let number else { return }
        guard range.contains(number) else {
            throw Problem(
                message:
                    "\(Self.option(name)): must lie between \(range.lowerBound) and \(range.upperBound), not \(number)"
            )
        }
        value = number
    }

    /// Sets a time where one is given: `500ms`, `2s`, `1m`.
    func set(_ value: inout Duration, _ option: String?, _ name: String) throws {
        guard let text = try text(option, name) else { return }
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let factors = ["ms": 0.001, "s": 1, "m": 60, "h": 3600]
        guard let number = Double(digits), let factor = factors[String(text.dropFirst(digits.count))],
            (0...86_400).contains(number * factor)
        else { throw Problem(message: "\(Self.option(name)): '\(text)' is no time; write 500ms, 2s or 1m") }
        value = .milliseconds(Int64(number * factor * 1000))
    }

    /// The name of an option: `--max-hits` of `maxHits`.
    private static func option(_ name: String) -> String {
        "--" + name.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
    }

    private static func variable(_ name: String) -> String? {
        guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
        return unsafe String(cString: value)
    }
}
