internal import Wire

/// The description of the HTTP interface in OpenAPI 3.1, made of the same tables that requests are read by.
struct OpenAPI {
    private let limits: ServerLimits

    /// Describes an interface with these limits.
    init(_ limits: ServerLimits) {
        self.limits = limits
    }

    /// The document.
    var json: JSON {
        .object([
            ("openapi", .string("3.1.0")),
            (
                "info",
                .object([
                    ("title", .string("gongbao")), ("version", .string("1")),
                    (
                        "description",
                        .string(
                            "Search over Chinese government gazettes: exact as grep, ranked as BM25, citing the clause. "
                                + "Query language, options and limits: docs/Search.md and docs/Server.md.")
                    ),
                    (
                        "license",
                        .object([
                            ("name", .string("see the project")),
                            ("identifier", .string("LicenseRef-gongbao")),
                        ])
                    ),
                ])
            ),
            ("servers", .array([.object([("url", .string("/"))])])),
            (
                "security",
                .array([.object([]), .object([("token", .array([]))]), .object([("password", .array([]))])])
            ),
            ("paths", .object(paths)),
            (
                "components",
                .object([("schemas", .object(OpenAPISchemas.all)), ("securitySchemes", securitySchemes)])
            ),
        ])
    }

    private var securitySchemes: JSON {
        .object([
            ("token", .object([("type", .string("http")), ("scheme", .string("bearer"))])),
            ("password", .object([("type", .string("http")), ("scheme", .string("basic"))])),
        ])
    }

    private var paths: [(String, JSON)] {
        let search = searchParameters
        return [
            ("/v1/search", both("search", "The ranked hits of a query.", "SearchAnswer", search, [])),
            (
                "/v1/count",
                both("count", "The numbers of hits, documents and files.", "CountAnswer", search, [])
            ),
            (
                "/v1/why-not",
                both(
                    "whyNot", "Why a clause or document is no hit, or at which rank it is one.",
                    "WhyNotAnswer",
                    [documentParameter] + search, [("document", text(maximum: limits.queryLength))])
            ),
            (
                "/v1/documents/{id}",
                get(
                    "document", "A clause, document or attachment with its text.", "DocumentAnswer",
                    [
                        idParameter,
                        parameter(
                            "format", "json, or text for the bare text.",
                            choice(["json", "text"], initial: "json")),
                    ], also: [("text/plain", .object([("type", .string("string"))]))])
            ),
            (
                "/v1/citations/{id}",
                get(
                    "citation", "The citation of a clause or document.", "CitationAnswer",
                    [
                        idParameter,
                        parameter(
                            "style", "The form.",
                            choice(CitationStyle.allCases.map(\.rawValue), initial: "text")),
                    ])
            ),
            (
                "/v1/suggest",
                get(
                    "suggest", "What a beginning may be completed to.", "SuggestAnswer",
                    [
                        parameter(
                            "q", "The beginning; not only blanks.",
                            .object([
                                ("type", .string("string")), ("minLength", .int(1)),
                                ("maxLength", .int(limits.queryLength)), ("pattern", .string("\\S")),
                            ]), isRequired: true),
                        parameter(
                            "limit", "The most completions.", integer(maximum: limits.hits, initial: 10)),
                    ])
            ),
            ("/v1/stats", get("stats", "What the index holds and how it was made.", "StatsAnswer", [])),
            ("/v1/ping", get("ping", "Whether there is anybody.", "PingAnswer", [])),
            ("/health", get("health", "Whether the server runs.", "Health", [], errors: [])),
            (
                "/ready",
                get("ready", "Whether the server takes requests on.", "Ready", [], errors: [("503", "Ready")])
            ),
            ("/metrics", plain("metrics", "Metrics in the text format of Prometheus.", "text/plain")),
            ("/openapi.json", get("openapi", "This document.", nil, [])),
            (
                "/",
                plain(
                    "page", "The search page.", "text/html",
                    pageParameters)
            ),
            (
                "/d/{id}",
                plain(
                    "documentPage", "The page of a document.", "text/html", [idParameter] + pageParameters)
            ),
        ]
    }

