internal import Analysis
internal import ArgumentParser
internal import Indexing
internal import Segments
internal import Wire

/// `gongbao check`: verifies every byte and structure of the index.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Verify every checksum and structure of the index · 校验",
        discussion: """
            Exits with 3 and names file and offset where something is damaged. --repair
            takes damaged segments out and says what is lost; the files that it may have
            held are read again by the next gongbao index. A commit that is damaged
            cannot be repaired: go back to a backup, or index again into an empty
            directory.
            """)

    @OptionGroup var index: IndexOption
    @Flag(help: "Take damaged segments out, and say what is lost.")
    var repair = false
    @Flag(help: "One JSON object.")
    var json = false

    mutating func run() throws {
        if repair { try runRepair() }
        let report: IndexCheck
        do throws(SegmentError) {
            report = try IndexCheck(index.directory)
        } catch {
            throw Failure(error)
        }
        let problems = report.problems.map(\.description) + (dictionaryProblem.map { [$0] } ?? [])
        if json {
            Output.write(
                JSON.object([
                    ("schema", .int(1)), ("ok", .bool(problems.isEmpty)),
                    ("generation", .int(report.commit.generation)),
                    ("segments", .int(report.commit.segments.count)),
                    ("terms", .int(report.termCount)), ("postings", .int(report.postingCount)),
                    ("clauses", .int(report.clauseCount)), ("problems", .array(problems.map { .string($0) })),
                ]).text + "\n")
        } else if problems.isEmpty {
            Output.write(
                "ok: \(report.commit.segments.count) segments, \(report.clauseCount) clauses, \(report.termCount) terms, "
                    + "\(report.postingCount) postings\n")
        }
        for problem in problems { Failure.report(problem) }
        if !problems.isEmpty { throw Failure.silent(.index) }
    }

    private func runRepair() throws {
        let repair: IndexRepair
        do throws(IndexingError) {
            repair = try IndexRepair(index.directory)
        } catch {
            throw Failure(error)
        }
        for loss in repair.losses {
            Failure.report(loss.problem)
            Failure.report(
                "\(loss.file): taken out; \(loss.documentCount) documents and \(loss.clauseCount) clauses are lost"
            )
        }
        if !repair.sources.isEmpty {
            Failure.report(
                "gongbao index PATH… reads these files again: \(repair.sources.joined(separator: " "))")
        }
        guard dictionaryProblem != nil else { return }
        do throws(SegmentError) {
            try index.directory.remove(beside: WordDictionary.fileName)
        } catch {
            throw Failure(error)
        }
        Failure.report(
            "\(WordDictionary.fileName): removed; nothing is lost, the next long run builds it again")
    }

    /// What is wrong with the dictionary beside the index, which searches pass over then; `nil` where there is none.
    private var dictionaryProblem: String? {
        let problem = index.directory.withFile(beside: WordDictionary.fileName) { descriptor in
            WordDictionary.isDamaged(descriptor: descriptor) ? true : nil
        }
        guard problem != nil else { return nil }
        return
            "\(index.directory.path)/\(WordDictionary.fileName): damaged; searches do without it; --repair removes it"
    }
}
