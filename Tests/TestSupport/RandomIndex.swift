public import Indexing
internal import Segments

/// Random documents with attachments in several files.
public struct RandomIndex {
    private static let issuers = ["本溪市人民政府", "本溪市人民政府办公室", "朝阳市人民政府"]
    private static let kinds = ["通知", "意见", "方案"]

    /// The documents, in order.
    public private(set) var documents: [TestDocument] = []
    /// Files to remove, by the same seed.
    public private(set) var removed: Set<String> = []
    /// Documents to replace.
    public private(set) var replacements: [TestDocument] = []

    /// Makes documents; dense ones of a few characters only.
    public init(seed: UInt64, files: Int, hasDeletions: Bool = false, isDense: Bool = false) {
        var random = SeededRandom(seed: seed)
        var texts = RandomText(seed: seed ^ 0xFEED, isDense: isDense)
        for file in 0..<files {
            let path = "f\(file).txt"
            for number in 0..<Int.random(in: 1...4, using: &random) {
                let document = Self.document("f\(file):\(number)", path, &random, &texts)
                documents.append(document)
                for part in 0..<(random.oneIn(3) ? Int.random(in: 1...2, using: &random) : 0) {
                    var attachment = Self.document("f\(file):\(number).\(part)", path, &random, &texts)
                    attachment.parentID = document.id
                    documents.append(attachment)
                }
            }
            if hasDeletions, random.oneIn(6) { removed.insert(path) }
        }
        guard hasDeletions else { return }
        let parents = Set(documents.compactMap(\.parentID))
        for document in documents
        where random.oneIn(6) && document.parentID == nil && !parents.contains(document.id) {
            guard !removed.contains(document.file) else { continue }
            replacements.append(Self.document(document.id, "new.txt", &random, &texts))
        }
    }

    /// Gives every document's clauses random roles.
    public mutating func assignRoles(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for number in documents.indices {
            for clause in documents[number].clauses.indices where random.oneIn(2) {
                documents[number].roles[clause] = ClauseRole.allCases.randomElement(using: &random)
            }
        }
    }

    /// Indexes the documents.
    public func index(segments: Int, options: IndexingOptions = IndexingOptions()) throws -> TestIndex {
        try TestIndex(
            documents, segments: segments, removing: removed, replacing: replacements, options: options)
    }

    private static func document(
        _ id: String, _ file: String, _ random: inout SeededRandom, _ texts: inout RandomText
    ) -> TestDocument {
        let clauses = (0..<Int.random(in: 1...4, using: &random)).map { _ in texts.text(pieces: 0...20) }
        var document = TestDocument(id, file: file, clauses)
        let year = Int.random(in: 2019...2022, using: &random)
        let month = Int.random(in: 10...12, using: &random)
        document.title = random.oneIn(4) ? nil : "关于" + texts.text(pieces: 1...4) + "的通知"
        document.number = random.oneIn(3) ? nil : "本政发〔\(year)〕\(Int.random(in: 1...20, using: &random))号"
        document.issuer = random.oneIn(4) ? nil : issuers.randomElement(using: &random)
        document.kind = random.oneIn(4) ? nil : kinds.randomElement(using: &random)
        document.date = random.oneIn(3) ? nil : "\(year)-\(month)-\(Int.random(in: 10...28, using: &random))"
        document.level = random.oneIn(2) ? nil : "\(Int.random(in: 1...3, using: &random))"
        document.path = random.oneIn(2) ? [] : ["一、总体要求", texts.text(pieces: 1...3)]
        return document
    }
}
