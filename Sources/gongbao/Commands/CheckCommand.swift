internal import ArgumentParser
internal import Segments
internal import Wire

/// `gongbao check`: verifies every byte and structure of the index.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Verify every checksum and structure of the index · 校验",
        discussion: "Exits with 3 and names file and offset where something is damaged.")

    @OptionGroup var index: IndexOption
    @Flag(help: "One JSON object.")
    var json = false

    mutating func run() throws {
        let report: IndexCheck
        do throws(SegmentError) {
            report = try IndexCheck(index.directory)
        } catch {
            throw Failure(error)
        }
        if json {
            let problems = report.problems.map { JSON.string($0.description) }
            Output.write(
                JSON.object([
                    ("schema", .int(1)), ("ok", .bool(problems.isEmpty)),
                    ("segments", .int(report.segmentCount)),
                    ("terms", .int(report.termCount)), ("postings", .int(report.postingCount)),
                    ("clauses", .int(report.clauseCount)), ("problems", .array(problems)),
                ]).text + "\n")
        } else if report.problems.isEmpty {
            Output.write(
                "ok: \(report.segmentCount) segments, \(report.clauseCount) clauses, \(report.termCount) terms, "
                    + "\(report.postingCount) postings\n")
        }
        for problem in report.problems { Failure.report(problem.description) }
        if !report.problems.isEmpty { throw Failure.silent(.index) }
    }
}
