extension SegmentReader {
    /// The stored form of a clause.
    public func clause(_ clause: UInt32, cache: inout RecordCache) throws(SegmentError) -> ClauseRecord {
        let number = Int(clause)
        _ = try clauses.record(number, cache: &cache)
        // A record continues the one before in its block; where the cache has one of them, decoding goes on from it.
        var record: ClauseRecord?
        var next = cache.firstRecord
        if let last = cache.lastClause, last.number <= number {
            record = last.record
            next = last.number + 1
        }
        while next <= number {
            record = ClauseRecord(cache.bytes(ofRecord: next), after: record)
            guard record != nil else { break }
            next += 1
        }
        guard var record else { throw file.bytes.corrupt("the stored clause \(clause) is malformed") }
        cache.lastClause = (number, record)
        record.path = clausePaths[number]
        guard (0..<paths.count).contains(record.path) else {
            throw file.bytes.corrupt("the headings over clause \(clause) are not there")
        }
        return record
    }

    /// The stored form of a document.
    public func document(_ document: Int) throws(SegmentError) -> DocumentRecord {
        var cache = RecordCache()
        return try self.document(document, cache: &cache)
    }

    /// The stored form of a document, decompressing nothing where its block is in the cache.
    public func document(_ document: Int, cache: inout RecordCache) throws(SegmentError) -> DocumentRecord {
        guard let record = DocumentRecord(try documents.record(document, cache: &cache)) else {
            throw file.bytes.corrupt("the stored document \(document) is malformed")
        }
        return record
    }

    /// The headings over a path node, the widest first.
    public func path(_ node: Int) throws(SegmentError) -> [String] {
        var cache = RecordCache()
        return try path(node, cache: &cache)
    }

    /// The headings over a path node, decompressing nothing where the block is in the cache.
    public func path(_ node: Int, cache: inout RecordCache) throws(SegmentError) -> [String] {
        var texts: [String] = []
        var node = node
        while node > 0 {
            let heading = try heading(node, cache: &cache)
            texts.append(heading.text)
            node = heading.parent
        }
        return texts.reversed()
    }

    /// The heading of a path node and the node over it.
    public func heading(_ node: Int) throws(SegmentError) -> (parent: Int, text: String) {
        var cache = RecordCache()
        return try heading(node, cache: &cache)
    }

    /// The heading of a path node and the node over it, decompressing nothing where the block is in the cache.
    public func heading(
        _ node: Int, cache: inout RecordCache
    ) throws(SegmentError) -> (parent: Int, text: String) {
        var reader = VarintSlice(try paths.record(node, cache: &cache))
        guard let parent = reader.next(), parent < node else {
            throw file.bytes.corrupt("the stored heading \(node) is malformed")
        }
        return (parent, String(decoding: reader.rest, as: UTF8.self))
    }

    /// The first line of a clause in its file, without decompressing anything; any number in a damaged file.
    public func line(ofClause clause: UInt32) -> Int { clauseLines[Int(clause)] }

    /// The id of a document, decompressing nothing where its block is in the cache.
    public func id(ofDocument document: Int, cache: inout RecordCache) throws(SegmentError) -> String {
        guard let id = DocumentRecord.id(in: try documents.record(document, cache: &cache)) else {
            throw file.bytes.corrupt("the stored document \(document) is malformed")
        }
        return id
    }

    /// The number of path nodes, that of no heading included.
    public var pathCount: Int { paths.count }

    /// The path node of the innermost heading over a clause; 0 for none, and any number in a damaged file.
    public func path(ofClause clause: UInt32) -> Int { clausePaths[Int(clause)] }

    /// What a clause is.
    public func role(of clause: UInt32) -> ClauseRole {
        ClauseRole(rawValue: roles[Int(clause)]) ?? .body
    }

    /// What all clauses are, a `ClauseRole` a byte; valid as long as the segment.
    @inline(__always)
    public var roleBytes: UnsafeRawPointer { unsafe roles.base }

    /// Whether all clauses are running text.
    ///
    /// O(clauses), 64 at a time.
    public var hasOnlyBodies: Bool {
        var any = SIMD64<UInt8>.zero
        var offset = 0
        while offset + 64 <= roles.count {
            any |= unsafe roles.base.loadUnaligned(fromByteOffset: offset, as: SIMD64<UInt8>.self)
            offset += 64
        }
        return any == .zero && (offset..<roles.count).allSatisfy { roles[$0] == 0 }
    }

    /// The number of code points of a clause after folding.
    public func characterCount(of clause: UInt32) -> Int {
        min(max(0, clauseStarts[Int(clause) + 1] &- clauseStarts[Int(clause)]), Int(UInt32.max))
    }

    /// The document of a clause.
    public func document(ofClause clause: UInt32) -> Int {
        min(max(0, firstClauses.lastRow(notAbove: Int(clause))), max(0, documentCount - 1))
    }

    /// The clauses of a document without those of its attachments.
    public func clauses(ofDocument document: Int) -> Range<UInt32> {
        let start = min(max(0, firstClauses[document]), clauseCount)
        let end = min(max(start, firstClauses[document + 1]), clauseCount)
        return UInt32(start)..<UInt32(end)
    }

    /// Whether every document has one clause, as the records of JSON lines have.
    ///
    /// O(1).
    public var hasOneClauseADocument: Bool { documentCount == clauseCount && firstClauses.isCount }

    /// The document that a document is a part of, or itself.
    public func parent(ofDocument document: Int) -> Int {
        let parent = parents[document]
        return (0...document).contains(parent) ? parent : document
    }

    /// The date of a document as a number (see `CalendarDate`), 0 where it is unknown.
    public func date(ofDocument document: Int) -> Int {
        dates[document]
    }

    /// The number of the source file of a document.
    public func source(ofDocument document: Int) -> Int {
        sources[document]
    }

    /// The document with an id; of several the last, which is the only one that can be live.
    public func document(withID id: String) throws(SegmentError) -> Int? {
        for candidate in ids.candidates(for: id).reversed() where candidate < documentCount {
            if try document(candidate).id.utf8.elementsEqual(id.utf8) { return candidate }
        }
        return nil
    }

    /// The keyword column of a name.
    public func keywords(_ name: String) -> KeywordColumn? {
        keywords.first { $0.name == name }
    }

    /// Makes a finder for reading many pairs; `nil` where the segment contradicts itself.
    public func clauseFinder() -> ClauseFinder? {
        ClauseFinder(clauseStarts, clauseCount: clauseCount)
    }

    /// The error that says that the parts of this segment contradict each other.
    public func contradiction(_ reason: String) -> SegmentError {
        .corrupt(file: name, offset: 0, reason: reason)
    }

    /// Sees to it that each clause belongs to one document.
    public func checkDocuments() throws(SegmentError) {
        var next: UInt32 = 0
        for document in 0..<documentCount {
            let range = clauses(ofDocument: document)
            guard range.lowerBound == next else { throw contradiction("documents share clauses") }
            next = range.upperBound
        }
        guard next == clauseCount else { throw contradiction("a clause has no document") }
    }

    /// Lets go of the memory that holds what was read of the file; nothing else changes.
    public func letGoOfPages() {
        file.letGoOfPages()
    }

    /// Compares every section with its checksum, and sees to it that what lies between them is zero.
    ///
    /// With what opening checks, that is every byte of the file. O(size).
    public func verifyChecksums() throws(SegmentError) {
        try table.verifyPadding(of: file)
        for entry in table.entries { try entry.verify() }
    }
}
