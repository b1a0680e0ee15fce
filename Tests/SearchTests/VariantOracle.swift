import Analysis
import Search
import TestSupport

/// Rules of synonyms as a test makes them, and what they must find: a search that looks at every clause.
struct VariantOracle {
    /// `lefts => rights`, or `lefts = …` where there are no rights.
    struct Rule {
        var lefts: [String]
        var rights: [String] = []

        /// The line of a table.
        var line: String {
            rights.isEmpty
                ? lefts.joined(separator: " = ")
                : lefts.joined(separator: ", ") + " => " + rights.joined(separator: "，")
        }

        /// What stands for a string.
        func strings(for string: String) -> [String] {
            guard lefts.contains(string) else { return [] }
            return (rights.isEmpty ? lefts : rights).filter { $0 != string }
        }
    }

    private struct Stretch {
        var range: Range<Int>
        var strings: [String]
    }

    let documents: [TestDocument]
    private let analyzer = Analyzer()

    init(_ documents: [TestDocument]) {
        self.documents = documents
    }

    /// The units that a text finds; texts and queries are of characters that folding leaves alone.
    func units(_ query: String, _ rules: [Rule], _ mode: MatchMode, _ unit: Unit) -> Set<String> {
        let text = query.map { String($0) }
        let stretches = stretches(text, rules)
        var units: [String: [String]] = [:]
        for document in documents {
            for (index, clause) in document.clauses.enumerated() {
                units[name(document, index + 1, unit), default: []].append(clause)
            }
        }
        let words = words(query)
        return Set(
            units.filter { _, clauses in
                switch mode {
                case .exact: spellings(text, stretches).contains { has($0, clauses) }
                case .any:
                    words.contains { hasWord($0.term, clauses) }
                        || stretches.flatMap(\.strings).contains { has($0, clauses) }
                case .all, .auto: hasAll(text, words, stretches, clauses)
                }
            }.keys)
    }

    /// The number of places where one of the spellings of a text begins.
    func starts(_ query: String, _ rules: [Rule]) -> Int {
        let text = query.map { String($0) }
        let spellings = Set(spellings(text, stretches(text, rules)))
        return documents.flatMap(\.clauses).reduce(0) { sum, clause in
            sum
                + clause.indices.count { start in
                    spellings.contains { clause[start...].hasPrefix($0) }
                }
        }
    }

    /// The number of spellings.
    func spellingCount(_ query: String, _ rules: [Rule]) -> Int {
        stretches(query.map { String($0) }, rules).reduce(1) { $0 * ($1.strings.count + 1) }
    }

    private func name(_ document: TestDocument, _ line: Int, _ unit: Unit) -> String {
        switch unit {
        case .clause: "\(document.id):\(line)"
        case .document: document.id
        case .issue: document.file
        }
    }

    private func stretches(_ text: [String], _ rules: [Rule]) -> [Stretch] {
        var stretches: [Stretch] = []
        var start = 0
        while start < text.count {
            let found = (start + 1...text.count).reversed().lazy.map { end in
                let string = text[start..<end].joined()
                return Stretch(range: start..<end, strings: rules.flatMap { $0.strings(for: string) })
            }.first { !$0.strings.isEmpty }
            if var found {
                found.strings = Array(Set(found.strings))
                stretches.append(found)
                start = found.range.upperBound
            } else {
                start += 1
            }
        }
        return stretches
    }

    private func spellings(_ text: [String], _ stretches: [Stretch]) -> [String] {
        var spellings = [""]
        var end = 0
        for stretch in stretches {
            let own = text[stretch.range].joined()
            let before = text[end..<stretch.range.lowerBound].joined()
            spellings = spellings.flatMap { start in ([own] + stretch.strings).map { start + before + $0 } }
            end = stretch.range.upperBound
        }
        return spellings.map { $0 + text[end...].joined() }
    }

    private func words(_ text: String) -> [(term: String, place: Range<Int>)] {
        let analyzed = analyzer.analyze(text)
        return zip(analyzed.terms, analyzed.words).map { ($0, $1.positions) }
    }

    private func hasAll(
        _ text: [String], _ words: [(term: String, place: Range<Int>)], _ stretches: [Stretch],
        _ clauses: [String]
    ) -> Bool {
        let free = words.filter { word in !stretches.contains { $0.range.overlaps(word.place) } }
        guard free.allSatisfy({ hasWord($0.term, clauses) }) else { return false }
        return stretches.allSatisfy { stretch in
            let own = words.filter { $0.place.overlaps(stretch.range) }
            if own.allSatisfy({ hasWord($0.term, clauses) }) { return true }
            let rests = own.flatMap { word in
                word.place.split { place in stretches.contains { $0.range.contains(place) } }
                    .map { $0.map { text[$0] }.joined() }
            }
            return stretch.strings.contains { has($0, clauses) } && rests.allSatisfy { has($0, clauses) }
        }
    }

    private func has(_ string: String, _ clauses: [String]) -> Bool {
        clauses.contains { BruteForceSearch.count(of: scalars(string), in: scalars($0)) > 0 }
    }

    private func hasWord(_ word: String, _ clauses: [String]) -> Bool {
        clauses.contains { analyzer.analyze($0).terms.contains(word) }
    }

    private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
