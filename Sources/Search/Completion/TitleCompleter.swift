internal import Analysis
internal import Segments

/// Completes titles.
///
/// The pairs of titles and headings say which documents may have the beginning in their title; of a beginning of one character, those
/// that begin with it. No more than two thousand stored documents are read, the last ones first in each segment, and no more than
/// two hundred thousand clauses passed.
struct TitleCompleter {
    /// A title with what orders it.
    struct Found {
        var place: Int
        var count: Int
        var date: Int
    }

    private static let maxDocuments = 2000
    private static let maxClauses = 200_000
    private let snapshot: Snapshot
    private let interruption: Interruption
    private let folder = TextFolder()

    init(_ snapshot: Snapshot, _ interruption: Interruption) {
        self.interruption = interruption
        self.snapshot = snapshot
    }

    /// The titles that have the beginning, each with the number of documents read that have it.
    func titles(_ prefix: CompletionPrefix) throws(SegmentError) -> [String: Found] {
        var titles: [String: Found] = [:]
        var read = 0
        for segment in snapshot.segments.reversed() {
            var cache = RecordCache()
            for document in try documents(prefix.scalars, in: segment.reader).reversed()
            where read < Self.maxDocuments && interruption.allows(1024)
                && !segment.description.isDeleted(document)
            {
                read += 1
                guard let title = try segment.reader.document(document, cache: &cache).title,
                    let place = prefix.place(in: folder.fold(title).scalars)
                else { continue }
                let date = segment.reader.date(ofDocument: document)
                var found = titles[title] ?? Found(place: place, count: 0, date: 0)
                found.count += 1
                found.date = max(found.date, date)
                titles[title] = found
            }
        }
        return titles
    }

    /// The documents of a segment over whose clauses every pair of the beginning stands.
    private func documents(_ text: [UInt32], in segment: SegmentReader) throws(SegmentError) -> [Int] {
        guard let field = segment.fields[.titles] else { return Array(0..<segment.documentCount) }
        var keys: [[UInt8]] = []
        for place in 0..<max(1, text.count - 1) {
            // A bracket stands for all its forms, so the pairs that have one are left to the comparison of titles.
            let gram = text[place..<min(text.count, place + 2)]
            if gram.contains(where: { $0 == 0x3014 || $0 == 0x3015 }) { continue }
            guard let key = segment.alphabet.key(of: gram) else { return [] }
            keys.append(key)
        }
        guard text.count > 1 else { return try documents(beginningWith: keys.first ?? [], field, segment) }
        var clauses: Matches?
        for key in keys {
            guard let entry = try field.dictionary.find(key) else { return [] }
            let list = try self.clauses(of: entry, field)
            clauses = clauses?.intersection(list) ?? list
        }
        return documents(of: clauses ?? Matches(all: min(segment.clauseCount, Self.maxClauses)), segment)
    }

    private func documents(
        beginningWith key: [UInt8], _ field: FieldReader, _ segment: SegmentReader
    ) throws(SegmentError) -> [Int] {
        var documents: Set<Int> = []
        var clauses = 0
        var cursor = try field.dictionary.cursor(atOrAfter: key)
        while clauses < Self.maxClauses, try cursor.next(), cursor.key.starts(with: key) {
            let list = try self.clauses(of: cursor.entry, field)
            clauses += list.count
            documents.formUnion(self.documents(of: list, segment))
        }
        return documents.sorted()
    }

    private func clauses(of entry: TermEntry, _ field: FieldReader) throws(SegmentError) -> Matches {
        var cursor = try field.postings(of: entry)
        var matches = Matches()
        while matches.count < Self.maxClauses, try cursor.nextBlock() {
            cursor.appendBlock(clauses: &matches.clauses, frequencies: &matches.counts)
        }
        return matches
    }

    private func documents(of matches: Matches, _ segment: SegmentReader) -> [Int] {
        var documents: [Int] = []
        var end: UInt32 = 0
        for clause in matches.clauses where clause >= end {
            let document = segment.document(ofClause: clause)
            end = segment.clauses(ofDocument: document).upperBound
            documents.append(document)
        }
        return documents
    }
}
