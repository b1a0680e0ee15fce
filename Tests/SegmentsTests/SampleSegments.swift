@testable import Segments

/// Small segments that have everything, and ways to damage them.
enum SampleSegments {
    /// Three documents with five clauses, and terms in all fields.
    static func tiny() -> [UInt8] {
        var writer = SegmentWriter()
        let heading = writer.appendPath(parent: 0, text: "第一章")
        let inner = writer.appendPath(parent: heading, text: "总则")
        for number in 0..<3 {
            var record = DocumentRecord(id: "d#\(number)", lines: 1...9)
            record.title = number == 1 ? nil : "通知"
            record.issuer = ["甲市", "乙市", "甲市"][number]
            record.date = number == 0 ? "2022-01-25" : nil
            record.fields = number == 2 ? [.init(name: "n", value: "1")] : []
            writer.beginDocument(record, source: 4, parent: number == 2 ? 1 : nil)
            for clause in 0..<(number == 1 ? 1 : 2) {
                writer.appendClause(
                    ClauseRecord(
                        line: clause + 1, endLine: clause + 1, source: 0..<9, path: number == 0 ? inner : 0,
                        text: Array("甲乙甲".utf8)[...]),
                    role: clause == 0 ? .title : .body,
                    lengths: ClauseLengths(words: 2, characters: 3, headings: number == 0 ? 1 : 0))
            }
        }
        let terms: [(key: [UInt8], clauses: [UInt32], positions: [[UInt32]])] = [
            ([0, 0], [0, 2, 4], [[0], [0, 2], [1]]), ([0, 0, 0, 1], [3], [[0, 2]]), ([0, 1], [1], [[2]]),
        ]
        let fields = Field.allCases.map { field in
            let hasPositions = field == .pairs
            var encoder = writer.fieldWriter(field, hasPositions: hasPositions)
            for term in field == .characters ? [] : terms {
                var list = PostingList()
                list.clauses = term.clauses
                list.frequencies = term.positions.map { UInt32($0.count) }
                if hasPositions { list.positions = term.positions.flatMap { $0 } }
                encoder.append(term.key, list)
            }
            return encoder
        }
        return writer.finish(identifier: 7, alphabet: [0x4E59, 0x7532], fields: fields)
    }

    /// One document of 150 clauses, some of them empty, with terms in 1, 2, 127, 128 and 140 of them, and two blocks of
    /// terms.
    static func blocks() -> [UInt8] {
        var writer = SegmentWriter()
        writer.beginDocument(DocumentRecord(id: "d"), source: 1, parent: nil)
        for number in 0..<150 {
            writer.appendClause(
                ClauseRecord(
                    line: number * 2, endLine: number * 2 + number % 3,
                    source: number * 30..<(number * 30 + number % 2 * 27), path: 0, text: []), role: .body,
                lengths: ClauseLengths(
                    words: 9, characters: number > 65 && number % 15 == 7 ? 0 : 9, headings: 0))
        }
        var pairs = writer.fieldWriter(.pairs, hasPositions: true)
        for number in 0..<66 as Range<UInt8> {
            let clauses = (0..<150 as Range<UInt32>).filter { $0 % 15 != 7 }
            let chosen: [UInt32]
            switch number {
            case 5: chosen = clauses
            case 9: chosen = clauses.suffix(128)
            case 11: chosen = clauses.suffix(127)
            case 13: chosen = [13, 149]
            default: chosen = [UInt32(number)]
            }
            pairs.append([number / 8, number], PostingList(growing: chosen))
        }
        let others = [Field.words, .characters, .headings, .titles].map {
            writer.fieldWriter($0, hasPositions: false)
        }
        return writer.finish(
            identifier: 8, alphabet: (1...66).map { UInt32($0) },
            fields: [others[0], pairs, others[1], others[2], others[3]])
    }

    /// Reads all that can be read of a segment; gives a number that depends on it.
    static func readEverything(_ bytes: [UInt8]) throws -> Int {
        let reader = try SegmentReader(MappedFile(name: "sample", bytes: bytes))
        var sum = try readRecords(of: reader)
        for field in Field.allCases {
            guard let field = reader.fields[field] else { continue }
            sum &+= try readTerms(of: field, reader)
        }
        return sum
    }

    private static func readRecords(of reader: SegmentReader) throws -> Int {
        var sum = 0
        var errors: [SegmentError] = []
        func attempt(_ body: () throws(SegmentError) -> Int) {
            do throws(SegmentError) { sum &+= try body() } catch { errors.append(error) }
        }
        for document in 0..<reader.documentCount {
            attempt { () throws(SegmentError) in try reader.document(document).lines.count }
            sum &+= reader.clauses(ofDocument: document).count &+ reader.parent(ofDocument: document)
            sum &+= reader.date(ofDocument: document) &+ reader.source(ofDocument: document)
            for column in reader.keywords { sum &+= column.value(ofDocument: document)?.utf8.count ?? 0 }
            attempt { () throws(SegmentError) in try reader.document(withID: "d#\(document)") ?? 0 }
        }
        var cache = RecordCache()
        for clause in 0..<UInt32(reader.clauseCount) {
            attempt { () throws(SegmentError) in
                let record = try reader.clause(clause, cache: &cache)
                return try record.text.count + reader.path(record.path).count
            }
            sum &+= reader.document(ofClause: clause) &+ reader.characterCount(of: clause)
            sum &+= Int(reader.role(of: clause).rawValue)
        }
        for column in reader.keywords {
            for ordinal in 0..<min(column.valueCount, 9) { sum &+= column.value(ordinal).utf8.count }
        }
        if let error = errors.first { throw error }
        return sum
    }

    private static func readTerms(of field: FieldReader, _ reader: SegmentReader) throws -> Int {
        var sum = 0
        var positions: [UInt32] = []
        var terms = try field.dictionary.cursor()
        while try terms.next() {
            sum &+= reader.alphabet.characters(ofKey: terms.key).count
            sum &+= try field.dictionary.find(terms.key)?.clauseCount ?? 0
            var cursor = try field.postings(of: terms.entry)
            try cursor.advance()
            while cursor.clause != PostingCursor.noClause {
                try cursor.readPositions(into: &positions)
                sum &+= positions.count &+ Int(field.lengthByte(of: cursor.clause)) &+ Int(cursor.frequency)
                try cursor.advance()
            }
            cursor = try field.postings(of: terms.entry)
            for target in [2, 100, 149, 1000] as [UInt32] {
                try cursor.advance(to: target)
                try cursor.readPositions(into: &positions)
            }
            cursor = try field.postings(of: terms.entry)
            var block = 0
            while try cursor.nextBlock() {
                sum &+= cursor.blockFrequencies.count
                if terms.entry.clauseCount >= BlockCoding.size {
                    sum &+= Int(cursor.impact(ofBlock: block).points[0].frequency)
                }
                block += 1
            }
        }
        return sum
    }
}

extension PostingList {
    /// A list with these clauses, in each of which the term occurs one to three times.
    init(growing clauses: [UInt32]) {
        self.init()
        self.clauses = clauses
        frequencies = clauses.map { 1 + $0 % 3 }
        positions = clauses.flatMap { clause in (0...(clause % 3)).map { clause % 4 + 2 * $0 } }
    }
}
