import Indexing
import Segments
import TestSupport
import Testing

/// F7: every kind of damage to every file of an index is found by `check`.
///
/// `GONGBAO_FULL=F7` damages every byte of several indexes; otherwise some of one.
@Suite struct DamageTests {
    private static let isFull = TestEnvironment.isFull("F7")

    /// The files of an index.
    private static func files(seed: UInt64, options: IndexingOptions = IndexingOptions()) throws -> [String:
        [UInt8]]
    {
        let disk = MemoryDisk()
        let index = IndexDirectory(WritingSteps.path, files: FileSystem(disk))
        for step in WritingSteps.all(seed: seed).prefix(Int(seed % 2) + 2) { try step.run(index) }
        return disk.content.files(in: WritingSteps.path)
    }

    private func isFound(_ files: [String: [UInt8]]) -> Bool {
        let disk = MemoryDisk(DiskState(directory: WritingSteps.path, files: files))
        do throws(SegmentError) {
            return try !IndexCheck(IndexDirectory(WritingSteps.path, files: FileSystem(disk))).problems
                .isEmpty
        } catch {
            return true
        }
    }

    @Test(
        "every changed byte, every truncation and every longer file is found",
        arguments: isFull ? 0..<16 as Range<UInt64> : 0..<1)
    func bytes(seed: UInt64) throws {
        let whole = try Self.files(seed: seed)
        #expect(!isFound(whole))
        var count = 0
        var missed: [String] = []
        func attempt(_ name: String, _ bytes: [UInt8], _ what: @autoclosure () -> String) {
            var damaged = whole
            damaged[name] = bytes
            count += 1
            if !isFound(damaged) { missed.append("\(name): \(what())") }
        }
        for (name, bytes) in whole.sorted(by: { $0.key < $1.key }) where name != "writer.lock" {
            for offset in stride(from: 0, to: bytes.count, by: Self.isFull ? 1 : 5) {
                var values: Set<UInt8> = [0, 0xFF, bytes[offset] ^ 1 << UInt8(offset % 8)]
                values.remove(bytes[offset])
                for value in values {
                    var changed = bytes
                    changed[offset] = value
                    attempt(name, changed, "byte \(offset) = \(value)")
                }
            }
            for length in stride(from: 0, to: bytes.count, by: Self.isFull ? 1 : 7) {
                attempt(name, Array(bytes[..<length]), "cut to \(length)")
            }
            for more in [1, 2, 7, 8, 63, 64, 4096] {
                attempt(name, bytes + [UInt8](repeating: 0, count: more), "\(more) zeros more")
                attempt(name, bytes + bytes.prefix(more), "\(more) bytes more")
            }
            // Every two neighbouring blocks of 64 bytes changed places.
            for start in stride(from: 0, to: bytes.count - 127, by: 64) {
                let blocks = (bytes[start..<(start + 64)], bytes[(start + 64)..<(start + 128)])
                guard !blocks.0.elementsEqual(blocks.1) else { continue }
                attempt(
                    name, Array(bytes[..<start] + blocks.1 + blocks.0 + bytes[(start + 128)...]),
                    "blocks at \(start) changed places")
            }
        }
        print("F7: \(count) damaged files, seed \(seed)")
        #expect(missed.isEmpty, "\(missed.count): \(missed.prefix(5))")
        // Of each byte two other values at least, and a truncation.
        let byteCount = whole.reduce(0) { $0 + ($1.key == "writer.lock" ? 0 : $1.value.count) }
        #expect(count > (Self.isFull ? 3 * byteCount : 10_000))
    }

    @Test("a file that is missing, of another index or in the place of another is found")
    func files() throws {
        let whole = try Self.files(seed: 1)
        let other = try Self.files(seed: 5)
        let names = whole.keys.filter { $0 != "writer.lock" }.sorted()
        for name in names {
            var damaged = whole
            damaged[name] = nil
            #expect(isFound(damaged), "\(name) is missing")
            for (foreign, bytes) in other where foreign != "writer.lock" {
                damaged[name] = bytes
                #expect(isFound(damaged), "\(name) is \(foreign) of another index")
            }
            for another in names where another != name {
                damaged[name] = whole[another]
                #expect(isFound(damaged), "\(name) is \(another)")
            }
        }
    }
}
