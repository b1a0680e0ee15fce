internal import Glibc

/// The disk of this machine.
struct MachineDisk: DiskCalls {
    func open(_ path: String, flags: Int32, mode: UInt32) -> Int32 {
        let descriptor = unsafe Glibc.open(path, flags | O_CLOEXEC, mode)
        return descriptor >= 0 ? descriptor : -errno
    }

    func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }

    func status(_ descriptor: Int32) -> Result<FileStatus, ErrorNumber> {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return .failure(ErrorNumber(errno)) }
        return .success(
            FileStatus(isRegular: status.st_mode & S_IFMT == S_IFREG, byteCount: Int(status.st_size)))
    }

    func map(_ descriptor: Int32, count: Int) -> Result<UnsafeRawPointer, ErrorNumber> {
        guard let address = unsafe mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0),
            unsafe address != MAP_FAILED
        else { return unsafe .failure(ErrorNumber(errno)) }
        return unsafe .success(UnsafeRawPointer(address))
    }

    func read(
        _ descriptor: Int32, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) -> Int {
        let count = unsafe pread(descriptor, buffer.baseAddress, buffer.count, offset)
        return count >= 0 ? count : -Int(errno)
    }

    func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        let count = unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        return count >= 0 ? count : -Int(errno)
    }

    func sync(_ descriptor: Int32) -> Int32 { fsync(descriptor) == 0 ? 0 : -errno }

    func rename(_ path: String, to target: String) -> Int32 {
        unsafe Glibc.rename(path, target) == 0 ? 0 : -errno
    }

    func remove(_ path: String) -> Int32 { unsafe unlink(path) == 0 ? 0 : -errno }

    func makeDirectory(_ path: String) -> Int32 { unsafe mkdir(path, 0o777) == 0 ? 0 : -errno }

    func list(_ path: String) -> Result<[String], ErrorNumber> {
        guard let directory = unsafe opendir(path) else { return .failure(ErrorNumber(errno)) }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(directory) else { break }
            names.append(
                unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                    unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                })
        }
        return errno == 0 ? .success(names) : .failure(ErrorNumber(errno))
    }

    func lock(_ descriptor: Int32) -> Int32 {
        flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : -errno
    }

    func unlock(_ descriptor: Int32) { flock(descriptor, LOCK_UN) }
}
