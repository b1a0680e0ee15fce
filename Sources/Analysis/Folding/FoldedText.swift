/// A text folded for matching, with a map back to the UTF-8 bytes it came from.
///
/// The index of a scalar is the engine's *position*. The three arrays always have the same count.
public struct FoldedText: Sendable, Equatable {
    /// The folded code points.
    public var scalars: [UInt32] = []
    /// For each scalar, the UTF-8 offset in the source of the first byte it came from.
    public var sourceStarts: [UInt32] = []
    /// For each scalar, the UTF-8 offset in the source one past the last byte it came from.
    ///
    /// Blanks dropped between two scalars belong to neither; a blank that is kept covers its whole run.
    public var sourceEnds: [UInt32] = []
    /// The positions at which a word begins because blanks stood before it; only `FoldingMode.pretokenized`
    /// fills it.
    public var wordStarts: [UInt32] = []

    /// Creates an empty text.
    public init() {}

    /// The number of positions.
    public var count: Int { scalars.count }

    /// Whether nothing is left to match.
    public var isEmpty: Bool { scalars.isEmpty }

    /// The UTF-8 range in the source that some positions came from, blanks dropped between them included.
    ///
    /// - Parameter positions: a range within the text; an empty one gives an empty range at its place.
    /// - Returns: byte offsets in the source.
    public func sourceRange(of positions: Range<Int>) -> Range<Int> {
        guard let last = positions.last else {
            let place =
                positions.lowerBound < count ? sourceStarts[positions.lowerBound] : sourceEnds.last ?? 0
            return Int(place)..<Int(place)
        }
        return Int(sourceStarts[positions.lowerBound])..<Int(sourceEnds[last])
    }

    /// Some positions as a text of its own, still mapped to the same source.
    ///
    /// - Parameter positions: a range within the text.
    /// - Returns: a text whose position 0 is the first of the range.
    public func slice(_ positions: Range<Int>) -> FoldedText {
        var result = FoldedText()
        result.scalars = Array(scalars[positions])
        result.sourceStarts = Array(sourceStarts[positions])
        result.sourceEnds = Array(sourceEnds[positions])
        result.wordStarts = wordStarts.filter { positions.contains(Int($0)) }.map {
            $0 - UInt32(positions.lowerBound)
        }
        return result
    }

    /// Appends the UTF-8 bytes of some positions.
    public func appendUTF8(of positions: Range<Int>, to utf8: inout [UInt8]) {
        for position in positions { UTF8Scalars.append(scalars[position], to: &utf8) }
    }

    /// The folded text of some positions, or of all, for people to read.
    public func string(of positions: Range<Int>? = nil) -> String {
        var utf8: [UInt8] = []
        appendUTF8(of: positions ?? 0..<count, to: &utf8)
        return String(decoding: utf8, as: UTF8.self)
    }

    /// Removes everything and keeps the memory.
    public mutating func removeAll() {
        scalars.removeAll(keepingCapacity: true)
        sourceStarts.removeAll(keepingCapacity: true)
        sourceEnds.removeAll(keepingCapacity: true)
        wordStarts.removeAll(keepingCapacity: true)
    }

    mutating func append(_ scalar: UInt32, start: Int, end: Int) {
        scalars.append(scalar)
        sourceStarts.append(UInt32(truncatingIfNeeded: start))
        sourceEnds.append(UInt32(truncatingIfNeeded: end))
    }
}
