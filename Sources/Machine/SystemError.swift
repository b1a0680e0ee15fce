internal import Glibc

/// What the system says of an error number.
public enum SystemError {
    /// The text, as `strerror` has it.
    public static func text(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}
