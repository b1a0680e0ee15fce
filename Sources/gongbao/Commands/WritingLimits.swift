internal import ArgumentParser
internal import Indexing
internal import Segments

/// What a command that writes may use.
struct WritingLimits: ParsableArguments {
    @Option(help: "About how much memory to use before a segment is written: 256M, 1G.")
    var ram = ByteSize(bytes: 256 << 20)
    @Option(
        help: ArgumentHelp(
            "The most that the index may take of the disk, with all that is written on the way: 10G.",
            discussion: "A run that would take more ends with exit code 4 and leaves the index as it was."))
    var disk: ByteSize?

    /// The directory of an index, with these limits.
    func directory(_ index: IndexOption) throws(IndexingError) -> IndexDirectory {
        guard let disk else { return index.directory }
        do throws(SegmentError) {
            return try index.directory.limited(to: disk.bytes)
        } catch {
            throw .index(error)
        }
    }
}
