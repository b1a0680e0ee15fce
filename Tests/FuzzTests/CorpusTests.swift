import FuzzTargets
import Foundation
import Testing

/// Replays what the fuzzer began with and what it has found (`Fuzz/Corpus`).
@Suite struct CorpusTests {
    private static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fuzz/Corpus")

    @Test("every input of the corpus is read without a trap", arguments: FuzzTarget.allCases)
    func replay(target: FuzzTarget) throws {
        for input in target.seeds.values { target.run(input) }
        let files = try FileManager.default.contentsOfDirectory(
            at: Self.corpus.appending(path: target.rawValue), includingPropertiesForKeys: nil)
        #expect(!files.isEmpty)
        for file in files { target.run([UInt8](try Data(contentsOf: file))) }
    }

    @Test("every folder of the corpus is that of a target")
    func folders() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path())
        #expect(Set(names) == Set(FuzzTarget.allCases.map(\.rawValue)))
    }
}
