internal import Analysis

/// A text that is folded once from its beginning, stretch by stretch, and of which any part can be folded again.
struct FoldedPassages {
    private var stretches: FoldedStretches
    private var places: [FoldedStretches.Place] = []

    init(_ text: ArraySlice<UInt8>, folder: TextFolder) {
        stretches = FoldedStretches(text, folder: folder)
    }

    /// The number of positions so far.
    var count: Int { stretches.place.position }

    /// Whether that is the whole text.
    var isWhole: Bool { stretches.isAtEnd }

    /// Appends the next stretch.
    mutating func appendNext(to text: inout FoldedText) {
        places.append(stretches.place)
        stretches.append(to: &text)
    }

    /// Some positions of what was folded so far, source offsets counting from the beginning of the text.
    func part(_ positions: Range<Int>) -> FoldedText {
        var low = 0
        var high = places.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if places[middle].position <= positions.lowerBound { low = middle } else { high = middle }
        }
        guard places.indices.contains(low) else { return FoldedText() }
        var stretches = stretches
        stretches.place = places[low]
        let base = stretches.place.position
        var text = FoldedText()
        while base + text.count < positions.upperBound, !stretches.isAtEnd { stretches.append(to: &text) }
        return text.slice((positions.lowerBound - base)..<min(text.count, positions.upperBound - base))
    }
}
