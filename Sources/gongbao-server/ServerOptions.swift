internal import ArgumentParser
internal import Configuration
internal import Glibc
internal import Logging
internal import Machine
internal import Server
internal import SystemPackage

/// The options of the daemon; what is not given comes from the environment, then from the file, then from the defaults.
struct ServerOptions: ParsableArguments {
    /// A setting that cannot be.
    struct Problem: Error {
        var message: String
    }

    @Option(help: "The directory of the index. Default ./index.")
    var index: String?
    @Option(help: "Speak the line protocol on a Unix socket at this path (mode 0600).")
    var unix: String?
    @Option(help: "Speak the line protocol at HOST:PORT.")
    var tcp: String?
    @Option(help: "Serve the page and HTTP at HOST:PORT.")
    var http: String?
    @Option(
        help:
            "A file with the token that TCP and HTTP clients must show; needed where other machines can connect."
    )
    var tokenFile: String?
    @Option(
        help:
            "A host name that HTTP requests may name; may be given again. * for any, behind a proxy that checks."
    )
    var allowHost: [String] = []

    @Option(help: "The largest line, in bytes. Default 65536.") var maxLine: Int?
    @Option(help: "The largest HTTP head, in bytes. Default 16384.")
    var maxHead: Int?
    @Option(help: "The most fields of an HTTP head. Default 100.")
    var maxHeadFields: Int?
    @Option(help: "The largest HTTP body, in bytes. Default 1048576.")
    var maxBody: Int?
    @Option(help: "The longest query, in characters. Default 10000.")
    var maxQuery: Int?
    @Option(help: "The most terms of a query. Default 1024.") var maxTerms: Int?
    @Option(help: "The deepest nesting of a query. Default 32.")
    var maxNesting: Int?
    @Option(help: "The most hits of a page. Default 1000.") var maxHits: Int?
    @Option(help: "The most open connections. Default 16000.")
    var maxConnections: Int?
    @Option(help: "The most calls at work or waiting. Default 256.")
    var maxInFlight: Int?
    @Option(
        help: "The most bytes that wait for a slow client. Default 1048576.")
    var maxOutput: Int?
    @Option(help: "The number of threads that search. Default 16.") var threads: Int?
    @Option(help: "The most calls a second from one address, 0 for any number. Default 0.") var rate: Int?
    @Option(help: "How long a call may take: 500ms, 2s. Default 2s.") var deadline: String?
    @Option(help: "How long an HTTP head may take. Default 5s.")
    var headTime: String?
    @Option(help: "How long a body or line may take. Default 30s.")
    var bodyTime: String?
    @Option(help: "How long a client may not read. Default 30s.")
    var writeTime: String?
    @Option(help: "How long a connection may be silent. Default 120s.")
    var idleTime: String?
    @Option(
        help: "How long calls may go on when the server ends. Default 8s.")
    var drainTime: String?
    @Option(
        help: "How long /ready says no before the server stops to listen. Default 500ms.")
    var drainDelay: String?
    @Option(
        help: "How often it looks for a new state of the index. Default 250ms.")
    var refresh: String?
    @Option(help: "text or json. Default text.") var logFormat: String?
    @Option(help: "debug, info, warning or error. Default info.")
    var logLevel: String?
    @Option(
        help: "Whether the texts of queries are logged: on or off. Default on.")
    var logQueries: String?

    /// All settings.
    func settings() async throws -> ServerSettings {
        let values = try await SettingValues()
        var settings = ServerSettings(
            indexPath: try values.text(index, "index") ?? "index", endpoints: try endpoints(values),
            processors: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        settings.tokenFile = try values.text(tokenFile, "tokenFile")
        settings.allowedHosts = allowHost.isEmpty ? values.texts("allowHost") : allowHost
        settings.limits = try limits(values)
        if let text = try values.text(logFormat, "logFormat") {
            guard ["text", "json"].contains(text) else {
                throw Problem(message: "--log-format: is text or json, not '\(text)'")
            }
            settings.logsJSON = text == "json"
        }
        if let text = try values.text(logLevel, "logLevel") {
            guard let level = Logger.Level(rawValue: text) else {
                throw Problem(message: "--log-level: is debug, info, warning or error, not '\(text)'")
            }
            settings.logLevel = level
        }
        if let text = try values.text(logQueries, "logQueries") {
            guard ["on", "off"].contains(text) else {
                throw Problem(message: "--log-queries: is on or off, not '\(text)'")
            }
            settings.logsQueries = text == "on"
        }
        try values.set(&settings.refreshTime, refresh, "refresh")
        return settings
    }

    private func endpoints(_ values: SettingValues) throws -> [Endpoint] {
        var endpoints = SystemdNotifier.inheritedEndpoints()
        if let path = try values.text(unix, "unix") { endpoints.append(Endpoint(.unix, .path(path))) }
        for (speech, given) in [(Endpoint.Speech.tcp, tcp), (.http, http)] {
            guard let text = try values.text(given, speech.rawValue) else { continue }
            guard let endpoint = Endpoint(speech, hostAndPort: text) else {
                throw Problem(message: "--\(speech.rawValue): '\(text)' is not HOST:PORT")
            }
            endpoints.append(endpoint)
        }
        return endpoints.isEmpty ? [Endpoint(.http, .address(host: "127.0.0.1", port: 8080))] : endpoints
    }

    private func limits(_ values: SettingValues) throws -> ServerLimits {
        var limits = ServerLimits()
        try values.set(&limits.lineBytes, maxLine, "maxLine", 64...1 << 30)
        try values.set(&limits.headBytes, maxHead, "maxHead", 256...1 << 20)
        try values.set(&limits.headFields, maxHeadFields, "maxHeadFields", 1...10_000)
        try values.set(&limits.bodyBytes, maxBody, "maxBody", 64...1 << 30)
        try values.set(&limits.queryLength, maxQuery, "maxQuery", 1...1_000_000)
        try values.set(&limits.terms, maxTerms, "maxTerms", 1...1024)
        try values.set(&limits.nesting, maxNesting, "maxNesting", 1...32)
        try values.set(&limits.hits, maxHits, "maxHits", 1...100_000)
        try values.set(&limits.connections, maxConnections, "maxConnections", 1...1_000_000)
        try values.set(&limits.inFlight, maxInFlight, "maxInFlight", 1...100_000)
        try values.set(&limits.outputBytes, maxOutput, "maxOutput", 1 << 16...1 << 30)
        try values.set(&limits.threads, threads, "threads", 2...1024)
        try values.set(&limits.rate, rate, "rate", 0...1_000_000)
        try values.set(&limits.deadline, deadline, "deadline")
        try values.set(&limits.headTime, headTime, "headTime")
        try values.set(&limits.bodyTime, bodyTime, "bodyTime")
        try values.set(&limits.writeTime, writeTime, "writeTime")
        try values.set(&limits.idleTime, idleTime, "idleTime")
        try values.set(&limits.drainTime, drainTime, "drainTime")
        try values.set(&limits.drainDelay, drainDelay, "drainDelay")
        return limits
    }
}
