internal import Glibc

/// The lines of a part of a file, some megabytes of whole lines at a time.
struct LineBlocks: ~Copyable {
    /// Some whole lines.
    struct Block {
        var bytes: [UInt8]
        /// Where they begin in the file.
        var offset: Int
        /// The number of the first line, from 1.
        var firstLine: Int
    }

    private let file: InputFile
    private var position: Int
    private let end: Int
    private let size: Int
    private var line: Int
    /// What was read of the line that has not ended yet.
    private var rest: [UInt8] = []

    /// Reads lines from an offset where one begins to one where one ends.
    init(
        _ file: consuming InputFile, _ range: Range<Int>, firstLine: Int = 1, blockSize: Int = 1 << 20
    ) throws(InputFailure) {
        self.file = file
        position = range.lowerBound
        end = range.upperBound
        size = blockSize
        line = firstLine
        try self.file.seek(to: range.lowerBound)
    }

    /// The next lines as they lie in the file, or `nil` at the end; a line longer than a block is whole, too.
    mutating func next() throws(InputFailure) -> Block? {
        var bytes = rest
        let offset = position - bytes.count
        var searched = 0
        bytes.reserveCapacity(bytes.count + size)
        while position < end {
            let count = try file.append(to: &bytes, min(size, end - position))
            guard count > 0 else {
                throw InputFailure(path: file.name, error: "the file became shorter while it was read")
            }
            position += count
            guard position < end else { break }
            guard let last = bytes[searched...].lastIndex(of: 0x0A) else {
                searched = bytes.count
                continue
            }
            rest = Array(bytes[(last + 1)...])
            bytes.removeLast(rest.count)
            return block(bytes, at: offset)
        }
        rest = []
        return bytes.isEmpty ? nil : block(bytes, at: offset)
    }

    private mutating func block(_ bytes: [UInt8], at offset: Int) -> Block {
        let block = Block(bytes: bytes, offset: offset, firstLine: line)
        unsafe bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            var place = 0
            while let found = unsafe memchr(start + place, 0x0A, bytes.count - place) {
                place = unsafe UnsafeRawPointer(found) - start + 1
                line += 1
            }
        }
        return block
    }

    /// What identifies the file now.
    func fingerprint() throws(InputFailure) -> InputFile.Fingerprint {
        try file.fingerprint()
    }
}
