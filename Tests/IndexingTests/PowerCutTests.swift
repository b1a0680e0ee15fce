import Indexing
import Segments
import Synchronization
import TestSupport
import Testing

/// F2: the power is cut after each change of the disk, and what was not synced is lost, or some of it, or torn.
///
/// `GONGBAO_FULL=F2` tries many losses at each place; otherwise some.
@Suite struct PowerCutTests {
    private static let isFull = TestEnvironment.isFull("F2")

    /// What must be found after a power cut, and how often it was looked for.
    private final class Watch: Sendable {
        struct State {
            /// What was last acknowledged.
            var acknowledged = IndexContent()
            /// What may be there instead, because it is being written.
            var next = IndexContent()
            var isWatching = false
            var stateCount = 0
            var random: SeededRandom
            var wrong: [String] = []
        }

        let state: Mutex<State>
        private let losses: Int

        init(seed: UInt64, losses: Int) {
            state = Mutex(State(random: SeededRandom(seed: seed)))
            self.losses = losses
        }

        func look(at disk: borrowing DiskState) {
            let disk = copy disk
            state.withLock { state in
                guard state.isWatching else { return }
                for round in 0..<losses {
                    let left = disk.afterPowerCut(
                        blockSize: round % 2 == 0 ? 512 : 4096, using: &state.random)
                    state.stateCount += 1
                    if let problem = problem(left, state) { state.wrong.append(problem) }
                }
            }
        }

        /// The writer was killed here, and the next one begins; the power is cut while it makes order.
        func lookAtNextWriter(after disk: DiskState) {
            let disk = MemoryDisk(disk) { self.look(at: $0) }
            let index = IndexDirectory(WritingSteps.path, files: FileSystem(disk))
            do {
                try WritingSteps.nothing.run(index)
            } catch {
                state.withLock { $0.wrong.append("the next writer: \(error)") }
            }
        }

        private func problem(_ left: DiskState, _ state: State) -> String? {
            let disk = MemoryDisk(left)
            let index = IndexDirectory(WritingSteps.path, files: FileSystem(disk))
            do {
                let content = try IndexContent(index)
                guard content == state.acknowledged || content == state.next else {
                    return "neither the last state nor the next"
                }
                if try index.readCommitIfAny() != nil {
                    let problems = try IndexCheck(index).problems
                    guard problems.isEmpty else { return "\(problems)" }
                }
                // The next writer goes on from there.
                guard state.stateCount % 16 == 0 else { return nil }
                try WritingSteps.nothing.run(index)
                return try IndexContent(index) == content ? nil : "recovering changed what is there"
            } catch {
                return "\(error)"
            }
        }
    }

    private func run(seed: UInt64, losses: Int, lies: Bool = false) throws -> Watch.State {
        let watch = Watch(seed: seed, losses: losses)
        var empty = DiskState()
        empty.liesAboutSyncs = lies
        let killed = Mutex<[DiskState]>([])
        let disk = MemoryDisk(empty) { disk in
            watch.look(at: disk)
            let state = copy disk
            killed.withLock { $0.append(state) }
        }
        let index = IndexDirectory(WritingSteps.path, files: FileSystem(disk, bufferSize: 900))
        for step in WritingSteps.all(seed: seed) {
            // What it will be is found out on another disk.
            let other = MemoryDisk(disk.content)
            let otherIndex = IndexDirectory(WritingSteps.path, files: FileSystem(other))
            try step.run(otherIndex)
            let next = try IndexContent(otherIndex)
            watch.state.withLock { state in
                state.next = next
                state.isWatching = true
            }
            try step.run(index)
            // At each change the process might have ended instead, and another have begun.
            let states = killed.withLock { $0 }
            for state in states.suffix(Self.isFull ? states.count : 14)
            where state.directories.contains(WritingSteps.path) {
                watch.lookAtNextWriter(after: state)
            }
            killed.withLock { $0 = [] }
            watch.state.withLock { state in
                state.isWatching = false
                state.acknowledged = next
            }
            // And when all is said and done.
            watch.state.withLock { $0.isWatching = true }
            watch.look(at: disk.content)
            watch.state.withLock { $0.isWatching = false }
        }
        return watch.state.withLock { $0 }
    }

    @Test(
        "after each power cut the index is as it was last acknowledged, or as it was to be next",
        arguments: isFull ? 0..<4 as Range<UInt64> : 0..<1)
    func states(seed: UInt64) throws {
        let state = try run(seed: seed, losses: Self.isFull ? 40 : 5)
        print("F2: \(state.stateCount) states, seed \(seed)")
        #expect(state.wrong.isEmpty, "\(state.wrong.prefix(3))")
        #expect(state.stateCount > (Self.isFull ? 12_500 : 2_000))
    }

    @Test("a device that lies about syncs is found out: this test has teeth")
    func lyingDevice() throws {
        let state = try run(seed: 1, losses: 4, lies: true)
        #expect(state.wrong.count > 10)
    }
}
