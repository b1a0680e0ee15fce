/// Where a server listens, and what it speaks there.
public struct Endpoint: Sendable, Equatable {
    /// What is spoken.
    public enum Speech: String, Sendable, CaseIterable {
        /// The line protocol on a Unix socket.
        case unix
        /// The line protocol on TCP.
        case tcp
        /// HTTP: JSON and the page.
        case http
    }

    /// Where.
    public enum Place: Sendable, Equatable {
        /// A Unix socket.
        case path(String)
        /// An address; port 0 takes a free one.
        case address(host: String, port: UInt16)
        /// A socket that was handed over listening, as systemd does.
        case inherited(descriptor: Int32)
    }

    /// What is spoken there.
    public var speech: Speech
    /// Where.
    public var place: Place

    /// Makes an endpoint.
    public init(_ speech: Speech, _ place: Place) {
        self.speech = speech
        self.place = place
    }

    /// Reads `HOST:PORT` or `[ADDRESS]:PORT`; `nil` where it is neither.
    public init?(_ speech: Speech, hostAndPort text: String) {
        guard let place = HostPort(text[...]) else { return nil }
        self.init(speech, .address(host: place.host, port: place.port))
    }

    /// Whether only this machine can reach it.
    public var isLocal: Bool {
        switch place {
        case .path: true
        case .address(let host, _): host == "localhost" || host == "::1" || host.hasPrefix("127.")
        case .inherited(let descriptor): BoundSocket.isLocal(descriptor)
        }
    }
}
