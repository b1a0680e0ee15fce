import Testing

@testable import Segments

@Suite struct DocumentIDsTests {
    @Test("every id is among its candidates", arguments: borderCounts)
    func ids(count: Int) throws {
        let ids = (0..<count).map { "file-\($0)#\($0 % 7)" }
        let table = try DocumentIDs(part(DocumentIDs.encode(ids.map(DocumentIDs.hash))), documentCount: count)
        #expect(ids.enumerated().allSatisfy { table.candidates(for: $0.element).contains($0.offset) })
        #expect(table.candidates(for: "no such id").count <= 1)
    }

    @Test("ids with one hash are all candidates, in order")
    func collisions() throws {
        // Found by search: two of a million such ids share the folded 32-bit hash.
        var seen: [UInt32: String] = [:]
        var pair: (String, String)?
        var number = 0
        while pair == nil {
            let id = "id-\(number)"
            let hash = Checksum.fnv1a(id.utf8)
            let folded = UInt32(truncatingIfNeeded: hash ^ hash >> 32)
            if let other = seen[folded] { pair = (other, id) }
            seen[folded] = id
            number += 1
        }
        let (first, second) = try #require(pair)
        let hashes = [second, "x", first, second].map(DocumentIDs.hash)
        let table = try DocumentIDs(part(DocumentIDs.encode(hashes)), documentCount: 4)
        #expect(table.candidates(for: first) == [0, 2, 3])
        #expect(table.candidates(for: second) == [0, 2, 3])
    }

    @Test("the first row not below a hash is found from any row before it", arguments: borderCounts)
    func firstRow(count: Int) throws {
        let hashes = (0..<count).map { UInt32($0 / 3 * 5) }
        let table = try DocumentIDs(part(DocumentIDs.encode(hashes)), documentCount: count)
        for start in stride(from: 0, to: count, by: 17) {
            for hash in stride(from: hashes[start], through: UInt32(count * 2), by: 3) {
                let expected = (start..<count).first { hashes[$0] >= hash } ?? count
                #expect(table.firstRow(notBelow: hash, from: start) == expected)
            }
        }
    }

    @Test("a table of another size is refused")
    func size() {
        #expect(throws: SegmentError.self) {
            try DocumentIDs(part(DocumentIDs.encode([7])), documentCount: 2)
        }
    }
}
