/// The signature under a document: bodies, date, and the marks after them.
struct Signature {
    /// The lines of the issuing bodies, or of a person in office.
    let issuerLines: Range<Int>
    /// The line of the date.
    let dateLine: Int?
    /// The bodies, joined with 、; nil if a person signs.
    let issuer: String?
    let date: CalendarDate?

    /// The first line of the signature.
    var start: Int { issuerLines.isEmpty ? dateLine ?? issuerLines.lowerBound : issuerLines.lowerBound }
    /// The index after its last line.
    var end: Int { max(issuerLines.upperBound, dateLine.map { $0 + 1 } ?? 0) }
}

/// Finds the signature of a document.
struct SignatureReader {
    let lines: [SourceLine]
    /// The body the title names, which signs even when the date is lost.
    let titleIssuer: String?
    /// True if a line begins the text the document issues.
    let beginsInstrument: (Int) -> Bool

    private static let maximumIssuers = 12

    /// The first signature within a range.
    func read(in range: Range<Int>) -> Signature? {
        for index in range {
            let line = lines[index]
            if line.count > 64 { continue }
            if let signature = dated(index, range) ?? signedInOneLine(index, range) ?? undated(index, range) {
                return signature
            }
        }
        return nil
    }

    private func dated(_ index: Int, _ range: Range<Int>) -> Signature? {
        guard let date = LineKind.date(lines[index]) else { return nil }
        var first = index
        while first > range.lowerBound, index - first < Self.maximumIssuers, isIssuer(lines[first - 1]) {
            first -= 1
        }
        if first < index {
            return Signature(
                issuerLines: first..<index, dateLine: index, issuer: names(first..<index), date: date)
        }
        let follows = index > range.lowerBound && lines[index - 1].last == "。"
        let isLast = index + 1 == range.upperBound || LineKind.isReleaseMark(lines[index + 1])
        guard follows, isLast || beginsInstrument(index + 1) else { return nil }
        return Signature(issuerLines: index..<index, dateLine: index, issuer: nil, date: date)
    }

    /// 本溪市人民政府 2022年1月25日 in one line.
    private func signedInOneLine(_ index: Int, _ range: Range<Int>) -> Signature? {
        let line = lines[index]
        guard line.last == "日", line.isWhole, line.count > 12 else { return nil }
        let head = line.head
        for start in stride(from: head.count - 8, through: 3, by: -1) {
            guard
                head[start - 1].isBlank || head[start].digitValue != nil
                    || ChineseNumeral.isNumeral(head[start]),
                let date = CalendarDate(head[start...])
            else { continue }
            let name = head[..<start].trimmed
            guard Organ.isName(name) else { continue }
            return Signature(
                issuerLines: index..<index + 1, dateLine: index, issuer: name.withoutSpuriousBlanks,
                date: date)
        }
        return nil
    }

    /// The name of the body the title names, at the end or before a mark, or of any body before a mark; the
    /// date is lost.
    private func undated(_ index: Int, _ range: Range<Int>) -> Signature? {
        let next = index + 1
        let isMarked = next < range.upperBound && LineKind.isReleaseMark(lines[next])
        let isNamed = titleIssuer != nil && lines[index].head.comparisonKey == titleIssuer
        guard isNamed || (isMarked && Organ.isName(lines[index])) else { return nil }
        guard isMarked || next == range.upperBound || beginsInstrument(next) else { return nil }
        let name = lines[index].raw.withoutSpuriousBlanks
        return Signature(issuerLines: index..<next, dateLine: nil, issuer: name, date: nil)
    }

    private func isIssuer(_ line: SourceLine) -> Bool {
        Organ.isName(line) || Organ.isOfficer(line)
    }

    private func names(_ range: Range<Int>) -> String? {
        let bodies = lines[range].filter { !Organ.isOfficer($0) }.map { $0.raw.withoutSpuriousBlanks }
        return bodies.isEmpty ? nil : bodies.joined(separator: "、")
    }
}
