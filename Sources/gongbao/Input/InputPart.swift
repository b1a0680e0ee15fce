internal import Analysis

/// A file that is to be read into the index.
struct PlannedFile: Sendable {
    var path: String
    /// What the ids of its documents begin with.
    var name: String
    /// Its number in the index.
    var source: Int
    var format: InputFormat
    /// Which one it is of all files found.
    var order: Int
    /// The bytes of standard input, which can be read only once.
    var content: [UInt8]?
    /// What identified the file when it was looked at.
    var fingerprint: InputFile.Fingerprint?
    /// Where it may be cut; `nil` for a file that is read and decoded whole.
    var scan: InputScan?
    var byteCount: Int
}

/// A part of a file that is read by itself, or a whole file.
struct InputPart: Sendable {
    var file: PlannedFile
    /// The bytes, whole lines; `nil` for a file that is read and decoded whole.
    var range: Range<Int>?
    var firstLine = 1

    /// Deals files out to chunks of about `size` bytes, in order; only JSON lines are cut.
    ///
    /// A pure function of sizes and places of lines, so that the same input makes the same segments.
    static func chunks(of files: [PlannedFile], size: Int) -> [[InputPart]] {
        var chunks: [[InputPart]] = []
        var room = 0
        func append(_ part: InputPart, _ byteCount: Int) {
            if room <= 0 || byteCount > room + size / 4 {
                chunks.append([])
                room = size
            }
            chunks[chunks.count - 1].append(part)
            room -= byteCount
        }
        for file in files {
            guard let scan = file.scan else {
                append(InputPart(file: file), file.byteCount)
                continue
            }
            var start = scan.cuts.first ?? .init(offset: 0, line: 1)
            while start.offset < file.byteCount {
                let target = start.offset + (room > 0 ? room : size)
                let cut =
                    file.format == .jsonl
                    ? scan.firstCut(from: target) ?? .init(offset: file.byteCount, line: 0)
                    : .init(offset: file.byteCount, line: 0)
                append(
                    InputPart(file: file, range: start.offset..<cut.offset, firstLine: start.line),
                    cut.offset - start.offset)
                start = cut
            }
        }
        return chunks
    }
}

extension InputScan {
    /// The first place from an offset on where a line begins, of those that are known.
    func firstCut(from offset: Int) -> Cut? {
        var low = 0
        var high = cuts.count
        while low < high {
            let middle = (low + high) / 2
            if cuts[middle].offset < offset { low = middle + 1 } else { high = middle }
        }
        return low < cuts.count ? cuts[low] : nil
    }
}
