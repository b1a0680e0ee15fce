import Benchmark
import Segments

/// Blocks of 128 integers, most of them small, a few large, as the gaps of a posting list are.
func addBlockBenchmarks() {
    let blocks = (0..<1000).map { block in
        (0..<BlockCoding.size).map { index in
            let noise = UInt32(truncatingIfNeeded: (block &* 128 &+ index) &* 2_654_435_761) >> 16
            return noise & (index % 40 == 0 ? 0xFFFF : 0x1F)
        }
    }
    var writer = ByteWriter()
    for block in blocks { BlockCoding.encode(block, into: &writer) }
    let bytes = MappedFile(name: "blocks", bytes: writer.bytes).bytes

    Benchmark("encode 1000 blocks") { benchmark in
        for _ in benchmark.scaledIterations {
            var writer = ByteWriter()
            for block in blocks { BlockCoding.encode(block, into: &writer) }
            blackHole(writer)
        }
    }
    Benchmark("decode 1000 blocks") { benchmark in
        var values = [UInt32](repeating: 0, count: BlockCoding.size)
        for _ in benchmark.scaledIterations {
            var offset = 0
            for _ in 0..<1000 { offset = try BlockCoding.decode(bytes, at: offset, into: &values) }
        }
        blackHole(values)
    }
}
