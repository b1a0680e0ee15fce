/// A box being read: a text set apart from the numbering of the document, without a mark at its end.
///
/// Its items have numbers of their own. It ends at a wider heading, or at an item that belongs to the
/// numbering outside; where a number fits both, an instruction (完善…, 推动…) longer than every item of the
/// box, which are named by nouns (…项目, …补贴), is outside.
struct Box {
    /// The box's heading as an element of a path.
    let display: String
    private(set) var stack: [(number: HeadingNumber, display: String)] = []
    private var longestItem = 0
    private var hasInstruction = false

    init(display: String) {
        self.display = display
    }

    /// The headings over the current line, the box's own first.
    var path: [String] { [display] + stack.map(\.display) }

    /// True if nothing was read yet.
    var isEmpty: Bool { stack.isEmpty }

    /// The last item of a kind that is still open.
    func last(_ kind: HeadingKind) -> Int? {
        stack.last { $0.number.kind == kind }?.number.value
    }

    /// True if a numbered line goes on with the numbering outside the box.
    func isLeft(by number: HeadingNumber, line: SourceLine, outer: Int?, hasOuterWider: Bool) -> Bool {
        if number.kind < .han
            || (number.kind.width >= HeadingKind.decimal1.width
                && number.kind.width <= HeadingKind.decimal4.width)
        {
            return true
        }
        let fitsOuter = outer.map { number.value == $0 + 1 } ?? false
        let fitsInner = number.value == (last(number.kind) ?? 0) + 1
        if number.kind.isItem {
            guard outer != nil else { return false }
            if fitsOuter, !fitsInner { return true }
            guard fitsInner, number.value > 1, last(number.kind) != nil else { return false }
            return Instruction.opens(line, after: number) && !hasInstruction && line.count > longestItem
        }
        if fitsOuter { return !fitsInner || last(number.kind) == nil || outer == number.value - 1 }
        let isWiderThanInner = stack.first.map { number.kind < $0.number.kind } ?? false
        return isWiderThanInner && last(number.kind) == nil && hasOuterWider && !fitsInner
    }

    /// Takes a numbered line as a heading inside the box and returns the headings above it.
    mutating func open(_ number: HeadingNumber, display: String, line: SourceLine) -> [String] {
        while let top = stack.last, top.number.kind >= number.kind { stack.removeLast() }
        if number.kind.isItem {
            if number.value == 1 { (longestItem, hasInstruction) = (0, false) }
            longestItem = max(longestItem, line.count)
            hasInstruction = hasInstruction || Instruction.opens(line, after: number)
        }
        let above = path
        stack.append((number, display))
        return above
    }
}
