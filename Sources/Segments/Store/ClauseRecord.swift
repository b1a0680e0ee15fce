/// One stored clause: where it stands in its file, under which headings, and its text.
public struct ClauseRecord: Sendable, Equatable {
    /// The first line in the file, from 1.
    public var line: Int
    /// The last line, inclusive.
    public var endLine: Int
    /// The byte range in the original file.
    public var source: Range<Int>
    /// The path node of the innermost heading, kept in a column of its own; 0 where there is none.
    public var path: Int
    /// The text, UTF-8, as in the source, line breaks included.
    public var text: ArraySlice<UInt8>

    /// Makes a record of its parts.
    public init(line: Int, endLine: Int, source: Range<Int>, path: Int, text: ArraySlice<UInt8>) {
        self.line = line
        self.endLine = endLine
        self.source = source
        self.path = path
        self.text = text
    }

    /// Appends the stored form: varints that continue from the clause before in the block, then the text.
    ///
    /// The path node is not a part of it but of a column, so that blocks can be taken over into other segments.
    func encode(after previous: ClauseRecord?, into writer: inout ByteWriter) {
        let lineBefore = previous.map { max($0.line, $0.endLine) } ?? 0
        writer.append(varint: Self.zigzag(line - lineBefore))
        writer.append(varint: max(0, endLine - line))
        writer.append(varint: Self.zigzag(source.lowerBound - (previous?.source.upperBound ?? 0)))
        // 0: as long as the text; else the length and one.
        writer.append(varint: source.count == text.count ? 0 : source.count + 1)
        writer.append(contentsOf: text)
    }

    init?(_ bytes: ArraySlice<UInt8>, after previous: ClauseRecord?) {
        var reader = VarintSlice(bytes)
        guard let line = reader.next(), let span = reader.next(), let start = reader.next(),
            let length = reader.next()
        else { return nil }
        text = reader.rest
        self.line = (previous?.endLine ?? 0) &+ Self.unzigzag(line)
        let sourceStart = (previous?.source.upperBound ?? 0) &+ Self.unzigzag(start)
        let sourceCount = length == 0 ? text.count : length - 1
        path = 0
        let limit = 1 << 48
        guard (0..<limit).contains(self.line), (0..<limit).contains(span), (0..<limit).contains(sourceStart),
            (0..<limit).contains(sourceCount)
        else { return nil }
        endLine = self.line + span
        source = sourceStart..<(sourceStart + sourceCount)
    }

    /// Small numbers for small differences of either sign: 0, -1, 1, -2 … become 0, 1, 2, 3 ….
    private static func zigzag(_ value: Int) -> Int { value >= 0 ? value * 2 : -value * 2 - 1 }
    private static func unzigzag(_ value: Int) -> Int { value & 1 == 0 ? value >> 1 : -(value >> 1) - 1 }
}
