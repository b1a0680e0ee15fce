internal import Analysis
internal import ArgumentParser
internal import Glibc

/// The command `gongbao`.
@main
struct Gongbao: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gongbao",
        abstract: "Search Chinese government gazettes: exact as grep, ranked as BM25, citing the clause.",
        discussion: """
            Examples · 例:
              gongbao index corpus/                     index a folder · 建立索引
              gongbao search 养老服务                    find a phrase, best clauses first · 检索
              gongbao search '"工业互联网" -辽宁'         exact phrase, without a word · 精确短语，排除
              gongbao search -F --count 5G              count occurrences, as grep would · 计数
              gongbao search 国发[2018]22号              a document number in any spelling · 文号
              gongbao search --unit document --year 2022 应急预案
              gongbao show benxi-2022-03:1.1:270        the text behind a hit · 原文
              gongbao cite benxi-2022-03:1.1:270        a citation to copy · 引文
              gongbao serve                             the page at http://127.0.0.1:8080/ · 网页

            Exit codes: 0 found or done · 1 nothing found · 2 bad usage or query · 3 index missing or damaged ·
            4 input or output failed.
            """,
        version: "gongbao 0.1.0 (index format 4, ICU \(Analyzer.icuVersion))",
        subcommands: [
            IndexCommand.self, SearchCommand.self, ShowCommand.self, CiteCommand.self, AnalyzeCommand.self,
            TermsCommand.self, SuggestCommand.self, StatsCommand.self, ServeCommand.self, CheckCommand.self,
            MergeCommand.self, BackupCommand.self, DeleteCommand.self, LimitsCommand.self, QueryCommand.self,
            EvaluateCommand.self, BenchCommand.self, CompareCommand.self,
        ]
    )

    static func main() {
        signal(SIGPIPE, SIG_DFL)
        do {
            var command = try parseAsRoot(Arguments.separated(Array(CommandLine.arguments.dropFirst())))
            try command.run()
        } catch let failure as Failure {
            if !failure.message.isEmpty { Failure.report(failure.message) }
            Glibc.exit(failure.code.rawValue)
        } catch {
            guard exitCode(for: error) == .success else {
                // All that the parser itself throws is bad usage.
                Failure.report(fullMessage(for: error))
                Glibc.exit(ExitStatus.usage.rawValue)
            }
            Output.write(fullMessage(for: error) + "\n")
        }
    }
}
