/// Where a long text may be cut, so that ICU finds the same words in the parts as in the whole.
enum WindowCut {
    /// The end of the next window of a text.
    ///
    /// A cut is certain between one of `。、,;:!?)〕》”` or a blank and a Han character: a dictionary run begins
    /// there whatever stands before. If the window has no such place it is cut at its limit, and the caller
    /// must look at the last words again.
    ///
    /// - Parameters:
    ///   - start: where the window begins.
    ///   - scalars: the folded text.
    ///   - limit: the most characters a window may have.
    /// - Returns: the end, and whether a word break is certain there.
    static func end(from start: Int, in scalars: [UInt32], limit: Int) -> (end: Int, isCertain: Bool) {
        guard scalars.count - start > limit else { return (scalars.count, true) }
        var cut = start + limit
        while cut > start + 1 {
            if isCertain(before: cut, in: scalars) { return (cut, true) }
            cut -= 1
        }
        return (start + limit, false)
    }

    /// Whether a cut before a position other than the first is certain.
    static func isCertain(before position: Int, in scalars: [UInt32]) -> Bool {
        isHan(scalars[position]) && endsRun(scalars[position - 1])
    }

    /// Whether a window may begin with a character where there is a word break: what ICU makes of most
    /// others, such as 々 or a combining mark, depends on what stands before.
    static func isGoodStart(_ scalar: UInt32) -> Bool {
        isHan(scalar) || (0x30...0x39).contains(scalar) || (0x61...0x7A).contains(scalar)
    }

    private static func isHan(_ scalar: UInt32) -> Bool { (0x4E00...0x9FFF).contains(scalar) }

    private static func endsRun(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20, 0x21, 0x29, 0x2C, 0x3A, 0x3B, 0x3F, 0x201D, 0x3001, 0x3002, 0x300B, 0x3015: true
        default: false
        }
    }
}
