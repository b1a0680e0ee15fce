/// Finds a string in folded text by looking at every position.
enum Occurrences {
    /// The start positions of `needle`, overlapping ones included.
    static func starts(of needle: [UInt32], in text: [UInt32]) -> [Int] {
        guard let first = needle.first, needle.count <= text.count else { return [] }
        var starts: [Int] = []
        for start in 0...(text.count - needle.count) where text[start] == first {
            var index = 1
            while index < needle.count, text[start + index] == needle[index] { index += 1 }
            if index == needle.count { starts.append(start) }
        }
        return starts
    }

    /// Whether `needle` occurs at all.
    static func contains(_ needle: [UInt32], in text: [UInt32]) -> Bool {
        !starts(of: needle, in: text).isEmpty
    }
}
