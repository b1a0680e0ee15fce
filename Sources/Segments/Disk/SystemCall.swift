import Glibc

/// Names for what the C library reports.
enum SystemCall {
    /// The text of an `errno` value, in English whatever the locale.
    static func message(_ code: Int32) -> String {
        switch code {
        case EACCES: "permission denied"
        case ENOENT: "no such file or directory"
        case ENOSPC: "no space left on the device; free some and run again"
        case EROFS: "the file system is read-only"
        case EMFILE, ENFILE: "too many open files"
        case EIO: "input/output error of the device"
        case ENOMEM: "out of memory, or too many files are mapped"
        case EISDIR: "is a directory"
        case ENOTDIR: "a part of the path is not a directory"
        case EFBIG: "the file would be too large"
        case EDQUOT: "the disk quota is used up"
        default: "system error \(code)"
        }
    }
}
