import Testing

@testable import Analysis

@Suite struct FoldingTableTests {
    static let isGeneratingVersion = Analyzer.icuVersion == FoldingData.icuVersion
    static var allScalars: some Sequence<UInt32> {
        (UInt32(0)...0x10FFFF).lazy.filter { !(0xD800...0xDFFF).contains($0) }
    }

    @Test("every character folds to one that folds to itself, with the same attributes")
    func closure() {
        let table = FoldingTable.shared
        let open = Self.allScalars.filter { table[table[$0].target].rawValue != table[$0].rawValue }
        #expect(Array(open) == [])
    }

    @Test("the generated table says what ICU says", .enabled(if: isGeneratingVersion))
    func sameVersion() throws {
        let table = FoldingTable.shared
        let icu = try #require(ICUFolding())
        let different = Self.allScalars.filter { table[$0].target != icu.folded($0) }
        #expect(Array(different) == [])
        let unstable = Self.allScalars.filter {
            table[$0].target == $0 && table[$0].changesUnderCasefold == icu.isStableUnderCasefold($0)
        }
        #expect(Array(unstable) == [])
    }

    @Test("in other versions of ICU too, case, width and compatibility fold as in the table")
    func otherVersions() throws {
        let table = FoldingTable.shared
        let icu = try #require(ICUFolding())
        // Blocks that were full, and their mappings frozen, long before any ICU we may meet.
        let stable =
            [0x41...0x24F, 0x391...0x3CE, 0x410...0x44F, 0x2F00...0x2FD5, 0xFF01...0xFF9F]
            as [ClosedRange<UInt32>]
        let different = stable.joined().filter { table[$0].target != icu.folded($0) }
        #expect(different == [])
    }
}
