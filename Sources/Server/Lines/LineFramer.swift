internal import NIOCore

/// Cuts what a client sends into lines, none longer than a limit.
struct LineFramer {
    /// What stands next in the input.
    enum Event: Equatable {
        /// A line without its line feed, nor a carriage return before it.
        case line(ByteBuffer)
        /// A line goes on beyond the limit; nothing behind its beginning can be told apart.
        case tooLong
    }

    private let limit: Int
    private var buffer = ByteBuffer()
    /// How many bytes of the buffer have no line feed.
    private var searched = 0
    private var isEnded = false
    private var isBroken = false

    /// Makes a framer for lines of at most `limit` bytes.
    init(limit: Int) {
        self.limit = limit
    }

    /// The number of bytes that wait.
    var byteCount: Int { buffer.readableBytes }

    /// Whether the input ends within a line.
    var isWithinLine: Bool { buffer.readableBytes > 0 && !isBroken }

    /// Takes input in.
    mutating func append(_ input: inout ByteBuffer) {
        guard !isBroken else { return }
        if buffer.readableBytes == 0 {
            buffer = input
            searched = 0
        } else {
            buffer.discardReadBytes()
            buffer.writeBuffer(&input)
        }
    }

    /// Nothing follows: what is left is a line.
    mutating func end() { isEnded = true }

    /// The next line; `nil` where more input is needed.
    mutating func next() -> Event? {
        guard !isBroken else { return nil }
        let view = buffer.readableBytesView
        if let feed = view.dropFirst(searched).firstIndex(of: 0x0A) {
            let length = view.distance(from: view.startIndex, to: feed)
            let hasReturn = length > 0 && view[view.index(before: feed)] == 0x0D
            guard length - (hasReturn ? 1 : 0) <= limit else { return broken() }
            return .line(take(length, skipping: 1))
        }
        searched = view.count
        guard view.count <= limit + 1 else { return broken() }
        guard isEnded, !view.isEmpty else { return nil }
        return .line(take(view.count, skipping: 0))
    }

    private mutating func take(_ length: Int, skipping: Int) -> ByteBuffer {
        searched = 0
        var line = buffer.readSlice(length: length) ?? ByteBuffer()
        buffer.moveReaderIndex(forwardBy: skipping)
        if line.readableBytesView.last == 0x0D {
            line = line.getSlice(at: line.readerIndex, length: length - 1) ?? line
        }
        return line
    }

    private mutating func broken() -> Event {
        isBroken = true
        buffer = ByteBuffer()
        return .tooLong
    }
}
