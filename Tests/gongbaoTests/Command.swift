import Subprocess
import TestSupport

/// Runs the command as users do, in a directory of its own.
struct Command {
    /// What a run gave.
    struct Result {
        var status: Int
        var output: String
        var error: String

        /// The output as JSON.
        var json: JSONValue {
            get throws { try JSONValue(output) }
        }

        /// The lines of the output as JSON.
        var jsonLines: [JSONValue] {
            get throws { try output.split(separator: "\n").map { try JSONValue(String($0)) } }
        }
    }

    /// The directory that commands run in.
    let directory = TemporaryDirectory()

    /// The executable beside the test bundle.
    static var executable: String {
        let bundle = CommandLine.arguments[0]
        return bundle.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
            separator: "/")
            + "/gongbao"
    }

    /// The root of the repository.
    static var root: String {
        "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    }

    /// Runs the command with arguments.
    func callAsFunction(
        _ arguments: String..., input: String = "", environment: [String] = []
    ) async throws -> Result {
        try await run(arguments, input: input, environment: environment)
    }

    /// Runs the command with a list of arguments.
    func run(_ arguments: [String], input: String = "", environment: [String] = []) async throws -> Result {
        let cleared = [
            "NO_COLOR", "GONGBAO_INDEX", "GONGBAO_REMOTE", "GONGBAO_TOKEN", "COLUMNS", "GONGBAO_SYNONYMS",
            "GONGBAO_DICTIONARY",
        ]
        .flatMap { ["-u", $0] }
        let call = ["-C", directory.path] + cleared + environment + [Self.executable] + arguments
        let result = try await Subprocess.run(
            .name("env"), arguments: Arguments(call), input: .string(input), output: .string(limit: 64 << 20),
            error: .string(limit: 1 << 20))
        guard case .exited(let status) = result.terminationStatus else {
            return Result(status: -1, output: result.standardOutput, error: "\(result.terminationStatus)")
        }
        return Result(
            status: Int(status), output: result.standardOutput, error: result.standardError)
    }

    /// Runs the command and looks at its memory a hundred times a second: the most that was not of mapped files, in bytes.
    func peakMemory(_ arguments: [String]) async throws -> Int {
        let script = """
            cd "$1"; shift; "$@" & p=$!; most=0
            while :; do
                now=
                while read -r name value unit; do [ "$name" = RssAnon: ] && now=$value; done < /proc/$p/status
                [ -z "$now" ] && break
                [ "$now" -gt "$most" ] && most=$now
                sleep 0.01
            done 2> /dev/null
            wait $p && echo $most
            """
        let call = ["-c", script, "sh", directory.path, Self.executable] + arguments
        let result = try await Subprocess.run(
            .name("sh"), arguments: Arguments(call), output: .string(limit: 1 << 10), error: .discarded)
        return (Int(result.standardOutput.dropLast()) ?? 0) << 10
    }

    /// Writes a file into the directory.
    func write(_ text: String, to name: String) throws {
        try Files.write(Array(text.utf8), to: directory.path + "/" + name)
    }

    /// Writes bytes into the directory.
    func write(bytes: [UInt8], to name: String) throws {
        try Files.write(bytes, to: directory.path + "/" + name)
    }
}

/// An index of the five gazettes, made once for all tests.
struct CorpusIndex {
    let command = Command()

    static let shared = Task {
        let index = CorpusIndex()
        let result = try await index.command("index", Command.root + "/corpus", "--json")
        guard result.status == 0 else { throw CorpusFailure(message: result.error) }
        return index
    }

    struct CorpusFailure: Error {
        var message: String
    }
}
