import Analysis
import Testing

@testable import Indexing
@testable import Segments

@Suite struct DocumentOrderTests {
    private struct Sample {
        var topic: Int
        var source: Int
        var isAttachment = false
    }

    /// A segment of documents that have words of their topics.
    private func source(_ samples: [Sample], deleted: [Int] = []) throws -> SegmentMerger.Source {
        let options = IndexingOptions(analyzer: .whitespace, hasGrams: false)
        var builder = SegmentBuilder(schema: options.schema, analyzer: Analyzer(kind: .whitespace))
        var random = SeededGenerator(seed: 3)
        var top = 0
        for (number, sample) in samples.enumerated() {
            let words = (0..<12).map { _ in "t\(sample.topic)w\(Int.random(in: 0..<40, using: &random))" }
            let clause = SourceClause(
                text: Array(words.joined(separator: " ").utf8)[...], lines: 1...1, source: 0..<1)
            let document = SourceDocument(record: DocumentRecord(id: "\(number)"), clauses: [clause, clause])
            if !sample.isAttachment { top = number }
            builder.add(document, source: sample.source, parent: sample.isAttachment ? top : nil)
        }
        var (bytes, description) = try builder.finish(identifier: 1)
        description.delete(deleted)
        return SegmentMerger.Source(
            segment: try SegmentReader(MappedFile(name: "input", bytes: bytes)), description: description)
    }

    /// How often neighbours are of different topics.
    private func changes(_ topics: [Int]) -> Int {
        zip(topics, topics.dropFirst()).count { $0 != $1 }
    }

    @Test("records of one topic come together, the first and the last stay")
    func topics() throws {
        let samples = (0..<1000).map { Sample(topic: $0 * 7 % 10, source: 1) }
        let order = try DocumentOrder([source(samples)]).documents { _ in true }.map(\.document)
        #expect(order.sorted() == Array(0..<1000))
        #expect(order.first == 0 && order.last == 999)
        #expect(changes(order.map { samples[$0].topic }) < 200)
        #expect(try DocumentOrder([source(samples)]).documents { _ in true }.map(\.document) == order)
    }

    @Test("a document and its attachments stay together in their order, also where some are deleted")
    func attachments() throws {
        let samples = (0..<900).map { Sample(topic: $0 / 3 % 9, source: 1, isAttachment: $0 % 3 > 0) }
        let deleted = [30, 40, 50, 60, 61, 62]
        let order = try DocumentOrder([source(samples, deleted: deleted)]).documents { _ in true }
            .map(\.document)
        #expect(order.sorted() == (0..<900).filter { !deleted.contains($0) })
        for (before, document) in zip(order, order.dropFirst()) where document % 3 > 0 {
            let isAlone = document / 3 == 10 && before / 3 != 10
            #expect(before == document - 1 || deleted.contains(document - 1) || isAlone)
        }
    }

    @Test("files stay whole, and those that are no records keep the order of their documents")
    func files() throws {
        let samples = (0..<1200).map { Sample(topic: $0 / 20 % 6, source: 1 + $0 / 20) }
        let one = try source(Array(samples[..<600]))
        let two = try source(Array(samples[600...]))
        let order = try DocumentOrder([one, two]).documents { $0 == 5 }
        let files = order.map { samples[$0.segment * 600 + $0.document].source }
        #expect(changes(files) == 59)
        #expect(files != samples.map(\.source))
        let topics = order.map { samples[$0.segment * 600 + $0.document].topic }
        #expect(Set(topics[..<300]).count < 5 && Set(topics[300..<600]).count < 5)
        for (before, place) in zip(order, order.dropFirst()) where place.document % 20 > 0 {
            #expect(before == DocumentPlace(segment: place.segment, document: place.document - 1))
        }
    }
}
