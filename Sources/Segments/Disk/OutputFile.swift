/// A file that is being written; it is removed again unless it is finished.
final class OutputFile {
    private let descriptor: Int32
    private let path: String
    private let files: FileSystem
    private var isFinished = false

    init(descriptor: Int32, path: String, files: FileSystem) {
        self.descriptor = descriptor
        self.path = path
        self.files = files
    }

    deinit {
        files.close(descriptor)
        // What cannot be removed now is removed by the next writer.
        if !isFinished { try? files.remove(path) }
    }

    /// How many bytes are to be collected before they are appended.
    var bufferSize: Int { files.bufferSize }

    /// Appends bytes.
    func append(_ bytes: [UInt8]) throws(SegmentError) {
        try files.write(bytes, to: descriptor, path: path)
    }

    /// Syncs the file to the device.
    func finish() throws(SegmentError) {
        try files.sync(descriptor, path: path)
        isFinished = true
    }
}
