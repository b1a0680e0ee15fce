extension Citation {
    /// The citation by GB/T 7714—2015: an article of a serial if the issue is known, else an official text [Z].
    public var gbt7714: String {
        var text = ""
        if let issuer { text += issuer + ". " }
        var name = title ?? parentTitle ?? ""
        if let number { name += name.isEmpty ? number : ": \(number)" }
        let isArticle = serialName != nil
        text += name + (isArticle ? "[J]" : "[Z]") + "."
        if let serialName {
            text += " \(serialName)"
            if let year {
                text += ", \(year)" + (issueNumber.map { "(\($0))" } ?? "")
            } else if let issueNumber {
                text += ", (\(issueNumber))"
            }
            text += place.isEmpty ? "." : ": \(place)."
        } else {
            let ending = [date, place.isEmpty ? nil : place].compactMap { $0 }.joined(separator: ": ")
            if !ending.isEmpty { text += " \(ending)." }
        }
        return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
