internal import Glibc

/// Standard output, written at once; a write that fails ends the command.
enum Output {
    /// Writes text on standard output; where that fails, the command ends with exit code 4.
    static func write(_ text: String) {
        guard !write(text, to: 1) else { return }
        Failure.report("cannot write to standard output; is the disk full?")
        exit(ExitStatus.inputOutput.rawValue)
    }

    /// Writes text on standard error.
    static func writeError(_ text: String) {
        _ = write(text, to: 2)
    }

    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        var text = text
        return text.withUTF8 { buffer in
            var offset = 0
            while offset < buffer.count {
                let count = unsafe Glibc.write(
                    descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                offset += count
            }
            return true
        }
    }

    /// Whether standard output is a terminal.
    static var isTerminal: Bool { isatty(1) == 1 }
    /// Whether standard error is a terminal.
    static var isErrorTerminal: Bool { isatty(2) == 1 }

    /// The number of cells in a line of the terminal.
    static var columns: Int {
        if let text = environment("COLUMNS"), let columns = Int(text), columns > 0 { return columns }
        var size = winsize()
        if isTerminal, unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            return Int(size.ws_col)
        }
        return 100
    }

    /// The value of an environment variable, where it is set and not empty.
    static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
        return unsafe String(cString: value)
    }
}
