/// Finds items that begin in the middle of a line: …。4.特殊艺术推广项目。….
enum InlineItems {
    /// The byte offset of item `value` after the end of a sentence, or nil.
    static func offset(of value: Int, in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        let digits = Array(String(value).utf8)
        var index = start
        while index < end {
            // 。 is E3 80 82, the only character in gazettes that closes a sentence before an item.
            guard bytes[index] == 0xE3, index + 3 + digits.count < end, bytes[index + 1] == 0x80,
                bytes[index + 2] == 0x82
            else {
                index += 1
                continue
            }
            let item = index + 3
            if bytes[item..<item + digits.count].elementsEqual(digits),
                isItem(bytes, after: item + digits.count, end: end)
            {
                return item
            }
            index = item
        }
        return nil
    }

    /// True if a dot and then a Han character follow.
    private static func isItem(_ bytes: [UInt8], after dot: Int, end: Int) -> Bool {
        guard dot + 1 < end, bytes[dot] == 0x2E else { return false }
        return ScalarDecoder.decode(bytes, at: dot + 1, end: end).scalar.isHan
    }
}
