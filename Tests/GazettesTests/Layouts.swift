import Foundation
import Gazettes

/// The invented layouts beside the tests.
enum Layouts {
    static func bytes(_ name: String) throws -> [UInt8] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "Fixtures/Layouts/\(name).txt")
        return [UInt8](try Data(contentsOf: file))
    }

    static func issue(_ name: String) throws -> GazetteIssue {
        GazetteReader.read(try bytes(name))
    }
}
