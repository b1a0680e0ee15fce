/// The titles of the text a notice issues, as the notice names them.
enum IssuedTitles {
    /// What stands in 《》 in the title and the first lines, and what follows 印发 up to 的通知.
    static func keys(title: String?, lines: ArraySlice<SourceLine>) -> Set<String> {
        var keys: Set<String> = []
        if let title {
            let scalars = Array(title.unicodeScalars)
            collect(scalars, into: &keys)
            if let issued = object(of: scalars) { keys.insert(issued.comparisonKey) }
        }
        for line in lines.prefix(4) { collect(line.head, into: &keys) }
        return keys
    }

    /// What the text asks to be sent on: X in 现将X印发给你们; nil if the sentence does not occur.
    static func announced(in lines: ArraySlice<SourceLine>) -> String? {
        for line in lines.prefix(4) {
            let text = line.head
            guard let start = index(of: "现将", in: text[...]),
                let end = index(of: "印发给你们", in: text[(start + 2)...]), (4...80).contains(end - start - 2)
            else { continue }
            return line.raw[(start + 2)..<end].withoutSpuriousBlanks
        }
        return nil
    }

    /// X in 关于印发X的通知.
    private static func object(of title: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar>? {
        guard let about = index(of: "关于", in: title[...]) else { return nil }
        let rest = title[(about + 2)...]
        guard let verb = TitleEnding.verbs.prefix(of: rest) else { return nil }
        let object = rest.dropFirst(verb.count)
        guard object.ends(with: "的通知"), object.count > 6 else { return nil }
        return object.dropLast(3)
    }

    /// The outermost titles in 《》.
    private static func collect(_ text: [Unicode.Scalar], into keys: inout Set<String>) {
        var depth = 0
        var start = 0
        for (index, scalar) in text.enumerated() {
            if scalar == "《" {
                if depth == 0 { start = index + 1 }
                depth += 1
            } else if scalar == "》", depth > 0 {
                depth -= 1
                if depth == 0, index - start >= 4 { keys.insert(text[start..<index].comparisonKey) }
            }
        }
    }

    private static func index(of word: String, in text: ArraySlice<Unicode.Scalar>) -> Int? {
        text.indices.first { text[$0...].begins(with: word) }
    }
}
