extension Citation {
    /// The citation as a BibTeX entry, special characters escaped.
    ///
    /// Braces are written as words: BibTeX counts them even after a backslash.
    public var bibtex: String {
        let isArticle = serialName != nil
        var fields: [(name: String, value: String)] = []
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { fields.append((name, Self.escaped(value))) }
        }
        add("title", title ?? parentTitle)
        // A body is one name, whatever words its name holds.
        if let issuer { fields.append(("author", "{\(Self.escaped(issuer))}")) }
        add("journal", serialName)
        add("year", bibtexYear)
        add("number", isArticle ? issueNumber.map(String.init) : number)
        add("pages", isArticle ? place : nil)
        add("howpublished", isArticle ? nil : place)
        add("note", isArticle ? number : nil)
        add("date", date)
        add("booktitle", title == nil ? nil : parentTitle)
        add("annote", file.map { file in line.map { "\(file):\($0)" } ?? file })
        let lines = fields.map { "\n  \($0.name) = {\($0.value)}" }.joined(separator: ",")
        return "@\(isArticle ? "article" : "misc"){\(bibtexKey),\(lines)\n}"
    }

    private var bibtexYear: String? {
        year.map(String.init) ?? date.map { String($0.prefix(4)) }
    }

    /// A key of ASCII letters, digits and dashes.
    private var bibtexKey: String {
        let source = id ?? [file, line.map(String.init)].compactMap { $0 }.joined(separator: "-")
        let key = source.unicodeScalars.map { $0.isASCIIWord ? $0 : "-" as Unicode.Scalar }.text
        let trimmed = key.drop { $0 == "-" }
        return trimmed.isEmpty ? "gazette" : String(trimmed)
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": text += "\\textbackslash{}"
            case "{": text += "\\textbraceleft{}"
            case "}": text += "\\textbraceright{}"
            case "~": text += "\\textasciitilde{}"
            case "^": text += "\\textasciicircum{}"
            case "&", "%", "$", "#", "_": text += "\\\(scalar)"
            default:
                if scalar.isBlank || scalar.value < 0x20 {
                    text += " "
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
        return text
    }
}
