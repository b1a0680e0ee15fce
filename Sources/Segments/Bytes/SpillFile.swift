internal import Glibc

/// A file without a name that only grows, and is then read once.
final class SpillFile {
    private let descriptor: Int32
    private let directory: String
    private(set) var count = 0
    private var failure: SegmentError?

    init(_ space: SpillSpace) {
        directory = space.directory
        switch space.files.makeNamelessFile(in: space.directory) {
        case .success(let made): descriptor = made
        case .failure(let error):
            descriptor = -1
            failure = error
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    func append(_ bytes: [UInt8]) {
        count += bytes.count
        guard failure == nil else { return }
        do throws(SegmentError) {
            try FileSystem.write(bytes, to: descriptor, path: directory)
        } catch {
            failure = error
        }
    }

    func forEach(_ body: ([UInt8]) throws(SegmentError) -> Void) throws(SegmentError) {
        if let failure { throw failure }
        var offset = 0
        while offset < count {
            let bytes = try FileSystem.read(
                descriptor, at: offset, min(Spool.limit, count - offset), path: directory)
            try body(bytes)
            offset += bytes.count
        }
    }
}
