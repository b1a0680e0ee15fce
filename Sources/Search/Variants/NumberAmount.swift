/// A number as a decimal fraction: `mantissa` / 10^`scale`.
struct NumberAmount: Equatable {
    var mantissa: Int
    var scale = 0

    /// In figures, without zeros at the end of the fraction.
    var figures: [UInt32] {
        let amount = reduced
        var digits = String(amount.mantissa).unicodeScalars.map(\.value)
        guard amount.scale > 0 else { return digits }
        while digits.count <= amount.scale { digits.insert(0x30, at: 0) }
        digits.insert(NumeralCharacters.point, at: digits.count - amount.scale)
        return digits
    }

    /// In Han characters; `nil` where it is too large.
    var han: [UInt32]? {
        let amount = reduced
        var size = 1
        for _ in 0..<amount.scale { size *= 10 }
        let whole = amount.mantissa / size
        guard whole <= ChineseNumber.max else { return nil }
        guard amount.scale > 0 else { return ChineseNumber.write(whole) }
        let fraction = Array(amount.figures.suffix(amount.scale))
        return ChineseNumber.write(whole) + [NumeralCharacters.hanPoint]
            + ChineseNumber.spell(fraction, zero: ChineseNumber.zero)
    }

    /// The forms in which a number of things is written.
    var forms: [[UInt32]] {
        let amount = reduced
        guard amount.scale == 0 else { return [amount.figures] + (han.map { [$0] } ?? []) }
        let value = amount.mantissa
        var forms = [amount.figures]
        if value >= 1000 { forms.append(grouped) }
        for (unit, power) in [(NumeralCharacters.wan, 4), (NumeralCharacters.yi, 8)] {
            let part = NumberAmount(mantissa: value, scale: power).reduced
            // 12.34万 is written so, 12.3456万 is not; and 0.3万 is 3000.
            if part.scale <= 2, part.figures.first != 0x30 { forms.append(part.figures + [unit]) }
        }
        if let han {
            forms.append(han)
            if han[0] == ChineseNumber.two, han.count > 1, han[1] != 0x5341 {
                forms.append([ChineseNumber.liang] + han.dropFirst())
            }
        }
        return forms
    }

    /// In figures with a comma before every three.
    private var grouped: [UInt32] {
        let digits = figures
        var result: [UInt32] = []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append(0x2C) }
            result.append(digit)
        }
        return result
    }

    /// Times a power of ten; `nil` where it is too large.
    func multiplied(power: Int) -> NumberAmount? {
        var amount = self
        for _ in 0..<power {
            if amount.scale > 0 { amount.scale -= 1 } else { amount.mantissa *= 10 }
            guard amount.mantissa <= ChineseNumber.max else { return nil }
        }
        return amount
    }

    private var reduced: NumberAmount {
        var amount = self
        while amount.scale > 0, amount.mantissa % 10 == 0 {
            amount.mantissa /= 10
            amount.scale -= 1
        }
        return amount
    }
}