    // MARK: - Operations

    private func both(
        _ name: String, _ summary: String, _ answer: String, _ parameters: [JSON],
        _ required: [(String, JSON)]
    ) -> JSON {
        var members = get(name, summary, answer, parameters).members.map { ($0.name, $0.value) }
        let body = JSON.object([
            ("required", .bool(true)),
            (
                "content",
                .object([("application/json", .object([("schema", bodySchema(required))]))])
            ),
        ])
        let post = JSON.object([
            ("operationId", .string(name + "ByObject")), ("summary", .string(summary)), ("requestBody", body),
            ("responses", responses(answer, also: [], errors: Self.callErrors + [("415", "Problem")])),
        ])
        members.append(("post", post))
        return .object(members)
    }

    private static let callErrors = ["400", "401", "404", "409", "413", "429", "431", "503"].map {
        ($0, "Problem")
    }

    private func get(
        _ name: String, _ summary: String, _ answer: String?, _ parameters: [JSON],
        also: [(String, JSON)] = [], errors: [(String, String)] = callErrors
    ) -> JSON {
        operation(name, summary, parameters, responses(answer, also: also, errors: errors))
    }

    private func plain(_ name: String, _ summary: String, _ type: String, _ parameters: [JSON] = []) -> JSON {
        let content = JSON.object([(type, .object([("schema", .object([("type", .string("string"))]))]))])
        var responses: [(String, JSON)] = [("200", response("The text.", content))]
        for status in type == "text/html" ? ["400", "404", "503"] : [] {
            responses.append((status, response("An error, as a page.", content)))
        }
        for status in ["401", "429", "431"] { responses.append((status, Self.problem)) }
        return operation(name, summary, parameters, .object(responses))
    }

    private func operation(_ name: String, _ summary: String, _ parameters: [JSON], _ responses: JSON) -> JSON
    {
        var members: [(String, JSON)] = [("operationId", .string(name)), ("summary", .string(summary))]
        if !parameters.isEmpty { members.append(("parameters", .array(parameters))) }
        members.append(("responses", responses))
        return .object([("get", .object(members))])
    }

    private func responses(_ answer: String?, also: [(String, JSON)], errors: [(String, String)]) -> JSON {
        let schema = answer.map(Self.reference) ?? .object([("type", .string("object"))])
        let content = [("application/json", schema)] + also
        var members: [(String, JSON)] = [
            (
                "200",
                response("The answer.", .object(content.map { ($0.0, .object([("schema", $0.1)])) }))
            )
        ]
        for (status, schema) in errors {
            members.append(
                (
                    status,
                    schema == "Problem"
                        ? Self.problem
                        : response(
                            "Not now.",
                            .object([("application/json", .object([("schema", Self.reference(schema))]))]))
                ))
        }
        return .object(members)
    }

    private func response(_ description: String, _ content: JSON) -> JSON {
        .object([("description", .string(description)), ("content", content)])
    }

    private static let problem = JSON.object([
        ("description", .string("An error.")),
        (
            "content",
            .object([("application/problem+json", .object([("schema", reference("Problem"))]))])
        ),
    ])

    private static func reference(_ schema: String) -> JSON {
        .object([("$ref", .string("#/components/schemas/\(schema)"))])
    }

    // MARK: - Parameters

    private var searchParameters: [JSON] {
        Parameter.all.filter(\.isInURL).map { option in
            let name = option.name == "query" ? "q" : option.name
            return parameter(name, option.summary, schema(option, isInURL: true), isList: option.isList)
        }
    }

    private var idParameter: JSON {
        .object([
            ("name", .string("id")), ("in", .string("path")), ("required", .bool(true)),
            ("description", .string("The id, as a search gives it.")),
            (
                "schema",
                .object([
                    ("type", .string("string")), ("minLength", .int(1)),
                    ("maxLength", .int(limits.queryLength)),
                ])
            ),
        ])
    }

    private var documentParameter: JSON {
        parameter(
            "document", "The id of the clause or document.", text(maximum: limits.queryLength),
            isRequired: true)
    }

