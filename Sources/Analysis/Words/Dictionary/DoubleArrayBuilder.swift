/// Packs words into a double array: where a state has the base b, its transition by code c is slot b + c.
///
/// A slot is taken if its check is the code itself, because no two states have the same base.
struct DoubleArrayBuilder {
    /// One entry for each first code, then one slot for each further node.
    struct Result {
        var roots: [UInt64]
        var slots: [UInt64]
    }

    private struct Node {
        var code: UInt16
        var cost: UInt16 = 0
        var firstChild: Int32 = -1
        var nextSibling: Int32 = -1
        var childCount: Int32 = 0
        var base: UInt32 = 0
    }

    private var nodes = [Node(code: 0)]
    /// The nodes of the last word, from the root on.
    private var path: [Int] = [0]
    private var lastWord: [UInt16] = []

    /// Adds a word; words with a common beginning must follow each other.
    mutating func add(_ word: [UInt16], cost: Int) {
        var common = 0
        while common < word.count, common < lastWord.count, word[common] == lastWord[common] { common += 1 }
        path.removeLast(path.count - 1 - common)
        for code in word[common...] {
            let parent = path[path.count - 1]
            var node = Node(code: code)
            node.nextSibling = nodes[parent].firstChild
            nodes[parent].firstChild = Int32(nodes.count)
            nodes[parent].childCount += 1
            path.append(nodes.count)
            nodes.append(node)
        }
        nodes[path[path.count - 1]].cost = UInt16(cost)
        lastWord = word
    }

    /// The packed words, or `nil` if they are too many.
    mutating func finish(codeCount: Int) -> Result? {
        var placement = Placement()
        let inner = nodes.indices.dropFirst().filter { nodes[$0].childCount > 0 }
        let order = inner.sorted {
            (nodes[$1].childCount, nodes[$0].code) < (nodes[$0].childCount, nodes[$1].code)
        }
        var children: [Int] = []
        for node in order {
            children.removeAll(keepingCapacity: true)
            forEachChild(of: node) { children.append(Int(nodes[$0].code)) }
            children.sort()
            nodes[node].base = UInt32(placement.place(children))
        }
        guard placement.lastSlot < WordSlot.baseLimit else { return nil }
        var result = Result(
            roots: [UInt64](repeating: WordSlot.unknown, count: codeCount),
            slots: [UInt64](repeating: 0, count: placement.lastSlot + 1))
        forEachChild(of: 0) { child in
            let node = nodes[child]
            result.roots[Int(node.code)] = WordSlot.root(cost: Int(node.cost), base: node.base)
        }
        for node in order {
            forEachChild(of: node) { child in
                let (base, child) = (Int(nodes[node].base), nodes[child])
                result.slots[base + Int(child.code)] = WordSlot.slot(
                    code: child.code, cost: Int(child.cost), base: child.base)
            }
        }
        return result
    }

    private func forEachChild(of node: Int, _ body: (Int) -> Void) {
        var child = nodes[node].firstChild
        while child >= 0 {
            body(Int(child))
            child = nodes[Int(child)].nextSibling
        }
    }
}

/// The slots and bases taken so far.
private struct Placement {
    /// The last slot that is taken.
    private(set) var lastSlot = 0
    private var isTaken = [Bool](repeating: false, count: 1 << 21)
    private var isBase = [Bool](repeating: false, count: 1 << 21)
    /// For each number of codes, the first base that is tried.
    private var cursors = [Int](repeating: 1, count: 32)
    /// After so many failures a quarter of the bases tried is given up for that number of codes.
    private static let patience = 64

    /// Takes the slots for some codes, and returns their base.
    mutating func place(_ codes: [Int]) -> Int {
        let cursor = min(codes.count, cursors.count) - 1
        var base = cursors[cursor]
        grow(to: base + 0x10000)
        while isBase[base] || !isFree(base, codes) {
            base += 1
            grow(to: base + 0x10000)
        }
        let failures = base - cursors[cursor]
        if failures > Self.patience { cursors[cursor] += failures / 4 }
        isBase[base] = true
        for code in codes {
            isTaken[base + code] = true
            lastSlot = max(lastSlot, base + code)
        }
        return base
    }

    private func isFree(_ base: Int, _ codes: [Int]) -> Bool {
        for code in codes where isTaken[base + code] { return false }
        return true
    }

    private mutating func grow(to count: Int) {
        guard isTaken.count <= count else { return }
        isTaken += [Bool](repeating: false, count: isTaken.count)
        isBase += [Bool](repeating: false, count: isBase.count)
    }
}
