import Testing

@testable import Indexing

@Suite struct TermTableTests {
    @Test(
        "terms of any length are numbered in the order of their first appearance", arguments: [1, 7, 8, 300])
    func numbers(length: Int) {
        var random = SeededGenerator(seed: UInt64(length))
        var table = TermTable()
        var numbers: [[UInt8]: UInt32] = [:]
        for _ in 0..<20_000 {
            let term = (0..<Int.random(in: 0...length, using: &random)).map { _ in
                UInt8.random(in: 0...2, using: &random)
            }
            let expected = numbers[term] ?? UInt32(numbers.count)
            numbers[term] = expected
            #expect(table.number(of: term) == expected)
        }
        #expect(table.count == numbers.count)
        for (term, number) in numbers { #expect(table[Int(number)].elementsEqual(term)) }
    }

    @Test("keys are numbered while the table grows")
    func keys() {
        var table = KeyTable()
        let keys = (0..<50_000 as Range<UInt64>).map { $0 &* 0x1_0000_0001 }
        for (number, key) in keys.enumerated() { #expect(table.number(of: key) == number) }
        for (number, key) in keys.enumerated().reversed() { #expect(table.number(of: key) == number) }
        #expect(table.keys == keys)
    }
}
