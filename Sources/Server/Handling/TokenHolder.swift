internal import NIOConcurrencyHelpers

/// The token that clients must show; it is never logged.
final class TokenHolder: Sendable {
    /// The least length of a token, in bytes.
    static let leastLength = 16

    private let token: NIOLockedValueBox<[UInt8]>

    /// Holds a token.
    init(_ token: String) {
        self.token = NIOLockedValueBox(Array(token.utf8))
    }

    /// Replaces the token.
    func replace(by new: String) { token.withLockedValue { $0 = Array(new.utf8) } }

    /// Whether this is the token, compared in a time that does not depend on where it differs.
    func matches(_ shown: String?) -> Bool {
        let shown = Array((shown ?? "").utf8)
        return token.withLockedValue { token in
            var difference = token.count ^ shown.count
            for index in token.indices {
                difference |= Int(token[index] ^ (index < shown.count ? shown[index] : 0))
            }
            return difference == 0
        }
    }
}