    /// What a page takes: any texts, because a half-typed form is still a page, and unknown names are passed over.
    private var pageParameters: [JSON] {
        let names = PageState.names.map { name in
            JSON.object([
                ("name", .string(name)), ("in", .string("query")),
                ("schema", .object([("type", .string("string"))])),
            ])
        }
        let others = JSON.object([
            ("name", .string("others")), ("in", .string("query")), ("style", .string("form")),
            ("explode", .bool(true)),
            (
                "schema",
                .object([
                    ("type", .string("object")),
                    ("additionalProperties", .bool(true)),
                ])
            ),
        ])
        return names + [others]
    }

    private func parameter(
        _ name: String, _ summary: String, _ schema: JSON, isRequired: Bool = false, isList: Bool = false
    ) -> JSON {
        var members: [(String, JSON)] = [
            ("name", .string(name)), ("in", .string("query")), ("description", .string(summary)),
            ("schema", schema),
        ]
        if isRequired { members.append(("required", .bool(true))) }
        if isList {
            members.append(("style", .string("form")))
            members.append(("explode", .bool(true)))
        }
        return .object(members)
    }

    private func bodySchema(_ required: [(String, JSON)]) -> JSON {
        let options = Parameter.all.map { ($0.name, schema($0, isInURL: false)) }
        var members: [(String, JSON)] = [
            ("type", .string("object")), ("properties", .object(required + options)),
            ("additionalProperties", .bool(false)),
        ]
        if !required.isEmpty { members.append(("required", .array(required.map { .string($0.0) }))) }
        return .object(members)
    }

    /// The values of an option; in an object, null stands for the default.
    private func schema(_ option: Parameter, isInURL: Bool) -> JSON {
        let longest = option.isInURL ? limits.queryLength : ServerLimits.tableBytes
        var members: [(String, JSON)]
        switch option.kind {
        case .text(let pattern): members = text(maximum: longest, pattern: pattern).pairs
        case .choice(let choices):
            members = choice(choices).pairs
            if !isInURL { members[1].1 = .array(choices.map { .string($0) } + [.null]) }
        case .integer: members = integer(maximum: limits.hits).pairs
        case .number(let range):
            members = [
                ("type", .string("number")), ("minimum", .number(range.lowerBound)),
                ("maximum", .number(range.upperBound)),
            ]
        case .flag: members = [("type", .string("boolean"))]
        case .texts(let pattern):
            members = [
                ("type", .string("array")), ("items", text(maximum: longest, pattern: pattern)),
                ("maxItems", .int(ServerLimits.listedOptions)),
            ]
        }
        if let initial = option.initial, let value = try? JSON.reading(initial) {
            members.append(("default", value))
        }
        guard !isInURL else { return .object(members) }
        var types = [members[0].1, .string("null")]
        if case .texts(let pattern) = option.kind {
            // One text may stand without its array.
            types.append(.string("string"))
            members += text(maximum: longest, pattern: pattern).pairs.dropFirst()
        }
        members[0].1 = .array(types)
        members.append(("description", .string(option.summary)))
        return .object(members)
    }

    private func text(maximum: Int, pattern: String? = nil) -> JSON {
        var members: [(String, JSON)] = [("type", .string("string")), ("maxLength", .int(maximum))]
        if let pattern { members.append(("pattern", .string(pattern))) }
        return .object(members)
    }

    private func choice(_ choices: [String], initial: String? = nil) -> JSON {
        var members: [(String, JSON)] = [
            ("type", .string("string")), ("enum", .array(choices.map { .string($0) })),
        ]
        if let initial { members.append(("default", .string(initial))) }
        return .object(members)
    }

    private func integer(maximum: Int, initial: Int? = nil) -> JSON {
        var members: [(String, JSON)] = [
            ("type", .string("integer")), ("minimum", .int(0)), ("maximum", .int(maximum)),
        ]
        if let initial { members.append(("default", .int(initial))) }
        return .object(members)
    }
}

extension JSON {
    /// The members as an object takes them.
    fileprivate var pairs: [(String, JSON)] { members.map { ($0.name, $0.value) } }
}
