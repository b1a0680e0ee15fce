internal import Glibc
package import Segments
internal import Synchronization

/// A disk of which one call, or every call from one on, fails.
///
/// It counts its calls and the descriptors that are open, so that a test can let each call of a run fail once and look for leaks.
package final class FaultyDisk: DiskCalls {
    /// What happens at the call.
    package enum Fault: Sendable, Hashable, CustomStringConvertible {
        /// It fails with an error number.
        case error(Int32)
        /// It fails, and so do all calls after it that write or make something.
        case errorFromThereOn(Int32)
        /// It reads or writes less than it was to.
        case short

        package var description: String {
            switch self {
            case .error(let code): "error \(code)"
            case .errorFromThereOn(let code): "error \(code) from there on"
            case .short: "short"
            }
        }
    }

    /// The kinds of calls.
    private enum Kind: Sendable {
        /// Opening, writing, making and renaming: what a full disk refuses.
        case writing
        case other
    }

    private struct State {
        var callCount = 0
        var descriptorCount = 0
        var wasReached = false
    }

    private let base: any DiskCalls
    private let fault: Fault
    private let place: Int?
    private let state = Mutex(State())

    /// Makes a disk over another whose call number `place`, from 0, has a fault; none where it is `nil`.
    package init(_ base: any DiskCalls, _ fault: Fault = .error(0), at place: Int? = nil) {
        self.base = base
        self.fault = fault
        self.place = place
    }

    /// The number of calls so far.
    package var callCount: Int { state.withLock { $0.callCount } }
    /// The number of descriptors that are open.
    package var descriptorCount: Int { state.withLock { $0.descriptorCount } }
    /// Whether the fault has happened.
    package var wasReached: Bool { state.withLock { $0.wasReached } }

    /// The fault of this call, if it has one.
    private func fault(of kind: Kind) -> Fault? {
        guard let place else {
            state.withLock { $0.callCount += 1 }
            return nil
        }
        return state.withLock { state in
            let call = state.callCount
            state.callCount += 1
            if call == place {
                state.wasReached = true
                return fault
            }
            guard call > place, case .errorFromThereOn = fault, kind == .writing else { return nil }
            return fault
        }
    }

    /// The error of this call, if it has one; a short read or write is none.
    private func error(_ kind: Kind = .other) -> Int32? {
        switch fault(of: kind) {
        case .error(let code), .errorFromThereOn(let code): code
        case .short, nil: nil
        }
    }

    package func open(_ path: String, flags: Int32, mode: UInt32) -> Int32 {
        if let error = error(flags & (O_WRONLY | O_RDWR) == 0 ? .other : .writing) { return -error }
        let descriptor = base.open(path, flags: flags, mode: mode)
        if descriptor >= 0 { state.withLock { $0.descriptorCount += 1 } }
        return descriptor
    }

    package func close(_ descriptor: Int32) {
        base.close(descriptor)
        state.withLock { $0.descriptorCount -= 1 }
    }

    package func status(_ descriptor: Int32) -> Result<FileStatus, ErrorNumber> {
        if let error = error() { return .failure(ErrorNumber(error)) }
        return base.status(descriptor)
    }

    package func map(_ descriptor: Int32, count: Int) -> Result<UnsafeRawPointer, ErrorNumber> {
        if let error = error() { return unsafe .failure(ErrorNumber(error)) }
        return unsafe base.map(descriptor, count: count)
    }

    package func read(
        _ descriptor: Int32, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) -> Int {
        switch fault(of: .other) {
        case .error(let code), .errorFromThereOn(let code): return -Int(code)
        case .short:
            let half = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<((buffer.count + 1) / 2)])
            return unsafe base.read(descriptor, at: offset, into: half)
        case nil: return unsafe base.read(descriptor, at: offset, into: buffer)
        }
    }

    package func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        switch fault(of: .writing) {
        case .error(let code), .errorFromThereOn(let code): return -Int(code)
        case .short:
            let half = unsafe UnsafeRawBufferPointer(rebasing: bytes[..<((bytes.count + 1) / 2)])
            return unsafe base.write(descriptor, half)
        case nil: return unsafe base.write(descriptor, bytes)
        }
    }

    package func sync(_ descriptor: Int32) -> Int32 {
        if let error = error(.writing) { return -error }
        return base.sync(descriptor)
    }

    package func rename(_ path: String, to target: String) -> Int32 {
        if let error = error(.writing) { return -error }
        return base.rename(path, to: target)
    }

    package func remove(_ path: String) -> Int32 {
        if let error = error() { return -error }
        return base.remove(path)
    }

    package func makeDirectory(_ path: String) -> Int32 {
        if let error = error(.writing) { return -error }
        return base.makeDirectory(path)
    }

    package func list(_ path: String) -> Result<[String], ErrorNumber> {
        if let error = error() { return .failure(ErrorNumber(error)) }
        return base.list(path)
    }

    package func lock(_ descriptor: Int32) -> Int32 {
        if let error = error(.writing) { return -error }
        return base.lock(descriptor)
    }

    package func unlock(_ descriptor: Int32) { base.unlock(descriptor) }
}
