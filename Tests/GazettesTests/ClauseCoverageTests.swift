import Gazettes
import Testing

/// Every line in exactly one clause, whatever the text.
@Suite struct ClauseCoverageTests {
    @Test("every line of the corpus that is not blank is in exactly one clause", arguments: Corpus.names)
    func corpus(file: String) throws {
        let bytes = try Corpus.bytes(file)
        expectCoverage(GazetteReader.read(bytes), of: bytes)
    }

    @Test("shuffled, cut and spliced gazettes keep every line", arguments: 1...12)
    func mutated(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var lines: [ArraySlice<UInt8>] = []
        for file in Corpus.names { lines += try Corpus.bytes(file).split(separator: 0x0A) }
        for _ in 0..<12 {
            var text: [UInt8] = []
            for _ in 0..<Int.random(in: 1...80, using: &random) {
                var line = Array(lines.randomElement(using: &random) ?? [])
                if Bool.random(using: &random), !line.isEmpty {
                    line.removeFirst(Int.random(in: 0..<line.count, using: &random))
                }
                text += line + (Bool.random(using: &random) ? [0x0A] : [0x0D, 0x0A, 0x20, 0x0A])
            }
            let valid = Array(String(decoding: text, as: UTF8.self).utf8)
            expectCoverage(GazetteReader.read(valid), of: valid)
        }
    }

    @Test("every clause after the front matter has a document that holds its lines", arguments: Corpus.names)
    func documents(file: String) throws {
        let issue = try Corpus.issue(file)
        for clause in issue.clauses {
            guard let index = clause.document else {
                #expect(clause.role == .header || clause.role == .contents)
                continue
            }
            #expect(issue.documents[index].firstLine <= clause.firstLine)
            #expect(issue.documents[index].lastLine >= clause.lastLine)
        }
    }
}

/// Expects ranges in order and each non-blank line in one clause.
func expectCoverage(_ issue: GazetteIssue, of bytes: [UInt8]) {
    var counts: [Int: Int] = [:]
    var end = 0
    for clause in issue.clauses {
        #expect(clause.range.lowerBound >= end)
        #expect(clause.range.upperBound > clause.range.lowerBound)
        end = clause.range.upperBound
        for line in clause.firstLine...clause.lastLine { counts[line, default: 0] += 1 }
    }
    #expect(end <= bytes.count)
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
        let isBlank = String(decoding: line, as: UTF8.self).unicodeScalars.allSatisfy {
            $0.properties.isWhitespace || $0 == "\u{FEFF}"
        }
        if !isBlank { #expect(counts[index + 1] == 1, "line \(index + 1)") }
    }
}
