extension GazetteReader {
    private static let sampledBytes = 1 << 18
    private static let sampledLines = 4000

    /// True if a text looks like a gazette.
    ///
    /// It has a known header, contents, a document number alone on a line, or the headings official texts
    /// have; prose, code and tables of values do not.
    public static func looksLikeGazette(_ text: [UInt8]) -> Bool {
        let sample = SourceText(text.count > sampledBytes ? Array(text[..<sampledBytes]) : text)
        let lines = sample.lines.prefix(sampledLines)
        guard isMostlyHan(lines) else { return false }
        let header = HeaderReader(sample.lines)
        if header.fields.contains(where: { HeaderKey.decisive.holds($0.key.unicodeScalars) }),
            header.fields.count > 1
        {
            return true
        }
        if lines.prefix(40).contains(where: { LineKind.isContentsTitle($0) }), hasNumberOrIssue(lines) {
            return true
        }
        if lines.contains(where: { isNumberLine($0) }) { return true }
        return hasOfficialHeadings(lines)
    }

    private static func isNumberLine(_ line: SourceLine) -> Bool {
        line.isWhole && line.count <= DocumentNumber.maximumLength
            && DocumentNumber(scalars: line.head) != nil
    }

    private static func hasNumberOrIssue(_ lines: ArraySlice<SourceLine>) -> Bool {
        lines.prefix(200).contains { line in
            IssueName(line) != nil || ContentsEntry(line.raw, line: line.number).number != nil
                || LineKind.isBanner(line)
        }
    }

    /// Numbered sections 一、二、 and their parts (一), an addressee with a signature, or articles 第一条.
    private static func hasOfficialHeadings(_ lines: ArraySlice<SourceLine>) -> Bool {
        var sections: Set<Int> = []
        var parts: Set<Int> = []
        var articles: Set<Int> = []
        var hasAddressee = false
        var hasDate = false
        for line in lines {
            if LineKind.date(line) != nil { hasDate = true }
            if LineKind.isAddressee(line), line.head.first == "各" { hasAddressee = true }
            guard let number = HeadingNumber(line.head) else { continue }
            switch number.kind {
            case .han: sections.insert(number.value)
            case .bracketedHan: parts.insert(number.value)
            case .article: articles.insert(number.value)
            default: break
            }
        }
        let isSectioned =
            sections.isSuperset(of: [1, 2]) && (parts.isSuperset(of: [1, 2]) || (hasAddressee && hasDate))
        return isSectioned || articles.isSuperset(of: [1, 2, 3]) || (hasAddressee && hasDate)
    }

    private static func isMostlyHan(_ lines: ArraySlice<SourceLine>) -> Bool {
        var han = 0
        var letters = 0
        for line in lines.prefix(400) {
            for scalar in line.head {
                if scalar.isHan { han += 1 } else if scalar.isASCIIWord { letters += 1 }
            }
        }
        return han > 8 && han > letters / 2
    }
}
