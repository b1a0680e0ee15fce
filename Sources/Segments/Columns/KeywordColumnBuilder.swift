/// Collects one keyword or none for each document of a segment.
struct KeywordColumnBuilder {
    /// The distinct values, by bytes: equal strings may differ in their code points.
    private var numbers: [[UInt8]: UInt32] = [:]
    private var values: [[UInt8]] = []
    private var valueByteCount = 0
    /// For each document the number of its value and 1, or 0; documents after the last have none.
    private var rows: [UInt32] = []

    /// About how many bytes are held.
    var byteCount: Int { rows.count * 4 + valueByteCount * 2 + values.count * 100 }

    /// Whether a document has a value.
    var hasValues: Bool { !rows.isEmpty }

    /// Gives the value of a document, which comes after all others that have one.
    mutating func append(_ value: [UInt8], document: Int) {
        append(number: number(of: value), document: document)
    }

    /// Gives the value of a document by its number.
    mutating func append(number: UInt32, document: Int) {
        rows.append(contentsOf: repeatElement(0, count: document - rows.count))
        rows.append(number + 1)
    }

    /// The number of a value; a new value gets the next.
    mutating func number(of value: [UInt8]) -> UInt32 {
        if let last = rows.last, last > 0, values[Int(last - 1)] == value { return last - 1 }
        if let known = numbers[value] { return known }
        let number = UInt32(values.count)
        numbers[value] = number
        values.append(value)
        valueByteCount += value.count
        return number
    }

    /// Appends the column: name, byte counts of the three parts, value offsets, value text, value numbers (0 is none).
    func encode(name: String, documentCount: Int, into writer: inout ByteWriter) {
        let order = values.indices.sorted { values[$0].lexicographicallyPrecedes(values[$1]) }
        var places = [UInt32](repeating: 0, count: values.count + 1)
        var offsets = ByteWriter()
        var text = ByteWriter()
        for (place, number) in order.enumerated() {
            offsets.append(fixed: UInt32(text.count))
            text.append(contentsOf: values[number])
            places[number + 1] = UInt32(place + 1)
        }
        offsets.append(fixed: UInt32(text.count))
        let none = repeatElement(0 as UInt32, count: documentCount - rows.count)
        let column = IntegerColumn.encode(rows.map { places[Int($0)] } + none)
        writer.append(string: name)
        writer.append(varint: offsets.count)
        writer.append(varint: text.count)
        writer.append(varint: column.count)
        writer.append(contentsOf: offsets.bytes)
        writer.append(contentsOf: text.bytes)
        writer.append(contentsOf: column)
    }
}
