internal import Glibc
internal import Machine

/// Finds the files under paths, in the order of their bytes.
struct FileWalker {
    /// A file, with its path as given, its absolute path and its size.
    struct File: Equatable {
        var path: String
        var identity: String
        var byteCount = 0
    }

    /// What was found.
    private(set) var files: [File] = []
    /// What could not be read.
    private(set) var failures: [InputFailure] = []
    /// Files and folders that are there but could not be looked at.
    private(set) var unreadPaths: [String] = []
    private var seen: Set<String> = []

    /// Walks over paths; a file is found once, however often it is named.
    init(_ paths: [String]) {
        for path in paths { visit(Self.normalized(path), isNamed: true) }
    }

    private mutating func visit(_ path: String, isNamed: Bool) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            let code = errno
            failures.append(InputFailure(path: path, error: Self.message(code)))
            if code != ENOENT, code != ENOTDIR { unreadPaths.append(path) }
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: visitDirectory(path)
        case S_IFREG:
            let identity = Self.absolute(path)
            if seen.insert(identity).inserted {
                files.append(File(path: path, identity: identity, byteCount: Int(status.st_size)))
            }
        default:
            if isNamed {
                failures.append(InputFailure(path: path, error: "is neither a file nor a directory"))
            }
        }
    }

    private mutating func visitDirectory(_ path: String) {
        guard let directory = unsafe opendir(path) else {
            failures.append(
                InputFailure(path: path, error: "cannot list the directory: " + Self.message(errno)))
            unreadPaths.append(path)
            return
        }
        defer { unsafe closedir(directory) }
        let identity = Self.absolute(path) + "/"
        guard seen.insert(identity).inserted else { return }  // a loop of links
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !Self.isSkipped(name) { names.append(name) }
        }
        names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        for name in names { visit(path == "/" ? "/" + name : path + "/" + name, isNamed: false) }
    }

    /// Hidden files, and what stands beside a corpus without being one.
    private static func isSkipped(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("MANIFEST") || name.hasPrefix("README")
    }

    /// The path without `.` parts, doubled slashes and a slash at the end.
    static func normalized(_ path: String) -> String {
        let parts = path.split(separator: "/").filter { $0 != "." }
        let joined = parts.joined(separator: "/")
        return path.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
    }

    static func absolute(_ path: String) -> String {
        if let resolved = unsafe realpath(path, nil) {
            defer { unsafe free(resolved) }
            return unsafe String(cString: resolved)
        }
        // It is gone: the folder may still be there.
        guard let slash = path.lastIndex(of: "/") else {
            return path == "." ? path : absolute(".") + "/" + path
        }
        guard slash > path.startIndex else { return path }
        return absolute(String(path[..<slash])) + path[slash...]
    }

    static func message(_ code: Int32) -> String {
        switch code {
        case ENOENT: "no such file or directory"
        case EACCES: "permission denied"
        case EISDIR: "is a directory"
        case ENAMETOOLONG: "the name is too long"
        case EIO: "input/output error of the device"
        default: SystemError.text(code)
        }
    }
}

/// A file, or a place in one, that could not be read.
struct InputFailure: Error, Equatable {
    var path: String
    var line: Int?
    var offset: Int?
    var error: String

    init(path: String, line: Int? = nil, offset: Int? = nil, error: String) {
        self.path = path
        self.line = line
        self.offset = offset
        self.error = error
    }

    /// `path:line: error at byte N`.
    var text: String {
        path + (line.map { ":\($0)" } ?? "") + ": " + error + (offset.map { " (byte \($0))" } ?? "")
    }
}
