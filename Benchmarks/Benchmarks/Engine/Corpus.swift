import Analysis
import Foundation
import Gazettes
import Indexing
import Segments

/// The texts that all benchmarks read: the gazettes in corpus/, or the lines of the file that GONGBAO_BENCHMARK_TEXT names.
struct Corpus: Sendable {
    /// The bytes of each file.
    let files: [[UInt8]]
    /// The clauses of each file.
    let clauses: [[ArraySlice<UInt8>]]

    init() throws {
        let isText = ProcessInfo.processInfo.environment["GONGBAO_BENCHMARK_TEXT"]
        let paths = try isText.map { [$0] } ?? Self.gazettes()
        files = try paths.map { [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0))) }
        clauses = files.map { file in
            if isText != nil { return file.split(separator: UInt8(ascii: "\n")) }
            return GazetteReader.read(file).clauses.map { file[$0.range] }
        }
    }

    /// Each clause of all files.
    var allClauses: [ArraySlice<UInt8>] { clauses.flatMap { $0 } }

    /// A document of each 64 clauses.
    var documents: [SourceDocument] {
        let all = allClauses
        return stride(from: 0, to: all.count, by: 64).map { first in
            let own = all[first..<min(first + 64, all.count)]
            return SourceDocument(
                record: DocumentRecord(id: "d\(first)", lines: (first + 1)...(first + own.count)),
                clauses: own.indices.map {
                    SourceClause(text: all[$0], lines: ($0 + 1)...($0 + 1), source: 0..<all[$0].count)
                })
        }
    }

    private static func gazettes() throws -> [String] {
        // …/Benchmarks/Benchmarks/Engine/Corpus.swift
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        folder.appendPathComponent("corpus")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return names.filter { $0.hasSuffix(".txt") }.sorted().map { folder.appendingPathComponent($0).path }
    }
}

/// A directory for an index, removed with the value.
final class TemporaryIndex: Sendable {
    let path = NSTemporaryDirectory() + "gongbao-\(UUID().uuidString)"

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var directory: IndexDirectory { IndexDirectory(path) }

    /// A copy of all files, in a directory of its own.
    func copy() throws -> TemporaryIndex {
        let other = TemporaryIndex()
        try FileManager.default.copyItem(atPath: path, toPath: other.path)
        return other
    }

    /// Builds an index of documents in it.
    func build(_ documents: [SourceDocument], _ options: IndexingOptions, commits: Int = 1) throws {
        var writer = try IndexWriter(directory, options: options)
        let share = (documents.count + commits - 1) / commits
        for part in 0..<commits {
            let source = try writer.beginSource(
                path: "part\(part)", identity: "part\(part)", name: "part\(part)", byteCount: 0, hash: 0,
                format: "text")
            for document in documents.dropFirst(part * share).prefix(share) {
                try writer.add(document, source: source)
            }
            _ = try writer.commit()
        }
    }
}
