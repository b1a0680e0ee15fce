import Gazettes
import Testing

/// The documents of three files, checked against a list made by hand.
@Suite struct DocumentTruthTests {
    struct Record: Decodable {
        struct Heading: Decodable, Hashable {
            var level: Int?
            var kind: String
            var number: String
            var text: String
            var line: Int
            var isRunIn: Bool
            var path: [String]
        }

        var file: String
        var ordinal: String
        var role: String
        var title: String
        var number: String?
        var issuer: String?
        var date: String?
        var addressee: String?
        var firstLine: Int
        var lastLine: Int
        var headings: [Heading]
        var notHeadings: [Int]
    }

    static func records() throws -> [Record] {
        try Corpus.fixture("documents.json", as: [Record].self)
    }

    /// Each record with the document read in its place.
    static func pairs() throws -> [(record: Record, found: GazetteDocument?)] {
        let records = try records()
        var issues: [String: GazetteIssue] = [:]
        for file in Set(records.map(\.file)) { issues[file] = try Corpus.issue(file) }
        return records.map { record in
            (record, issues[record.file]?.documents.first { $0.ordinal == record.ordinal })
        }
    }

    @Test("every document has the title, number, issuer, date and lines of the list")
    func documents() throws {
        for (record, document) in try Self.pairs() {
            let found = try #require(document)
            #expect(found.title == record.title)
            #expect(found.number == record.number)
            #expect(found.issuer == record.issuer)
            #expect(found.date == record.date)
            #expect(found.firstLine == record.firstLine)
            #expect(found.lastLine == record.lastLine)
            #expect(record.role == "document" || record.role == found.attachmentLabel ?? found.role.label)
            if found.parent == nil { #expect(found.addressee == record.addressee) }
        }
    }

    @Test("the headings are those of the list, no more and no fewer")
    func headings() throws {
        for (record, document) in try Self.pairs() {
            let found = try #require(document)
            let read = Set(
                found.headings.map {
                    Record.Heading(
                        level: $0.level, kind: $0.kind, number: $0.number, text: $0.text, line: $0.line,
                        isRunIn: $0.isRunIn, path: $0.path)
                })
            let listed = Set(record.headings)
            #expect(listed.subtracting(read).isEmpty)
            #expect(read.subtracting(listed).isEmpty)
        }
    }

    @Test("no file has more documents than the list")
    func count() throws {
        let records = try Self.records()
        for file in Set(records.map(\.file)) {
            #expect(try Corpus.issue(file).documents.count == records.count { $0.file == file })
        }
    }
}
