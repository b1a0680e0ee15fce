/// What the blocks of stored records are compressed against: none (number 0), or one of several dictionaries.
///
/// A segment makes one dictionary of its own records; one that was merged keeps those of the blocks it took over.
struct StoreDictionaries: Sendable {
    private(set) var dictionaries: [SegmentBytes] = []

    /// The most dictionaries of one segment.
    static let maxCount = 256

    init() {}

    init(_ bytes: SegmentBytes) throws(SegmentError) {
        let count = Int(bytes.load(UInt32.self, at: 0))
        guard count <= Self.maxCount else { throw bytes.corrupt("there are too many store dictionaries") }
        var start = 4 + count * 4
        for number in 0..<count {
            let size = Int(bytes.load(UInt32.self, at: 4 + number * 4))
            guard size > 0, size <= SegmentLayout.dictionarySize,
                let dictionary = bytes.slice(at: start, count: size)
            else { throw bytes.corrupt(at: 4 + number * 4, "a store dictionary has an impossible size") }
            dictionaries.append(dictionary)
            start += size
        }
        guard start == bytes.count else { throw bytes.corrupt("the store dictionaries have another size") }
    }

    /// Whether a number is 0 or that of a dictionary.
    func contains(_ number: Int) -> Bool { number >= 0 && number <= dictionaries.count }

    /// The dictionary with a number; `nil` for 0.
    subscript(number: Int) -> SegmentBytes? { number == 0 ? nil : dictionaries[number - 1] }

    static func encode(_ dictionaries: [[UInt8]]) -> [UInt8] {
        var writer = ByteWriter()
        writer.append(fixed: UInt32(dictionaries.count))
        for dictionary in dictionaries { writer.append(fixed: UInt32(dictionary.count)) }
        for dictionary in dictionaries { writer.append(contentsOf: dictionary) }
        return writer.take()
    }
}
