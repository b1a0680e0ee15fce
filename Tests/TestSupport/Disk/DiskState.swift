/// What is on a disk: names, files, and of both what is durable.
///
/// A value, so that it can be kept at any moment and looked at later.
package struct DiskState: Sendable {
    /// A file, under whatever names.
    package struct File: Sendable {
        /// What a reader sees.
        package internal(set) var bytes: [UInt8] = []
        /// What it held when it was last synced.
        var durable: [UInt8] = []
        /// From which byte on it was written since; `nil` where it is as it was synced.
        var firstUnsynced: Int?
    }

    /// A change of names in a directory.
    private enum NameChange: Sendable {
        case link(String, Int)
        case rename(String, String, Int)
        case unlink(String)
    }

    /// The files by their numbers.
    package private(set) var files: [Int: File] = [:]
    /// The directories; their names are durable at once.
    package private(set) var directories: Set<String> = ["/", "."]
    private var links: [String: Int] = [:]
    private var durableLinks: [String: Int] = [:]
    /// The changes of each directory that it was not synced after, in order.
    private var pending: [String: [NameChange]] = [:]
    private var nextFile = 1
    /// Whether syncing does nothing, as with a device that lies.
    package var liesAboutSyncs = false

    /// An empty disk.
    package init() {}

    /// A disk with files in one directory, all of them durable.
    package init(directory: String, files: [String: [UInt8]]) {
        directories.insert(directory)
        for (name, bytes) in files {
            self.files[nextFile] = File(bytes: bytes, durable: bytes)
            links[directory + "/" + name] = nextFile
            nextFile += 1
        }
        durableLinks = links
    }

    /// The files in a directory, by their names.
    package func files(in directory: String) -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for (path, number) in links where Self.directory(of: path) == directory {
            found[Self.name(of: path)] = files[number]?.bytes ?? []
        }
        return found
    }

    /// What is left after a power cut.
    ///
    /// Of the changes of names that no sync followed any may be lost, and others than those before it. Of what was written to a file and not
    /// synced each block of `blockSize` bytes may be lost, and the file be shorter.
    package func afterPowerCut(blockSize: Int, using random: inout some RandomNumberGenerator) -> DiskState {
        var left = DiskState()
        left.directories = directories
        left.nextFile = nextFile
        left.durableLinks = durableLinks
        for (_, changes) in pending.sorted(by: { $0.key < $1.key }) {
            let chance = Int.random(in: 0...4, using: &random)
            for change in changes where Int.random(in: 0..<4, using: &random) < chance {
                Self.apply(change, to: &left.durableLinks)
            }
        }
        left.links = left.durableLinks
        for number in Set(left.links.values).sorted() {
            guard let file = files[number] else { continue }
            let bytes = Self.afterPowerCut(file, blockSize: blockSize, using: &random)
            left.files[number] = File(bytes: bytes, durable: bytes)
        }
        return left
    }

    private static func afterPowerCut(
        _ file: File, blockSize: Int, using random: inout some RandomNumberGenerator
    ) -> [UInt8] {
        guard let first = file.firstUnsynced else { return file.bytes }
        // Truncated since, or not.
        var bytes = Bool.random(using: &random) || first >= file.durable.count ? file.durable : []
        let end =
            Int.random(in: 0...3, using: &random) == 0
            ? file.bytes.count : Int.random(in: 0...file.bytes.count, using: &random)
        let chance = Int.random(in: 0...4, using: &random)
        var start = first / blockSize * blockSize
        while start < end {
            let block = max(start, first)..<min(start + blockSize, end)
            start += blockSize
            if bytes.count < block.upperBound {
                bytes += [UInt8](repeating: 0, count: block.upperBound - bytes.count)
            }
            if Int.random(in: 0..<4, using: &random) < chance {
                bytes.replaceSubrange(block, with: file.bytes[block])
            }
        }
        return bytes
    }

    // MARK: What the calls do

    func inode(of path: String) -> Int? { links[path] }

    func names(in directory: String) -> [String] {
        links.keys.filter { Self.directory(of: $0) == directory }.map(Self.name(of:)) + [".", ".."]
    }

    func number(ofDirectory path: String) -> Int {
        (directories.sorted().firstIndex(of: path) ?? 0)
    }

    mutating func create(_ path: String) -> Int? {
        guard directories.contains(Self.directory(of: path)) else { return nil }
        let number = nextFile
        nextFile += 1
        files[number] = File()
        note(.link(path, number), in: path)
        return number
    }

    mutating func truncate(_ number: Int) {
        files[number]?.bytes = []
        files[number]?.firstUnsynced = 0
    }

    mutating func append(_ bytes: [UInt8], to number: Int) {
        guard let file = files[number] else { return }
        files[number]?.firstUnsynced = min(file.firstUnsynced ?? file.bytes.count, file.bytes.count)
        files[number]?.bytes += bytes
    }

    mutating func sync(_ number: Int) {
        guard !liesAboutSyncs, let file = files[number] else { return }
        files[number]?.durable = file.bytes
        files[number]?.firstUnsynced = nil
    }

    mutating func syncDirectory(_ number: Int) {
        guard !liesAboutSyncs else { return }
        let path = directories.sorted()[number]
        for change in pending.removeValue(forKey: path) ?? [] { Self.apply(change, to: &durableLinks) }
    }

    mutating func rename(_ path: String, to target: String) -> Bool {
        guard let number = links[path] else { return false }
        note(.rename(path, target, number), in: path)
        return true
    }

    mutating func remove(_ path: String) -> Bool {
        guard links[path] != nil else { return false }
        note(.unlink(path), in: path)
        return true
    }

    mutating func makeDirectory(_ path: String) -> Bool { directories.insert(path).inserted }

    private mutating func note(_ change: NameChange, in path: String) {
        Self.apply(change, to: &links)
        pending[Self.directory(of: path), default: []].append(change)
    }

    private static func apply(_ change: NameChange, to links: inout [String: Int]) {
        switch change {
        case .link(let path, let number): links[path] = number
        case .rename(let path, let target, let number):
            if links[path] == number { links[path] = nil }
            links[target] = number
        case .unlink(let path): links[path] = nil
        }
    }

    private static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }
}
