internal import CICU

/// ICU's word breaks over folded text, in windows of bounded size.
///
/// This file uses unsafe pointers because ICU does. Invariant: the iterator is read only while the code units
/// it was given are borrowed, and closed once, with the object.
@safe final class WordBreaker {
    /// Characters that ICU sees at once: enough for any sentence, and little enough that its dictionary stays
    /// linear.
    static let defaultWindowLimit = 2048
    /// How far before an uncertain window end words are looked at again, because what follows may change
    /// them.
    static let margin = 64

    private let windowLimit: Int
    private let table = FoldingTable.shared
    private let normalizer = CasefoldNormalizer()
    private var iterator: OpaquePointer?
    private var window = BreakWindow()
    private var term: [UInt8] = []

    init(windowLimit: Int) {
        precondition(windowLimit > 2 * Self.margin, "A window must be longer than its margins")
        self.windowLimit = windowLimit
    }

    deinit {
        if let iterator = unsafe iterator { unsafe gb_ubrk_close(iterator) }
    }

    /// The version of the ICU library in use.
    static var icuVersion: String { "\(icuVersionBytes[0]).\(icuVersionBytes[1])" }

    /// The four numbers of that version.
    static var icuVersionBytes: [UInt8] {
        var version = [UInt8](repeating: 0, count: Int(U_MAX_VERSION_LENGTH))
        unsafe gb_u_getVersion(&version)
        return version
    }

    /// Appends the words of a text's folded characters.
    ///
    /// - Parameter text: its words so far stay.
    /// - Returns: the number of windows it took.
    @discardableResult
    func appendWords(to text: inout AnalyzedText) -> Int {
        var start = 0
        var windowCount = 0
        while start < text.folded.count {
            let (end, isCertain) = WindowCut.end(from: start, in: text.folded.scalars, limit: windowLimit)
            start = appendWords(of: start..<end, isEndCertain: isCertain, to: &text)
            windowCount += 1
        }
        return windowCount
    }

    /// Appends the words of one window, and returns where the next one begins.
    @discardableResult
    func appendWords(of positions: Range<Int>, isEndCertain: Bool, to text: inout AnalyzedText) -> Int {
        window.fill(with: positions, of: text.folded.scalars, table: table, normalizer: normalizer)
        let iterator = unsafe openIterator()
        // With an uncertain end, the next window begins at a good start between two margins and one margin
        // before the end.
        let lastSure = isEndCertain ? positions.upperBound : positions.upperBound - Self.margin
        return unsafe window.units.withUnsafeBufferPointer { units in
            var status = U_ZERO_ERROR
            unsafe gb_ubrk_setText(iterator, units.baseAddress, Int32(units.count), &status)
            precondition(!gb_failed(status), "ICU cannot take a text to break")
            var previous = positions.lowerBound
            while true {
                let offset = unsafe gb_ubrk_next(iterator)
                guard offset >= 0 else { return positions.upperBound }
                let boundary = positions.lowerBound + window.index(ofUnit: Int(offset))
                if boundary > lastSure, previous > positions.lowerBound { return previous }
                let isWord = unsafe gb_ubrk_getRuleStatus(iterator) >= Int32(UBRK_WORD_NUMBER.rawValue)
                if isWord, boundary > previous { append(previous..<boundary, to: &text) }
                previous = boundary
                if !isEndCertain, boundary > lastSure - Self.margin,
                    WindowCut.isGoodStart(text.folded.scalars[boundary])
                {
                    return boundary
                }
            }
        }
    }

    private func append(_ positions: Range<Int>, to text: inout AnalyzedText) {
        guard window.needsNormalization, changesUnderCasefold(positions, of: text) else {
            text.append(positions)
            return
        }
        appendNormalized(positions, to: &text)
    }

    /// Appends a word whose term is the NFKC_Casefold of its characters, unless that is empty.
    func appendNormalized(_ positions: Range<Int>, to text: inout AnalyzedText) {
        term.removeAll(keepingCapacity: true)
        normalizer.appendUTF8(of: text.folded.scalars[positions], to: &term)
        if !term.isEmpty { text.append(positions, term: term) }
    }

    private func changesUnderCasefold(_ positions: Range<Int>, of text: AnalyzedText) -> Bool {
        positions.contains { table[text.folded.scalars[$0]].changesUnderCasefold }
    }

    private func openIterator() -> OpaquePointer {
        if let iterator = unsafe iterator { return unsafe iterator }
        var status = U_ZERO_ERROR
        guard let opened = unsafe gb_ubrk_openWord("zh", &status), !gb_failed(status) else {
            preconditionFailure("ICU has no word break rules: its data is missing")
        }
        unsafe iterator = opened
        return unsafe opened
    }
}
