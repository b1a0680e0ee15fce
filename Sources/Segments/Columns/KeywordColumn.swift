/// One keyword or none for each document: the sorted distinct values, and for each document the number of its value.
public struct KeywordColumn: Sendable {
    /// The name, as filters use it.
    public let name: String
    private let offsets: SegmentBytes
    private let text: SegmentBytes
    private let ordinals: IntegerColumn

    /// The number of distinct values.
    public var valueCount: Int { max(0, offsets.count / 4 - 1) }

    /// The number of the value of a document, or `nil` where it has none.
    public func ordinal(ofDocument document: Int) -> Int? {
        let stored = ordinals[document]
        return stored > 0 && stored <= valueCount ? stored - 1 : nil
    }

    /// The value with a number.
    public func value(_ ordinal: Int) -> String {
        let start = Int(offsets.load(UInt32.self, at: ordinal * 4))
        let end = Int(offsets.load(UInt32.self, at: ordinal * 4 + 4))
        return String(decoding: text.array(start..<max(start, end)), as: UTF8.self)
    }

    /// The value of a document.
    public func value(ofDocument document: Int) -> String? {
        ordinal(ofDocument: document).map(value)
    }

    init(_ reader: inout ByteReader, of bytes: SegmentBytes, documentCount: Int) throws(SegmentError) {
        name = try reader.readString()
        let offsetsCount = try reader.readVarint()
        let textCount = try reader.readVarint()
        let ordinalsCount = try reader.readVarint()
        let start = reader.position
        guard offsetsCount % 4 == 0, let offsets = bytes.slice(at: start, count: offsetsCount),
            let text = bytes.slice(at: start + offsetsCount, count: textCount),
            let column = bytes.slice(at: start + offsetsCount + textCount, count: ordinalsCount)
        else { throw bytes.corrupt(at: start, "a keyword column is too long") }
        self.offsets = offsets
        self.text = text
        ordinals = try IntegerColumn(column, count: documentCount)
        reader.seek(to: start + offsetsCount + textCount + ordinalsCount)
    }
}
