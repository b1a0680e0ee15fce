internal import Analysis

/// Reads Latin letters as the syllables of pinyin, with tones or without.
struct PinyinSyllables {
    /// The most ways of reading one string: xian is xian and xi an.
    static let maxReadings = 16
    /// The most letters of one string.
    static let maxLetters = 72

    private var letters: [Character] = []
    /// The places in `letters` where a syllable must end: before an apostrophe, a blank or the figure of a tone.
    private var borders: Set<Int> = []

    /// Every way to read some folded characters; none where they are no pinyin.
    static func readings(of scalars: some Collection<UInt32>) -> [[String]] {
        guard let syllables = PinyinSyllables(scalars) else { return [] }
        // lao is la o only where nothing else can be meant.
        let readings = syllables.read(fewestLetters: 2)
        return readings.isEmpty ? syllables.read(fewestLetters: 1) : readings
    }

    /// Whether a character may stand in pinyin.
    static func isPart(_ scalar: UInt32) -> Bool {
        letter(scalar) != nil || isBorder(scalar) || isTone(scalar)
    }

    private init?(_ scalars: some Collection<UInt32>) {
        for scalar in scalars {
            if let letter = Self.letter(scalar) {
                letters.append(letter)
            } else if Self.isBorder(scalar) || Self.isTone(scalar), !letters.isEmpty {
                borders.insert(letters.count)
            } else if scalar == 0x308, letters.last == "u" {
                letters[letters.count - 1] = "v"
            } else if !Self.combiningTones.contains(scalar) {
                return nil
            }
        }
        guard (2...Self.maxLetters).contains(letters.count) else { return nil }
    }

    private func read(fewestLetters: Int) -> [[String]] {
        var readings: [[String]] = []
        var dead: Set<Int> = []
        _ = read(from: 0, fewestLetters, [], &readings, &dead)
        return readings
    }

    /// Whether a syllable ends at a place because something says so.
    private func isBorder(_ place: Int) -> Bool {
        place == 0 || place == letters.count || borders.contains(place)
    }

    /// Reads the letters from a place on, the longest syllables first; false where there is no way, which is kept.
    private func read(
        from start: Int, _ fewest: Int, _ before: [String], _ readings: inout [[String]],
        _ dead: inout Set<Int>
    ) -> Bool {
        guard start < letters.count else {
            readings.append(before)
            return true
        }
        guard !dead.contains(start) else { return false }
        var found = false
        for length in stride(from: min(PinyinTable.maxLength, letters.count - start), to: 0, by: -1) {
            let end = start + length
            guard readings.count < Self.maxReadings else { return true }
            guard !borders.contains(where: { $0 > start && $0 < end }) else { continue }
            guard length >= fewest || isBorder(start) && isBorder(end) else { continue }
            let syllable = String(letters[start..<end])
            guard PinyinTable.shared.contains(syllable) else { continue }
            if read(from: end, fewest, before + [syllable], &readings, &dead) { found = true }
        }
        if !found { dead.insert(start) }
        return found
    }

    /// The letter of a character without its tone; ü is v.
    private static func letter(_ scalar: UInt32) -> Character? {
        if (0x61...0x7A).contains(scalar) { return Unicode.Scalar(scalar).map(Character.init) }
        return marked[scalar]
    }

    private static func isBorder(_ scalar: UInt32) -> Bool {
        scalar == 0x20 || scalar == 0x27 || scalar == 0x2019 || scalar == 0x2D
    }

    private static func isTone(_ scalar: UInt32) -> Bool { (0x31...0x35).contains(scalar) }

    private static let combiningTones: Set<UInt32> = [0x300, 0x301, 0x304, 0x30C]

    private static let marked: [UInt32: Character] = {
        let rows: [(Character, String)] = [
            ("a", "āáǎà"), ("e", "ēéěè"), ("i", "īíǐì"), ("o", "ōóǒò"), ("u", "ūúǔù"), ("v", "ǖǘǚǜü"),
            ("n", "ńňǹ"),
        ]
        return rows.reduce(into: [:]) { table, row in
            for scalar in row.1.unicodeScalars { table[scalar.value] = row.0 }
        }
    }()
}

extension PinyinSyllables {
    /// A query whose groups that stand side by side and are pinyin are one group: `yang lao` is yanglao.
    static func joined(_ query: Query) -> Query {
        guard case .sequence(let parts) = query else { return query }
        var result: [Query] = []
        for part in parts {
            if case .group(let next) = part, isPinyin(next), case .group(let last)? = result.last,
                isPinyin(last)
            {
                result[result.count - 1] = .group(last + " " + next)
            } else {
                result.append(part)
            }
        }
        return result.count == 1 ? result[0] : .sequence(result)
    }

    private static func isPinyin(_ text: String) -> Bool {
        !readings(of: TextFolder().fold(text).scalars).isEmpty
    }
}
