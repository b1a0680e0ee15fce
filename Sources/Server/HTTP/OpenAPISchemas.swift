internal import Wire

/// The schemas of answers.
enum OpenAPISchemas {
    /// All of them by name.
    static let all: [(String, JSON)] = [
        (
            "Problem",
            object(
                [
                    ("type", string), ("title", string), ("status", integer), ("detail", string),
                    ("code", .object([("type", .string("string")), ("enum", .array(codes))])),
                    ("column", integer),
                    ("retry_after", integer), ("request_id", string),
                ], optional: ["column", "retry_after", "request_id"])
        ),
        ("Health", object([("status", string)])),
        ("Ready", object([("status", string), ("generation", integer)])),
        ("PingAnswer", object([("schema", integer), ("pong", boolean), ("generation", integer)])),
        (
            "CountAnswer",
            object([
                ("hits", integer), ("documents", integer), ("files", integer), ("match", string),
                ("variants", array(string)), ("notes", array(string)),
            ])
        ),
        (
            "WhyNotAnswer",
            object(
                [("id", string), ("hit", boolean), ("rank", integer), ("reasons", array(string))],
                optional: ["rank"])
        ),
        ("CitationAnswer", object([("id", string), ("style", string), ("citation", string)])),
        (
            "SuggestAnswer",
            object([
                ("schema", integer), ("prefix", string),
                (
                    "suggestions",
                    array(
                        object([
                            (
                                "kind",
                                .object([
                                    ("type", .string("string")),
                                    (
                                        "enum",
                                        .array(["number", "issuer", "title", "term"].map { .string($0) })
                                    ),
                                ])
                            ), ("text", string), ("count", integer),
                        ]))
                ),
            ])
        ),
        (
            "StatsAnswer",
            .object([
                ("type", .string("object")),
                (
                    "properties",
                    .object([
                        ("schema", integer), ("generation", integer), ("files", integer),
                        ("documents", integer),
                        ("clauses", integer), ("average_length", number), ("k1", number), ("b", number),
                        ("analyzer", string), ("icu", string), ("format", integer),
                    ])
                ),
                ("required", .array(["schema", "generation", "documents", "clauses"].map { .string($0) })),
            ])
        ),
        (
            "SearchAnswer",
            object(
                [
                    ("schema", integer), ("query", string), ("match", string), ("unit", string),
                    ("total", integer),
                    ("took_us", integer), ("generation", integer), ("variants", array(string)),
                    ("next", nullableString),
                    (
                        "facets",
                        map(array(object([("value", nullableString), ("count", integer)])))
                    ), ("hits", array(reference("Hit"))), ("notes", array(string)),
                    ("suggestions", array(object([("query", string), ("hits", integer)]))),
                ], optional: ["notes", "suggestions"])
        ),
        (
            "Hit",
            object(
                [
                    ("rank", integer), ("score", number), ("id", string), ("file", string), ("line", integer),
                    ("end_line", integer), ("role", string), ("issue", reference("Issue")),
                    ("document", reference("Document")), ("path", array(string)), ("citation", string),
                    ("fields", map(string)), ("snippet", string),
                    ("highlights", array(reference("Highlight"))),
                    ("source", object([("utf8", range)])),
                    ("best", object([("id", string), ("line", integer), ("end_line", integer)])),
                    ("passages", array(reference("Passage"))), ("more", integer), ("duplicates", integer),
                    ("explanation", array(reference("ScorePart"))),
                ], optional: ["best", "passages", "more", "duplicates", "explanation"])
        ),
        (
            "Passage",
            object([
                ("id", string), ("line", integer), ("end_line", integer), ("path", array(string)),
                ("citation", string), ("snippet", string), ("highlights", array(reference("Highlight"))),
                ("source", object([("utf8", range)])),
            ])
        ),
        (
            "Highlight",
            object([("start", integer), ("end", integer), ("utf8", range), ("utf16", range)])
        ),
        (
            "ScorePart",
            object([
                ("term", string), ("field", string), ("rule", nullableString), ("tf", integer),
                ("df", integer),
                ("idf", number), ("weight", number), ("length", integer), ("score", number),
            ])
        ),
        (
            "Issue",
            nullable(
                object([
                    ("name", nullableString), ("year", nullableInteger), ("number", nullableInteger),
                    ("published", nullableString),
                ]))
        ),
        (
            "Document",
            object([
                ("id", string), ("title", nullableString), ("number", nullableString),
                ("issuer", nullableString),
                ("date", nullableString), ("kind", nullableString), ("attachment", nullableString),
            ])
        ),
        (
            "DocumentAnswer",
            object([
                ("schema", integer), ("id", string), ("file", nullableString), ("line", integer),
                ("end_line", integer), ("issue", reference("Issue")), ("document", reference("Document")),
                (
                    "part",
                    object([
                        ("id", string), ("title", nullableString), ("number", nullableString),
                        ("issuer", nullableString), ("date", nullableString), ("kind", nullableString),
                    ])
                ), ("fields", map(string)),
                (
                    "clauses",
                    array(
                        object([
                            ("id", string), ("line", integer), ("end_line", integer), ("role", string),
                            ("path", array(string)), ("text", nullableString),
                            ("source", object([("utf8", range)])),
                        ]))
                ),
            ])
        ),
    ]

    private static let codes = AnswerError.Code.allCases.map { JSON.string($0.rawValue) }
    private static let string = type("string")
    private static let integer = type("integer")
    private static let number = type("number")
    private static let boolean = type("boolean")
    private static let nullableString = type("string", "null")
    private static let nullableInteger = type("integer", "null")
    private static let range = JSON.object([
        ("type", .string("array")), ("items", integer), ("minItems", .int(2)), ("maxItems", .int(2)),
    ])

    private static func type(_ names: String...) -> JSON {
        .object([("type", names.count == 1 ? .string(names[0]) : .array(names.map { .string($0) }))])
    }

    private static func array(_ items: JSON) -> JSON {
        .object([("type", .string("array")), ("items", items)])
    }

    private static func map(_ values: JSON) -> JSON {
        .object([("type", .string("object")), ("additionalProperties", values)])
    }

    private static func reference(_ name: String) -> JSON {
        .object([("$ref", .string("#/components/schemas/\(name)"))])
    }

    private static func nullable(_ schema: JSON) -> JSON {
        .object([("oneOf", .array([schema, type("null")]))])
    }

    private static func object(_ properties: [(String, JSON)], optional: Set<String> = []) -> JSON {
        .object([
            ("type", .string("object")), ("properties", .object(properties)),
            (
                "required",
                .array(properties.filter { !optional.contains($0.0) }.map { .string($0.0) })
            ), ("additionalProperties", .bool(false)),
        ])
    }
}
