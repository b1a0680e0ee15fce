import Indexing
import Segments

/// Random small documents of a narrow vocabulary.
enum SampleDocuments {
    private static let characters = Array("市政府关于印发公报的通知安全房屋管理办法一二三，。 A1x啊")

    static func text(length: Int, using random: inout SeededGenerator) -> String {
        String((0..<length).map { _ in characters.randomElement(using: &random) ?? "市" })
    }

    static func document(id: String, clauses: Int, using random: inout SeededGenerator) -> SourceDocument {
        var record = DocumentRecord(id: id, lines: 1...max(1, clauses))
        record.title = Bool.random(using: &random) ? text(length: 6, using: &random) : nil
        record.issuer = ["甲市", "乙市", nil].randomElement(using: &random) ?? nil
        record.date = Bool.random(using: &random) ? "2022-0\(Int.random(in: 1...9, using: &random))-11" : nil
        if Bool.random(using: &random) { record.fields = [.init(name: "n", value: id)] }
        let headings = ["第一章 总则", "（二）管理，1.通知", "附则"]
        let list = (0..<clauses).map { number in
            let length = [0, 1, 2, 5, 30].randomElement(using: &random) ?? 1
            let path = headings.prefix(Int.random(in: 0...3, using: &random))
            let own = Int.random(in: 0..<4, using: &random) == 0 ? path.last ?? "" : ""
            return SourceClause(
                text: Array((own + text(length: length, using: &random)).utf8)[...],
                lines: (number + 1)...(number + 1),
                source: number * 10..<(number * 10 + 9), role: number == 0 ? .title : .body, path: Array(path)
            )
        }
        return SourceDocument(record: record, clauses: list)
    }

    static func documents(_ count: Int, prefix: String = "d", seed: UInt64, clauses: Int = 6)
        -> [SourceDocument]
    {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map {
            document(id: "\(prefix)\($0)", clauses: .random(in: 0...clauses, using: &random), using: &random)
        }
    }
}

extension IndexWriter {
    /// Registers a source of a name that is its identity.
    mutating func begin(_ name: String, format: String = "text") throws(IndexingError) -> Int {
        try beginSource(path: name, identity: "/" + name, name: name, byteCount: 1, hash: 1, format: format)
    }
}
