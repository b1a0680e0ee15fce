extension Citation {
    /// The citation as an RIS record, lines ended by CR LF as the format asks.
    public var ris: String {
        let isArticle = serialName != nil
        var lines = ["TY  - \(isArticle ? "JOUR" : "GOVDOC")"]
        func add(_ tag: String, _ value: String?) {
            guard let value else { return }
            let clean = value.unicodeScalars.map {
                $0.isBlank || $0.value < 0x20 ? " " as Unicode.Scalar : $0
            }.trimmed
            if !clean.isEmpty { lines.append("\(tag)  - \(clean.text)") }
        }
        add("AU", issuer)
        add("TI", title ?? parentTitle)
        add("T3", title == nil ? nil : parentTitle)
        add("JO", serialName)
        add("PY", year.map(String.init) ?? date.map { String($0.prefix(4)) })
        add("DA", date.map { $0.split(separator: "-").joined(separator: "/") + "/" })
        add("IS", issueNumber.map(String.init))
        add("SP", place)
        add("M1", number)
        add("L1", file.map { file in line.map { "\(file):\($0)" } ?? file })
        add("ID", id)
        lines.append("ER  - ")
        return lines.joined(separator: "\r\n") + "\r\n"
    }
}
