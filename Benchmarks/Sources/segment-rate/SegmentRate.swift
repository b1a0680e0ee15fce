import Analysis
import Foundation

/// `segment-rate LINES RUNS`: MB/s of UTF-8 at which one thread folds and cuts lines, the best of the runs, as one JSON object.
@main
struct SegmentRate {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let runs = Int(arguments[2]), runs > 0 else {
            FileHandle.standardError.write(Data("usage: segment-rate LINES RUNS\n".utf8))
            exit(2)
        }
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: arguments[1])))
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        // The dictionary is made of the installed ICU; where that is of another kind, ICU does everything.
        let segmenter = WordDictionary.build().map { WordSegmenter.dictionary($0) } ?? .icu
        let analyzer = Analyzer(kind: .icu, segmenter: segmenter)
        let clock = ContinuousClock()
        var best = Duration.seconds(1_000_000)
        var words = 0
        for _ in 0..<runs {
            var text = AnalyzedText()
            words = 0
            best = min(
                best,
                clock.measure {
                    for line in lines {
                        analyzer.analyze(line, into: &text)
                        words += text.words.count
                    }
                })
        }
        let rate = Double(bytes.count) / (best / .seconds(1)) / 1e6
        print("{\"bytes\": \(bytes.count), \"words\": \(words), \"mb_s\": \((rate * 100).rounded() / 100)}")
    }
}
