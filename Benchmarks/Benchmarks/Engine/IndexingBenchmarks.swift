import Benchmark
import Indexing

/// Documents to an index on disk, and segments to one.
func addIndexingBenchmarks(_ corpus: Corpus) throws {
    let documents = corpus.documents

    for (name, hasGrams) in [("words", false), ("words and grams", true)] {
        Benchmark("invert \(name)") { benchmark in
            for _ in benchmark.scaledIterations {
                try TemporaryIndex().build(documents, IndexingOptions(hasGrams: hasGrams))
            }
        }
    }

    let parts = TemporaryIndex()
    try parts.build(documents, IndexingOptions(), commits: 4)
    Benchmark("merge 4 segments") { benchmark in
        for _ in benchmark.scaledIterations {
            let copy = try parts.copy()
            benchmark.startMeasurement()
            var writer = try IndexWriter(copy.directory, options: IndexingOptions())
            blackHole(try writer.commit(maxSegments: 1))
            benchmark.stopMeasurement()
        }
    }
}
