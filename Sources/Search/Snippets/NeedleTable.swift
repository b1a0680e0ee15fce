/// Strings to look for, by their first characters.
struct NeedleTable {
    /// One string.
    struct Needle {
        var scalars: [UInt32]
        var term: Int
    }

    private var needles: [UInt32: [Needle]] = [:]
    /// Whether a string begins with a character of this last byte.
    private var lastBytes = [Bool](repeating: false, count: 256)
    /// The length of the longest string.
    private(set) var longest = 0

    init(_ needles: [Needle]) {
        for needle in needles {
            guard let first = needle.scalars.first else { continue }
            self.needles[first, default: []].append(needle)
            lastBytes[Int(first & 0xFF)] = true
            longest = max(longest, needle.scalars.count)
        }
    }

    /// Whether there is nothing to look for.
    var isEmpty: Bool { needles.isEmpty }

    /// Whether a string may begin with a character; most others are told by one load.
    func mayStart(_ scalar: UInt32) -> Bool { lastBytes[Int(scalar & 0xFF)] }

    /// Calls a closure with each string that stands at a place, in the order they were given.
    func forEachMatch(in text: [UInt32], at start: Int, _ body: (Needle) -> Void) {
        guard let candidates = needles[text[start]] else { return }
        for needle in candidates where needle.scalars.count <= text.count - start {
            var index = 1
            while index < needle.scalars.count, text[start + index] == needle.scalars[index] { index += 1 }
            if index == needle.scalars.count { body(needle) }
        }
    }
}
