internal import Analysis
internal import ArgumentParser
internal import Segments
internal import Wire

/// `gongbao analyze`: how a text is folded and cut.
struct AnalyzeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze", abstract: "Show how a text is folded and cut into words and grams · 分词",
        discussion: """
            Positions count code points of the folded text; byte ranges count UTF-8 bytes of the text as given.

            Example:
              gongbao analyze 'ＰＭ2.5浓度，養老 服務'
            """)

    @Argument(parsing: .remaining, help: "The text; - reads it from standard input.")
    var text: [String]
    @Option(help: "icu or whitespace.")
    var analyzer = AnalyzerKind.icu
    @OptionGroup var segmenter: SegmenterOption
    @Flag(help: "One JSON object.")
    var json = false

    mutating func run() throws {
        var text = text.joined(separator: " ")
        if text == "-" {
            text = String(decoding: try TextFile.bytes(nil), as: UTF8.self)
        }
        let segmenter = segmenter.forReading(IndexDirectory(IndexOption.defaultPath))
        let analyzed = Analyzer(kind: analyzer, segmenter: segmenter).analyze(text)
        Output.write(json ? object(text, analyzed).text + "\n" : table(analyzed))
    }

    private func grams(_ analyzed: AnalyzedText) -> [(kind: String, term: String, range: Range<Int>)] {
        var grams: [(kind: String, term: String, range: Range<Int>)] = []
        Grams.forEach(in: analyzed.folded.scalars) { position, _, pair in
            let whole = position..<(position + 1)
            grams.append(("char", analyzed.folded.string(of: whole), whole))
            guard pair != nil else { return }
            let range = position..<(position + 2)
            grams.append(("pair", analyzed.folded.string(of: range), range))
        }
        return grams
    }

    private func table(_ analyzed: AnalyzedText) -> String {
        var text = "folded  \(analyzed.folded.string())\n"
        func row(_ kind: String, _ term: String, _ range: Range<Int>) -> String {
            let bytes = analyzed.folded.sourceRange(of: range)
            return DisplayWidth.padded(kind, to: 8) + DisplayWidth.padded(term, to: 16)
                + DisplayWidth.padded("\(range.lowerBound)..<\(range.upperBound)", to: 12)
                + "bytes \(bytes.lowerBound)..<\(bytes.upperBound)\n"
        }
        for index in analyzed.words.indices {
            text += row("word", analyzed.term(of: index), analyzed.words[index].positions)
        }
        for gram in grams(analyzed) { text += row(gram.kind, gram.term, gram.range) }
        return text
    }

    private func object(_ text: String, _ analyzed: AnalyzedText) -> JSON {
        func token(_ term: String, _ range: Range<Int>, _ more: [(String, JSON)] = []) -> JSON {
            .object(
                [
                    ("term", .string(term)), ("start", .int(range.lowerBound)),
                    ("end", .int(range.upperBound)),
                    ("utf8", .range(analyzed.folded.sourceRange(of: range))),
                ] + more)
        }
        let words = analyzed.words.indices.map { token(analyzed.term(of: $0), analyzed.words[$0].positions) }
        let grams = grams(analyzed).map { token($0.term, $0.range, [("kind", .string($0.kind))]) }
        return .object([
            ("schema", .int(1)), ("text", .string(text)), ("analyzer", .string(analyzer.rawValue)),
            ("folded", .string(analyzed.folded.string())), ("words", .array(words)), ("grams", .array(grams)),
        ])
    }
}
