/// Writes the sorted terms of one field, front-coded in blocks of 64 (Witten, Moffat and Bell, "Managing Gigabytes",
/// section 4.1), each with what is needed to find its postings.
struct TermDictionaryWriter {
    private(set) var index = ByteWriter()
    var data = ByteWriter()
    private var previous: [UInt8] = []
    private var count = 0

    /// What a term's entry says, in the order of writing.
    struct Payload {
        var clauseCount: Int
        var single: TermEntry.Posting?
        var postingsCount = 0
        var positionsCount = 0
    }

    /// Where the next term's postings will begin in the other sections.
    struct Offsets {
        var postings = 0
        var blocks = 0
        var positions = 0
    }

    /// The number of terms written.
    var termCount: Int { count }

    /// Appends a term; terms come in strictly increasing byte order.
    mutating func append(
        _ key: [UInt8], _ payload: Payload, at offsets: Offsets, positions form: PositionForm
    ) {
        if count % SegmentLayout.termsPerBlock == 0 {
            for offset in [data.count, offsets.postings, offsets.positions, offsets.blocks] {
                index.append(fixed: UInt32(truncatingIfNeeded: offset))
                index.append(UInt8(truncatingIfNeeded: offset >> 32))
            }
            previous.removeAll(keepingCapacity: true)
        }
        count += 1
        appendHeader(key, class: Self.frequencyClass(payload))
        previous.removeAll(keepingCapacity: true)
        previous.append(contentsOf: key)
        if let single = payload.single {
            appendSingle(single, positions: form)
        } else {
            if payload.clauseCount > 6 { data.append(varint: payload.clauseCount - 7) }
            data.append(varint: payload.postingsCount)
        }
        if form.isApart(clauseCount: payload.clauseCount) { data.append(varint: payload.positionsCount) }
    }

    /// 0: one clause, once · 1: one clause, more often · 2…6: so many clauses · 7: the count follows.
    private static func frequencyClass(_ payload: Payload) -> UInt8 {
        guard let single = payload.single else { return UInt8(min(7, payload.clauseCount)) }
        return single.frequency == 1 ? 0 : 1
    }

    /// One byte: suffix length less one (2 bits, 3 = a varint follows), shared prefix (3 bits, 7 = a varint follows), class.
    private mutating func appendHeader(_ key: [UInt8], class frequencyClass: UInt8) {
        var shared = 0
        while shared < key.count, shared < previous.count, key[shared] == previous[shared] { shared += 1 }
        let suffix = key.count - shared
        let suffixCode = suffix >= 1 && suffix <= 3 ? suffix - 1 : 3
        let sharedCode = min(shared, 7)
        data.append(UInt8(suffixCode) | UInt8(sharedCode) << 2 | frequencyClass << 5)
        if suffixCode == 3 { data.append(varint: suffix) }
        if sharedCode == 7 { data.append(varint: shared) }
        data.append(contentsOf: key[shared...])
    }

    private mutating func appendSingle(_ single: TermEntry.Posting, positions form: PositionForm) {
        if form != .offsets { data.append(varint: Int(single.clause)) }
        if single.frequency > 1 { data.append(varint: Int(single.frequency)) }
        var last: UInt32 = 0
        for offset in single.offsets {
            data.append(varint: Int(offset - last))
            last = offset
        }
    }
}
