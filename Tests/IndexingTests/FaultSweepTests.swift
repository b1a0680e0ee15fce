import Glibc
import Indexing
import Segments
import TestSupport
import Testing

/// F1: each call to the disk fails once, in each way that it can.
///
/// `GONGBAO_FULL=F1` tries every call with every fault and five seeds; otherwise every call has one of them.
@Suite struct FaultSweepTests {
    private static let faults: [FaultyDisk.Fault] = [
        .error(EIO), .error(ENOSPC), .short, .error(EINTR), .error(EMFILE), .errorFromThereOn(ENOSPC),
    ]
    private static let isFull = TestEnvironment.isFull("F1")

    private func index(_ disk: any DiskCalls) -> IndexDirectory {
        // Small pieces, so that there are many calls.
        IndexDirectory(WritingSteps.path, files: FileSystem(disk, bufferSize: 300))
    }

    @Test(
        "after each fault of each step the index is as before or after it, and trying again succeeds",
        arguments: isFull ? 0..<7 as Range<UInt64> : 0..<1)
    func writing(seed: UInt64) throws {
        var state = DiskState()
        var before = IndexContent()
        var count = 0
        for step in WritingSteps.all(seed: seed * 10) {
            let disk = MemoryDisk(state)
            let counter = FaultyDisk(disk)
            try step.run(index(counter))
            #expect(counter.descriptorCount == 0)
            let after = try IndexContent(index(disk))
            #expect(before != after)
            for call in 0..<counter.callCount {
                let other = Self.faults[(call + 2) % Self.faults.count]
                for fault in Self.isFull ? Self.faults : [Self.faults[call % Self.faults.count], other] {
                    try run(step, state, fault, at: call, before: before, after: after)
                    count += 1
                }
            }
            state = disk.content
            before = after
        }
        print("F1: \(count) faults, seed \(seed)")
        #expect(count > (Self.isFull ? 3_000 : 1_000))
    }

    private func run(
        _ step: WritingSteps.Step, _ state: DiskState, _ fault: FaultyDisk.Fault, at call: Int,
        before: IndexContent, after: IndexContent
    ) throws {
        let disk = MemoryDisk(state)
        let faulty = FaultyDisk(disk, fault, at: call)
        var isAcknowledged = false
        do {
            try step.run(index(faulty))
            isAcknowledged = true
        } catch is SegmentError {
        } catch is IndexingError {
        }
        let place: Comment = "\(step), \(fault) at call \(call)"
        #expect(faulty.wasReached, place)
        #expect(faulty.descriptorCount == 0, place)
        if isAcknowledged {
            // It is durable, whatever the power does now.
            var random = SeededRandom(seed: UInt64(call))
            let left = MemoryDisk(disk.content.afterPowerCut(blockSize: 512, using: &random))
            #expect(try IndexContent(index(left)) == after, place)
        }
        let found = try IndexContent(index(disk))
        #expect(found == after || !isAcknowledged && found == before, place)
        if try index(disk).readCommitIfAny() != nil {
            #expect(try IndexCheck(index(disk)).problems == [], place)
        }
        if found == before {
            try step.run(index(disk))
            #expect(try IndexContent(index(disk)) == after, place)
        }
        // The next writer removes what was left.
        try WritingSteps.nothing.run(index(disk))
        #expect(
            disk.content.files(in: WritingSteps.path).count == Self.fileCount(try index(disk).readCommit()),
            place)
    }

    /// The segments, the commit and the lock.
    private static func fileCount(_ commit: Commit) -> Int { commit.segments.count + 2 }

    @Test("a reader meets each fault with an error or reads what is there")
    func reading() throws {
        let disk = MemoryDisk()
        for step in WritingSteps.all(seed: 3) { try step.run(index(disk)) }
        let content = try IndexContent(index(disk))
        let counter = FaultyDisk(disk)
        _ = try IndexContent(index(counter))
        #expect(counter.callCount > 10)
        for call in 0..<counter.callCount {
            for fault in Self.faults {
                let faulty = FaultyDisk(disk, fault, at: call)
                do throws(SegmentError) {
                    #expect(try IndexContent(index(faulty)) == content)
                } catch {
                    #expect(faulty.wasReached)
                }
                #expect(faulty.descriptorCount == 0)
            }
        }
    }
}
