extension Commit {
    private static let magic: [UInt8] = Array("GBCOMMIT".utf8)

    /// The bytes of the commit file: magic, version, body, CRC-32C of all before it.
    package func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.append(contentsOf: Self.magic)
        writer.append(fixed: SegmentLayout.version)
        writer.append(varint: generation)
        writer.append(varint: Int(nextSegment))
        writer.append(varint: nextSource)
        writer.append(string: schema.analyzer)
        writer.append((schema.hasGrams ? 1 : 0) | (schema.storesText ? 0 : 2) | (schema.hasWordPairs ? 4 : 0))
        writer.append(schema.hasWordPositions ? 1 : 0)
        writer.append(varint: schema.analyzerVersion)
        writer.append(string: schema.icuVersion)
        writer.append(varint: segments.count)
        for segment in segments { segment.append(to: &writer) }
        writer.append(varint: sources.count)
        for source in sources { source.append(to: &writer) }
        writer.append(fixed: Checksum.crc32c(writer.bytes))
        return writer.take()
    }

    /// Reads a commit file.
    package init(_ file: MappedFile) throws(SegmentError) {
        let bytes = file.bytes
        guard bytes.count > 14, bytes.array(0..<8) == Self.magic else {
            throw bytes.corrupt("this is no commit: the first 8 bytes are wrong or the file is too short")
        }
        let version = bytes.load(UInt16.self, at: 8)
        guard version == SegmentLayout.version else {
            throw .unsupportedVersion(file: file.name, found: version, supported: SegmentLayout.version)
        }
        guard let body = bytes.slice(at: 0, count: bytes.count - 4),
            body.checksum == bytes.load(UInt32.self, at: bytes.count - 4)
        else { throw bytes.corrupt("the commit has the wrong checksum") }
        var reader = ByteReader(body, at: 10)
        generation = try reader.readVarint()
        nextSegment = UInt64(try reader.readVarint())
        nextSource = try reader.readVarint()
        let analyzer = try reader.readString()
        let flags = try reader.read(UInt8.self)
        schema = Schema(
            analyzer: analyzer, hasGrams: flags & 1 == 1,
            hasWordPositions: try reader.read(UInt8.self) == 1, hasWordPairs: flags & 4 != 0,
            storesText: flags & 2 == 0,
            analyzerVersion: try reader.readVarint(), icuVersion: try reader.readString())
        segments = []
        for _ in 0..<(try reader.readVarint()) { segments.append(try Segment(&reader)) }
        sources = []
        for _ in 0..<(try reader.readVarint()) { sources.append(try Source(&reader)) }
        guard reader.remaining == 0 else {
            throw body.corrupt(at: reader.position, "bytes follow the commit")
        }
    }
}

extension Commit.Segment {
    func append(to writer: inout ByteWriter) {
        writer.append(varint: Int(identifier))
        writer.append(fixed: checksum)
        for count in [byteCount, documentCount, clauseCount, deletedDocuments.count] {
            writer.append(varint: count)
        }
        for range in deletedDocuments {
            writer.append(varint: range.lowerBound)
            writer.append(varint: range.count)
        }
        statistics.append(to: &writer)
    }

    init(_ reader: inout ByteReader) throws(SegmentError) {
        let identifier = UInt64(try reader.readVarint())
        let checksum = try reader.read(UInt32.self)
        let byteCount = try reader.readVarint()
        let documentCount = try reader.readVarint()
        let clauseCount = try reader.readVarint()
        var deleted: [Range<Int>] = []
        for _ in 0..<(try reader.readVarint()) {
            let start = try reader.readVarint()
            let count = try reader.readVarint()
            guard start >= deleted.last?.upperBound ?? 0, count > 0, start <= documentCount,
                count <= documentCount - start
            else {
                throw reader.bytes.corrupt(at: reader.position, "a range of deleted documents is impossible")
            }
            deleted.append(start..<(start + count))
        }
        var statistics = CollectionStatistics()
        for field in Field.allCases {
            let clauses = try reader.readVarint()
            statistics[field] = FieldStatistics(clauseCount: clauses, lengthSum: try reader.readVarint())
            guard clauses <= clauseCount, statistics[field].lengthSum < 1 << 50 else {
                throw reader.bytes.corrupt(at: reader.position, "the statistics of a segment are impossible")
            }
        }
        self.init(
            identifier: identifier, byteCount: byteCount, documentCount: documentCount,
            clauseCount: clauseCount,
            statistics: statistics, checksum: checksum)
        deletedDocuments = deleted
    }
}

extension Commit.Source {
    func append(to writer: inout ByteWriter) {
        writer.append(varint: number)
        writer.append(string: name)
        writer.append(string: path)
        writer.append(string: identity)
        writer.append(varint: byteCount)
        writer.append(fixed: hash)
        writer.append(string: format)
    }

    init(_ reader: inout ByteReader) throws(SegmentError) {
        self.init(
            number: try reader.readVarint(), name: try reader.readString(), path: try reader.readString(),
            identity: try reader.readString(), byteCount: try reader.readVarint(),
            hash: try reader.read(UInt64.self), format: try reader.readString())
    }
}
