/// A whole file that people write: queries, judgements, tables.
enum TextFile {
    /// The bytes of a file, or of standard input where the path is `nil` or `-`; ends the command where they cannot be read.
    static func bytes(_ path: String?) throws(Failure) -> [UInt8] {
        do throws(InputFailure) {
            return try InputFile.read(path == "-" ? nil : path)
        } catch {
            throw Failure(.inputOutput, error.text)
        }
    }

    /// The text, without a byte order mark.
    static func text(_ path: String?) throws(Failure) -> String {
        let bytes = try bytes(path)
        return String(
            decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], as: UTF8.self)
    }
}
