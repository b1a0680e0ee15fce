internal import ArgumentParser
internal import Glibc

/// `gongbao serve`: becomes the daemon that lies beside the command, as git runs its subcommands.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answer searches by a socket, by HTTP and with a page · 服务",
        discussion: "All options are those of gongbao-server; gongbao serve --help prints them.")

    @Argument(parsing: .captureForPassthrough, help: "Options of gongbao-server.")
    var arguments: [String] = []

    mutating func run() throws {
        let name = "gongbao-server"
        let candidates = [Self.folder.map { "\($0)/\(name)" }, name].compactMap { $0 }
        for candidate in candidates {
            var pointers: [UnsafeMutablePointer<CChar>?] = unsafe ([candidate] + arguments).map {
                unsafe strdup($0)
            }
            unsafe pointers.append(nil)
            // Only returns where it cannot be started; without a slash it is looked for on PATH.
            unsafe execvp(candidate, &pointers)
            guard errno == ENOENT else {
                throw Failure(
                    .inputOutput, "cannot start \(candidate): \(FileWalker.message(errno))")
            }
        }
        throw Failure(
            .inputOutput,
            "gongbao-server is neither beside this command nor on PATH; swift build -c release --product gongbao-server builds it"
        )
    }

    /// The folder of this executable.
    private static var folder: String? {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlink("/proc/self/exe", &bytes, bytes.count)
        guard count > 0 else { return nil }
        let path = String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return path.lastIndex(of: "/").map { String(path[..<$0]) }
    }
}
