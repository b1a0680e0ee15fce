internal import Glibc
internal import NIOConcurrencyHelpers

/// Where lines of the log go: written by whoever flushes, so that no call waits for a terminal or pipe.
final class LogSink: Sendable {
    private static let capacity = 1 << 20

    private struct State {
        var bytes: [UInt8] = []
        var dropped = 0
    }

    private let state = NIOLockedValueBox(State())
    private let descriptor: Int32

    /// Makes a sink that writes to a descriptor.
    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Takes a line in; where a megabyte waits already, it is dropped and counted.
    func append(_ line: String) {
        state.withLockedValue { state in
            guard state.bytes.count < Self.capacity else {
                state.dropped += 1
                return
            }
            state.bytes.append(contentsOf: line.utf8)
        }
    }

    /// Writes what waits.
    func flush() {
        let (bytes, dropped) = state.withLockedValue { state in
            defer { state = State() }
            return (state.bytes, state.dropped)
        }
        let note =
            dropped > 0
            ? Array("\(dropped) lines of the log were dropped: nobody reads them fast enough\n".utf8) : []
        let all = bytes + note
        var offset = 0
        while offset < all.count {
            let count = unsafe all.withUnsafeBytes { buffer in
                unsafe write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            offset += count
        }
    }
}
