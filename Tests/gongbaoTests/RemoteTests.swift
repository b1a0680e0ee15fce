import Subprocess
import TestSupport
import Testing
import Wire

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// A server over the five gazettes that ends with the test.
struct RunningServer {
    let command: Command
    /// Where its socket is, and its page.
    let socket: String
    let url: String

    /// Starts a server, hands it to `body`, and ends it; gives its exit code.
    static func run(_ body: @escaping @Sendable (RunningServer) async throws -> Void) async throws -> Int32 {
        let index = try await CorpusIndex.shared.value
        let directory = TemporaryDirectory()
        let port = 12_000 + Int.random(in: 0..<20_000)
        let socket = directory.path + "/s"
        let server = RunningServer(command: index.command, socket: socket, url: "http://127.0.0.1:\(port)")
        let executable = Command.executable + "-server"
        let result = try await Subprocess.run(
            .path(FilePath(executable)),
            arguments: [
                "--index", index.command.directory.path + "/index", "--unix", socket, "--http",
                "127.0.0.1:\(port)",
                "--drain-delay", "1ms",
            ],
            input: .none, output: .discarded, error: .discarded
        ) { execution in
            // Whatever becomes of the tests, the server must end.
            let outcome: Result<Void, any Error>
            do {
                try await server.waitUntilReady()
                try await body(server)
                outcome = .success(())
            } catch {
                outcome = .failure(error)
            }
            try execution.send(signal: .terminate)
            try outcome.get()
        }
        guard case .exited(let code) = result.terminationStatus else { return -1 }
        return code
    }

    private func waitUntilReady() async throws {
        for _ in 0..<200 {
            if try await command("stats", "--remote", socket).status == 0 { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("the server does not answer")
    }
}

@Suite struct RemoteTests {
    private static let searches: [[String]] = [
        ["养老服务"], ["养老服务", "--json"], ["服务养老", "--limit", "3"], ["绿化养老"],
        ["(养老 OR 托育) NOT 医疗", "--tsv", "--bom"],
        ["--unit", "document", "--kind", "通知", "--from", "2022-01-01", "消防", "--jsonl"],
        ["-F", "--count", "5G"], ["--count", "--json", "养老"],
        ["--all", "--ids", "的"], ["--limit", "1200", "--ids", "的"],
        ["--facet", "issuer,year", "--limit", "0", "养老"], ["--sort", "-date", "应急"],
        ["--group", "document", "养老服务"], ["--near-duplicates", "fold", "养老"],
        ["--explain", "--limit", "2", "托育服务"], ["--pinyin", "yanglao"],
        ["--numbers", "二〇二二年"], ["--match", "all", "住建局"], ["--synonyms", "off", "--match", "all", "市住建局长"],
        ["--match", "exact", "营商环竟"],
        ["--why-not", "benxi-2022-03:1.1:282", "养老 医疗 -社区"], ["--similarity", "bm25", "--k1", "0.9", "养老"],
        ["(养老"], ["没有的字串呀"], ["--after", "99.1", "养老"],
        ["--issuer", "本溪市人民政府", "--limit", "2"], ["--field", "x", "养老"],
    ]

    /// Times differ.
    private static func stable(_ text: String) -> String {
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = String(line)
            if line.hasSuffix(" ms"), let dot = line.range(ofLast: " · ") { line = String(line[..<dot]) }
            if let start = line.range(ofLast: "\"took_us\":") {
                let rest = line[start...].dropFirst(10).drop { $0.isNumber }
                line = String(line[..<start]) + rest
            }
            lines.append(line)
        }
        return lines.joined(separator: "\n")
    }

    @Test("a server gives the same output, messages and exit code as the index itself, by socket and by HTTP")
    func parity() async throws {
        let code = try await RunningServer.run { server in
            for search in Self.searches {
                let local = try await server.command.run(["search"] + search)
                for remote in [server.socket, server.url] {
                    let found = try await server.command.run(["search", "--remote", remote] + search)
                    #expect(Self.stable(found.output) == Self.stable(local.output), "\(search) \(remote)")
                    #expect(found.error == local.error, "\(search) \(remote)")
                    #expect(found.status == local.status, "\(search) \(remote)")
                }
            }
            for call in [
                ["show", "benxi-2022-03:1.1:282"], ["show", "benxi-2022-03:1.1", "--json"],
                ["show", "nothing"], ["cite", "benxi-2022-03:1.1:270", "--style", "ris"],
                ["suggest", "本政办发"], ["stats", "--json"],
            ] {
                let local = try await server.command.run(call)
                for remote in [server.socket, server.url] {
                    let found = try await server.command.run(
                        [call[0], "--remote", remote] + call.dropFirst())
                    #expect(found.output == local.output, "\(call) \(remote)")
                    #expect(found.status == local.status, "\(call) \(remote)")
                }
            }
        }
        #expect(code == 0)
    }

    @Test("tables and dictionaries are sent along, and their bad lines named as their files")
    func tables() async throws {
        let code = try await RunningServer.run { server in
            let directory = TemporaryDirectory()
            let file = directory.path + "/own.txt"
            try Files.write(Array("养老院 => 养老机构\nbad line\n".utf8), to: file)
            let options = ["--synonyms", file, "--match", "all", "--limit", "2", "养老院"]
            let local = try await server.command.run(["search"] + options)
            let remote = try await server.command.run(["search", "--remote", server.socket] + options)
            #expect(Self.stable(remote.output) == Self.stable(local.output))
            #expect(remote.error == local.error)
            #expect(remote.error.contains("own.txt:2: "))
        }
        #expect(code == 0)
    }

    @Test("a batch is the same run")
    func batch() async throws {
        let code = try await RunningServer.run { server in
            let directory = TemporaryDirectory()
            let file = directory.path + "/queries.tsv"
            try Files.write(Array("q1\t养老服务\nq2\t(\nq3\t工业互联网\n".utf8), to: file)
            for format in ["trec", "jsonl"] {
                let options = ["--queries", file, "--format", format, "--limit", "20"]
                let local = try await server.command.run(["search"] + options)
                let remote = try await server.command.run(["search", "--remote", server.socket] + options)
                #expect(Self.stable(remote.output) == Self.stable(local.output))
                #expect(remote.error == local.error)
            }
        }
        #expect(code == 0)
    }

    @Test(
        "a server that is not there, and a name that is none, are told apart",
        arguments: [
            ("/nowhere/s", 4, "is the server running"), ("http://127.0.0.1:1", 4, "is the server running"),
            ("https://a", 2, "tunnel"), ("tcp://a", 2, "HOST:PORT"),
        ])
    func unreachable(remote: String, status: Int, message: String) async throws {
        let command = Command()
        let result = try await command.run(["search", "--remote", remote, "养老"])
        #expect(result.status == status)
        #expect(result.error.contains(message))
    }
}

extension String {
    /// Where a text stands last.
    fileprivate func range(ofLast text: String) -> String.Index? {
        var index = endIndex
        while index > startIndex {
            index = self.index(before: index)
            if self[index...].hasPrefix(text) { return index }
        }
        return nil
    }
}
