/// A file without a name that only grows, and is then read once.
final class SpillFile {
    private let descriptor: Int32
    private let space: SpillSpace
    /// The number of bytes, those that could not be written among them.
    private(set) var count = 0
    private var written = 0
    private var failure: SegmentError?

    init(_ space: SpillSpace) {
        self.space = space
        do throws(SegmentError) {
            descriptor = try space.files.makeNamelessFile(in: space.directory)
        } catch {
            descriptor = -1
            failure = error
        }
    }

    deinit {
        if descriptor >= 0 { space.files.close(nameless: descriptor, byteCount: written) }
    }

    func append(_ bytes: [UInt8]) {
        count += bytes.count
        guard failure == nil else { return }
        do throws(SegmentError) {
            try space.files.write(bytes, to: descriptor, path: space.directory)
            written += bytes.count
        } catch {
            failure = error
        }
    }

    func forEach(_ body: ([UInt8]) throws(SegmentError) -> Void) throws(SegmentError) {
        if let failure { throw failure }
        var offset = 0
        while offset < count {
            let bytes = try space.files.read(
                descriptor, at: offset, min(space.files.bufferSize, count - offset), path: space.directory)
            try body(bytes)
            offset += bytes.count
        }
    }
}
