internal import ArgumentParser
internal import Indexing
internal import Segments

/// How much of the disk a command that writes may take.
struct DiskOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The most that the index may take of the disk, with all that is written on the way: 10G.",
            discussion: "A run that would take more ends with exit code 4 and leaves the index as it was."))
    var disk: ByteSize?

    /// The directory of an index, within this limit.
    func directory(_ index: IndexOption) throws(IndexingError) -> IndexDirectory {
        guard let disk else { return index.directory }
        do throws(SegmentError) {
            return try index.directory.limited(to: disk.bytes)
        } catch {
            throw .index(error)
        }
    }
}
