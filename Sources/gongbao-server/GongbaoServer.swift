internal import ArgumentParser
internal import Glibc
internal import Server

/// The daemon `gongbao-server`; `gongbao serve` starts it.
@main
struct GongbaoServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gongbao-server",
        abstract: "Answer searches over an index by a socket, by HTTP and with a page · 服务",
        discussion: """
            Without a place to listen at it serves the page and HTTP at http://127.0.0.1:8080/.

            Examples · 例:
              gongbao serve                                      the page · 网页
              gongbao serve --unix gongbao.sock                  for scripts: nc -NU gongbao.sock
              gongbao serve --http 127.0.0.1:8080 --tcp 127.0.0.1:7700
              gongbao serve --http 0.0.0.0:8080 --token-file token --allow-host search.example.cn
              printf '养老服务\\n' | nc -NU gongbao.sock
              gongbao search --remote gongbao.sock 养老服务

            Every option can stand in the environment (--max-hits as GONGBAO_MAX_HITS) or in
            $XDG_CONFIG_HOME/gongbao/server.json ("maxHits": 100); an option counts before the
            environment, and the environment before the file. SIGTERM ends the server when what is under
            way is done, SIGHUP opens the index and reads the token again. A new state of the index is seen
            by itself. docs/Server.md has the protocols, the limits and the metrics.

            Exit codes: 0 ended as told · 2 bad usage · 3 index missing or damaged · 4 cannot listen.
            """,
        version: "gongbao-server 0.1.0")

    @OptionGroup var options: ServerOptions

    func run() async throws {
        signal(SIGPIPE, SIG_IGN)
        do {
            let settings = try await options.settings()
            let server = try SearchServer(settings)
            try await server.run()
        } catch let error as ServerError {
            Self.say("gongbao-server: \(error)")
            switch error {
            case .setting: Glibc.exit(2)
            case .index: Glibc.exit(3)
            case .listen: Glibc.exit(4)
            }
        } catch let error as ServerOptions.Problem {
            Self.say("gongbao-server: \(error.message)")
            Glibc.exit(2)
        }
    }

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            guard exitCode(for: error) == .success else {
                say(fullMessage(for: error))
                Glibc.exit(2)
            }
            print(fullMessage(for: error))
        }
    }

    private static func say(_ text: String) {
        let line = Array((text + "\n").utf8)
        _ = unsafe line.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
    }
}
