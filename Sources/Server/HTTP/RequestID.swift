/// What a request is called in logs and answers: as the client says, where that is harmless, else 16 random digits.
struct RequestID {
    let text: String

    init(_ given: String?) {
        if let given, (1...64).contains(given.utf8.count), given.utf8.allSatisfy(Self.isHarmless) {
            text = given
        } else {
            let digits = String(UInt64.random(in: .min ... .max), radix: 16)
            text = String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }
    }

    private static func isHarmless(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
