import FuzzTargets
import Glibc

/// The target that the environment names.
private let target: FuzzTarget = {
    let name = getenv("GONGBAO_FUZZ").map { String(cString: $0) } ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
        let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
        print("GONGBAO_FUZZ must be one of \(names)")
        exit(2)
    }
    return target
}()

/// Writes the seeds of all targets into folders of the directory that `GONGBAO_FUZZ_SEEDS` names, and ends.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutableRawPointer) -> CInt {
    guard let folder = getenv("GONGBAO_FUZZ_SEEDS").map({ String(cString: $0) }) else { return 0 }
    for target in FuzzTarget.allCases {
        mkdir("\(folder)/\(target.rawValue)", 0o777)
        for (name, bytes) in target.seeds {
            let path = "\(folder)/\(target.rawValue)/\(name)"
            let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
            guard descriptor >= 0, write(descriptor, bytes, bytes.count) == bytes.count else {
                print("\(path): cannot write")
                exit(1)
            }
            close(descriptor)
        }
    }
    exit(0)
}

/// The name that the package manager gives to `main`; libFuzzer's own takes its place.
@_cdecl("gongbao_fuzz_main")
public func fuzzerMain(_ count: CInt, _ arguments: UnsafeMutableRawPointer) -> CInt {
    var (count, arguments) = (count, arguments)
    return runDriver(&count, &arguments, fuzz)
}

/// libFuzzer as a library (LLVM, "Using libFuzzer as a library").
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutableRawPointer>,
    _ target: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    target.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}
