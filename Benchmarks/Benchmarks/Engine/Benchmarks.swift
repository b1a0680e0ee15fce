import Benchmark

/// One group of benchmarks a stage, in the order of the pipeline.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(2))
    do {
        let corpus = try Corpus()
        addAnalysisBenchmarks(corpus)
        addBlockBenchmarks()
        try addIndexingBenchmarks(corpus)
        try addSearchBenchmarks(corpus)
    } catch {
        fatalError("\(error)")
    }
}
