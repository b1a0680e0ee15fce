internal import Analysis
internal import ArgumentParser
internal import Segments

/// Who finds words.
enum SegmenterChoice: String, ExpressibleByArgument, CaseIterable {
    /// The dictionary beside the index, where there is one or making it pays.
    case auto
    /// ICU's break iterator.
    case icu
}

/// Which segmenter a command works with; the words are the same.
struct SegmenterOption: ParsableArguments {
    @Option(help: "Who finds the words, which are the same: auto (ICU's dictionary, made ready) or icu.")
    var segmenter = SegmenterChoice.auto

    /// Less text than this is cut by ICU before a dictionary is built.
    private static let leastByteCount = 1 << 20

    /// The segmenter for short texts: the dictionary beside the index, if there is one.
    func forReading(_ directory: IndexDirectory) -> WordSegmenter {
        guard segmenter == .auto, let dictionary = Self.dictionary(in: directory) else { return .icu }
        return .dictionary(dictionary)
    }

    /// The segmenter for indexing some bytes: the dictionary beside the index if it is that of the installed
    /// ICU, else a new one if the text is long.
    ///
    /// - Returns: the segmenter, and whether its dictionary is to be written beside the index.
    static func forIndexing(
        _ segmenter: SegmenterChoice, _ directory: IndexDirectory, byteCount: Int
    ) -> (segmenter: WordSegmenter, isNew: Bool) {
        guard segmenter == .auto else { return (.icu, false) }
        if let dictionary = dictionary(in: directory), dictionary.isOfInstalledICU {
            return (.dictionary(dictionary), false)
        }
        guard byteCount >= leastByteCount, let dictionary = WordDictionary.build() else {
            return (.icu, false)
        }
        return (.dictionary(dictionary), true)
    }

    /// Writes a new dictionary beside the index; an index without one is whole, only slower.
    static func write(_ segmenter: WordSegmenter, in directory: IndexDirectory) {
        guard case .dictionary(let dictionary) = segmenter else { return }
        do throws(SegmentError) {
            try directory.write(dictionary.bytes, beside: WordDictionary.fileName)
        } catch {
            Failure.report("\(error); the next run builds it again")
        }
    }

    private static func dictionary(in directory: IndexDirectory) -> WordDictionary? {
        directory.withFile(beside: WordDictionary.fileName) { WordDictionary(descriptor: $0) }
    }
}
