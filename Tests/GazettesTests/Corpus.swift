import Foundation
import Gazettes

/// The five gazettes of the repository.
enum Corpus {
    static let names = [
        "benxi-2019-03.txt", "benxi-2020-05.txt", "benxi-2022-03.txt", "benxi-2022-04.txt",
        "chaoyang-2022-plans.txt",
    ]

    private static let directory = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "corpus")

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: directory.appending(path: name)))
    }

    static func issue(_ name: String) throws -> GazetteIssue {
        GazetteReader.read(try bytes(name))
    }

    /// The contents of a JSON file beside the tests.
    static func fixture<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
        return try JSONDecoder().decode(type, from: Data(contentsOf: file))
    }
}
