internal import Analysis
internal import ArgumentParser

/// `gongbao compare-segmenters`: looks for a text that ICU and its dictionary made ready cut differently.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare-segmenters", abstract: "Compare the words of both segmenters · 对照分词",
        shouldDisplay: false)

    @Argument(help: "Files, each line of which is a text; random lines draw on them.")
    var files: [String] = []
    @Option(help: "The number of random lines.")
    var lines = 0
    @Option(help: "Where the random numbers begin.")
    var seed: UInt64 = 1

    mutating func run() throws {
        guard let dictionary = WordDictionary.build() else {
            throw Failure(.inputOutput, "the installed ICU has no dictionary that can be made ready")
        }
        var comparison = Comparison(dictionary)
        var material: [[UInt8]] = []
        for path in files {
            do throws(InputFailure) {
                for line in try InputFile.read(path).split(separator: 0x0A) {
                    comparison.compare(line)
                    if material.count < 100_000 { material.append(Array(line)) }
                }
            } catch {
                throw Failure(.inputOutput, error.text)
            }
        }
        if !files.isEmpty { Output.write(comparison.summary(of: "lines of files")) }
        let differences = comparison.differences
        comparison = Comparison(dictionary)
        var random = RandomLines(seed: seed, material: material)
        for _ in 0..<lines {
            let line = Array(random.next().utf8)
            comparison.compare(line[...])
        }
        if lines > 0 { Output.write(comparison.summary(of: "random lines")) }
        if differences + comparison.differences > 0 { throw Failure.silent(.nothing) }
    }
}

/// Both segmenters side by side.
private struct Comparison {
    private(set) var differences = 0
    private let icu = Analyzer()
    private let own: Analyzer
    private var expected = AnalyzedText()
    private var found = AnalyzedText()
    private var (lines, words, characters) = (0, 0, 0)

    init(_ dictionary: WordDictionary) {
        own = Analyzer(segmenter: .dictionary(dictionary))
    }

    mutating func compare(_ line: ArraySlice<UInt8>) {
        icu.analyze(line, into: &expected)
        own.analyze(line, into: &found)
        lines += 1
        words += expected.words.count
        characters += expected.folded.count
        guard found != expected else { return }
        differences += 1
        guard differences <= 20 else { return }
        let text = String(decoding: line, as: UTF8.self).unicodeScalars.map { String($0.value, radix: 16) }
        Output.write("different: \(text.joined(separator: " "))\n")
        Output.write("  icu \(expected.terms)\n  own \(found.terms)\n")
    }

    func summary(of name: String) -> String {
        let share = Double(own.fallbackCount) / Double(max(1, characters))
        return "\(name): \(lines), \(words) words, \(differences) differences, "
            + "\(own.fallbackCount) of \(characters) characters (\(Int(share * 10_000)) in 10,000) went to ICU\n"
    }
}

/// Lines of pieces that the word rules treat in different ways.
private struct RandomLines {
    /// Characters that need no ICU, or seldom.
    private static let tame: [ClosedRange<UInt32>] = [
        0x4E00...0x9FFF, 0x4E00...0x9FFF, 0x20000...0x2A6DF, 0x3005...0x3007, 0x3041...0x3096,
        0x30A1...0x30FE,
        0x30A1...0x30FA, 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x21...0x7E, 0x2C...0x2E, 0x27...0x27,
        0x3A...0x3A,
        0x5F...0x5F, 0x40...0x40, 0x20...0x20, 0x3001...0x3011, 0x3A1...0x42F, 0x2080...0x2089,
        0x3395...0x33A6,
        0xFF01...0xFF5E, 0x2460...0x2473, 0x3190...0x319F, 0x2160...0x217F, 0x1F300...0x1F3FA,
        0xFE30...0xFE4F,
    ]
    /// What single characters are drawn from, as often from the first as from the last.
    private static let ranges: [ClosedRange<UInt32>] = [
        0x4E00...0x9FFF, 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x30000...0x323AF,
        0x2F800...0x2FA1D,
        0xF900...0xFAFF, 0x2E80...0x2FDF, 0x3000...0x303F, 0x3041...0x309F, 0x30A0...0x30FF, 0x30A0...0x30FF,
        0x30A1...0x30FC, 0x31F0...0x31FF, 0x3005...0x3005, 0x30FC...0x30FC, 0xFF61...0xFF9F, 0xFF01...0xFF5E,
        0x61...0x7A, 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x30...0x39, 0x21...0x7E, 0x2E...0x2E,
        0x27...0x27,
        0x2C...0x2C, 0x3A...0x3A, 0x5F...0x5F, 0x5F...0x5F, 0x40...0x40, 0x20...0x20, 0xA0...0x17F,
        0x300...0x36F,
        0x370...0x52F, 0x5D0...0x5F4, 0x600...0x6FF, 0x900...0x97F, 0xE00...0xE7F, 0x1100...0x11FF,
        0xAC00...0xD7A3, 0x200B...0x200F, 0x2010...0x206F, 0x2070...0x209C, 0xB2...0xBE, 0x2100...0x218F,
        0x2460...0x24FF, 0x3200...0x33FF, 0x3371...0x33DF, 0xFE00...0xFE0F, 0xFE30...0xFE6B,
        0x1F1E6...0x1F1FF,
        0x1F300...0x1FAFF, 0x1F3FB...0x1F3FF, 0x1D400...0x1D7FF, 0x1AFF0...0x1B16F, 0x17000...0x17FFF,
        0xE000...0xF8FF, 0x2600...0x27BF, 0x1...0xFFFF, 0x10000...0x10FFFF,
    ]

    private var state: UInt64
    private let material: [[UInt8]]

    init(seed: UInt64, material: [[UInt8]]) {
        state = (seed ^ 0x5851_F42D_4C95_7F2D) &* 0xD134_2543_DE82_EF95
        self.material = material
    }

    mutating func next() -> String {
        var scalars = String.UnicodeScalarView()
        let ranges = number(below: 2) == 0 ? Self.tame : Self.ranges
        for _ in 0...number(below: number(below: 4) == 0 ? 12 : 4) { appendPiece(to: &scalars, from: ranges) }
        return String(scalars)
    }

    private mutating func appendPiece(
        to scalars: inout String.UnicodeScalarView, from ranges: [ClosedRange<UInt32>]
    ) {
        let kind = number(below: 10)
        if kind < 4, !material.isEmpty {
            let line = material[number(below: material.count)]
            let start = number(below: line.count)
            let part = line[start..<min(line.count, start + 1 + number(below: 40))]
            scalars += String(decoding: part, as: UTF8.self).unicodeScalars.filter { $0.value != 0xFFFD }
            return
        }
        let range = ranges[number(below: ranges.count)]
        for _ in 0...(kind == 9 ? number(below: 24) : number(below: 3)) {
            let value = range.lowerBound + UInt32(number(below: range.count))
            if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
        }
    }

    /// A number from SplitMix64.
    private mutating func number(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ value >> 31) % UInt64(bound))
    }
}
