/// One stored clause: where it stands in its file, under which headings, and its text.
public struct ClauseRecord: Sendable, Equatable {
    /// The first line in the file, from 1.
    public var line: Int
    /// The last line, inclusive.
    public var endLine: Int
    /// The byte range in the original file.
    public var source: Range<Int>
    /// The path node of the innermost heading; 0 where there is none.
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

    /// The stored form: varints, then the text.
    func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.append(varint: line)
        writer.append(varint: max(0, endLine - line))
        writer.append(varint: source.lowerBound)
        // 0: as long as the text; else the length and one.
        writer.append(varint: source.count == text.count ? 0 : source.count + 1)
        writer.append(varint: path)
        writer.append(contentsOf: text)
        return writer.take()
    }

    init?(_ bytes: ArraySlice<UInt8>) {
        var reader = VarintSlice(bytes)
        guard let line = reader.next(), let span = reader.next(), let start = reader.next(),
            let length = reader.next(), let path = reader.next()
        else { return nil }
        text = reader.rest
        let sourceCount = length == 0 ? text.count : length - 1
        guard line <= 1 << 48, span <= 1 << 48, start <= 1 << 48, sourceCount <= 1 << 48 else { return nil }
        self.line = line
        endLine = line + span
        source = start..<(start + sourceCount)
        self.path = path
    }
}
