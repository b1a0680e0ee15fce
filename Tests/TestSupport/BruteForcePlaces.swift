internal import Analysis
internal import Search

/// Wildcards, NEAR and SAME by trying every place of a clause.
struct BruteForcePlaces {
    private typealias Place = (start: Int, end: Int)

    private enum Piece {
        case text([UInt32])
        case gap(ClosedRange<Int>)
    }

    private struct Pattern {
        var pieces: [Piece]
        var isPrefix: Bool
    }

    private let query: Query
    private let operands: [[Pattern]]

    /// `nil` where nothing is left of the query.
    init?(_ query: Query, _ analyzer: Analyzer) {
        self.query = query
        let parts: [Query] =
            switch query {
            case .near(let parts, _), .same(let parts, _): parts
            default: [query]
            }
        operands = parts.map { Self.patterns($0, analyzer) }
        guard operands.contains(where: { !$0.isEmpty }) else { return nil }
    }

    /// The number of places where an occurrence of the first operand begins that takes part.
    func count(in text: [UInt32]) -> Int {
        let places = operands.map { patterns in patterns.flatMap { Self.places($0, text) } }
        let taking: [Place] =
            switch query {
            case .near(_, let distances): places[0].filter { Self.isNear($0, places, distances, 1) }
            case .same(_, .clause): places.contains(where: \.isEmpty) ? [] : places[0]
            case .same(_, .sentence):
                Self.sentences(text).flatMap { sentence in
                    let inside = places.map { operand in
                        operand.filter { sentence.lowerBound <= $0.start && $0.end <= sentence.upperBound }
                    }
                    return inside.contains(where: \.isEmpty) ? [] : inside[0]
                }
            default: places[0]
            }
        return Set(taking.map(\.start)).count
    }

    private static func isNear(_ place: Place, _ places: [[Place]], _ distances: [Int], _ next: Int) -> Bool {
        guard next < places.count else { return true }
        return places[next].contains { other in
            let between = other.start >= place.end ? other.start - place.end : place.start - other.end
            return (0...distances[next - 1]).contains(between) && isNear(other, places, distances, next + 1)
        }
    }

    private static func sentences(_ text: [UInt32]) -> [Range<Int>] {
        let marks = Set("。！？!?".unicodeScalars.map(\.value))
        var sentences: [Range<Int>] = []
        var start = 0
        for (index, scalar) in text.enumerated() where marks.contains(scalar) || index == text.count - 1 {
            sentences.append(start..<(index + 1))
            start = index + 1
        }
        return sentences
    }

    private static func places(_ pattern: Pattern, _ text: [UInt32]) -> [Place] {
        var pieces = pattern.pieces[...]
        var before = 0
        while case .gap(let range) = pieces.first {
            before += range.lowerBound
            pieces = pieces.dropFirst()
        }
        guard case .text(let string) = pieces.first, text.count >= before + string.count else { return [] }
        var places: [Place] = []
        for start in before...(text.count - string.count) where stands(string, at: start, text) {
            if pattern.isPrefix, isWordCharacter(text[start]), start > 0, isWordCharacter(text[start - 1]) {
                continue
            }
            places += ends(pieces.dropFirst(), from: start + string.count, text).map { (start, $0) }
        }
        return places
    }

    private static func stands(_ string: [UInt32], at start: Int, _ text: [UInt32]) -> Bool {
        var index = 0
        while index < string.count, start + index < text.count, text[start + index] == string[index] {
            index += 1
        }
        return index == string.count
    }

    private static func ends(_ pieces: ArraySlice<Piece>, from start: Int, _ text: [UInt32]) -> Set<Int> {
        // What stands behind the last text may be anything.
        guard let first = pieces.first, pieces.contains(where: { if case .text = $0 { true } else { false } })
        else { return [start] }
        switch first {
        case .text(let string):
            guard stands(string, at: start, text) else { return [] }
            return ends(pieces.dropFirst(), from: start + string.count, text)
        case .gap(let range):
            return range.reduce(into: []) { result, count in
                guard start + count <= text.count else { return }
                result.formUnion(ends(pieces.dropFirst(), from: start + count, text))
            }
        }
    }

    private static func isWordCharacter(_ scalar: UInt32) -> Bool {
        guard scalar < 0x2E80, let category = Unicode.Scalar(scalar)?.properties.generalCategory else {
            return false
        }
        return [
            .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber,
        ].contains(category)
    }

    private static func patterns(_ query: Query, _ analyzer: Analyzer) -> [Pattern] {
        func folded(_ text: String) -> [UInt32] { analyzer.analyze(text).folded.scalars }
        switch query {
        case .group(let text), .phrase(let text):
            let scalars = folded(text)
            return scalars.isEmpty ? [] : [Pattern(pieces: [.text(scalars)], isPrefix: false)]
        case .boosted(let part, _): return patterns(part, analyzer)
        case .or(let parts): return parts.flatMap { patterns($0, analyzer) }
        case .pattern(let text):
            let cut =
                text.unicodeScalars.last == "*" ? text.unicodeScalars.dropLast(while: { $0 == "*" }) : []
            let isPlain = pieces(String(String.UnicodeScalarView(cut))) { _ in [0] }.count == 1
            let all = pieces(text, folded)
            let texts = all.filter { if case .text = $0 { true } else { false } }
            return texts.isEmpty ? [] : [Pattern(pieces: all, isPrefix: !cut.isEmpty && isPlain)]
        default: return []
        }
    }

    /// The texts and gaps of a pattern, scanned from the left.
    private static func pieces(_ pattern: String, _ folded: (String) -> [UInt32]) -> [Piece] {
        let scalars = Array(pattern.unicodeScalars)
        func isOne(_ index: Int) -> Bool {
            guard scalars[index] == "?" else { return false }
            let next = scalars[index...].first { $0 != "?" && $0 != "*" && $0 != "＊" }
            return next.map { isContent($0) } ?? false
        }
        func isAny(_ index: Int) -> Bool { scalars[index] == "*" || scalars[index] == "＊" }
        var pieces: [Piece] = []
        var index = 0
        while index < scalars.count {
            let start = index
            while index < scalars.count, isOne(index) || isAny(index) { index += 1 }
            if index > start {
                let ones = (start..<index).count { isOne($0) }
                pieces.append(.gap(ones...(ones < index - start ? ones + 32 : ones)))
                continue
            }
            var text = ""
            while index < scalars.count, !isOne(index), !isAny(index) {
                text.unicodeScalars.append(scalars[index])
                index += 1
            }
            if case let string = folded(text), !string.isEmpty { pieces.append(.text(string)) }
        }
        return pieces
    }

    private static func isContent(_ scalar: Unicode.Scalar) -> Bool { Grams.isContent(scalar.value) }
}

extension String.UnicodeScalarView {
    fileprivate func dropLast(while isDropped: (Unicode.Scalar) -> Bool) -> [Unicode.Scalar] {
        var scalars = Array(self)
        while let last = scalars.last, isDropped(last) { scalars.removeLast() }
        return scalars
    }
}
