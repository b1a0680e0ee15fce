import Analysis
import Benchmark
import Gazettes

/// Bytes to text, gazettes to clauses, text to folded text and words.
func addAnalysisBenchmarks(_ corpus: Corpus) {
    let files = corpus.files
    let clauses = corpus.allClauses

    Benchmark("decode") { benchmark in
        for _ in benchmark.scaledIterations {
            for file in files { blackHole(try TextDecoder.decode(file)) }
        }
    }
    Benchmark("read gazettes") { benchmark in
        for _ in benchmark.scaledIterations {
            for file in files { blackHole(GazetteReader.read(file)) }
        }
    }
    Benchmark("fold") { benchmark in
        let folder = TextFolder()
        var text = FoldedText()
        for _ in benchmark.scaledIterations {
            for clause in clauses { folder.fold(clause, into: &text) }
        }
        blackHole(text)
    }
    for kind in AnalyzerKind.allCases {
        Benchmark("segment \(kind.rawValue)") { benchmark in
            let analyzer = Analyzer(kind: kind)
            var text = AnalyzedText()
            for _ in benchmark.scaledIterations {
                for clause in clauses { analyzer.analyze(clause, into: &text) }
            }
            blackHole(text)
        }
    }
}
