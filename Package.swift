// swift-tools-version: 6.2

import PackageDescription

/// Every target of the package is compiled with the same strict settings (docs/Architecture.md).
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// What the web server stands on; the command links none of it.
let webServer: [Target.Dependency] = [
    .product(name: "Hummingbird", package: "hummingbird"),
    .product(name: "HummingbirdCore", package: "hummingbird"),
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOHTTP1", package: "swift-nio"),
    .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
    .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
    .product(name: "NIOExtras", package: "swift-nio-extras"),
    .product(name: "HTTPTypes", package: "swift-http-types"),
    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
    .product(name: "UnixSignals", package: "swift-service-lifecycle"),
    .product(name: "Logging", package: "swift-log"),
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "gongbao",
    products: [
        .executable(name: "gongbao", targets: ["gongbao"]),
        .executable(name: "gongbao-server", targets: ["gongbao-server"]),
        .library(name: "GongbaoEngine", targets: ["Analysis", "Segments", "Indexing", "Search", "Gazettes"]),
        .library(name: "FuzzTargets", targets: ["FuzzTargets"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "Analysis", dependencies: ["CICU"], swiftSettings: settings),
        .target(name: "Segments", dependencies: ["CZlib"], swiftSettings: settings),
        .target(name: "Indexing", dependencies: ["Analysis", "Segments"], swiftSettings: settings),
        .target(
            name: "Search", dependencies: ["Analysis", "Segments"],
            exclude: ["Variants/government-terms.txt"], swiftSettings: settings),
        .target(name: "Gazettes", swiftSettings: settings),
        .target(name: "Machine", swiftSettings: settings),
        .target(name: "Wire", dependencies: ["Gazettes", "Search", "Segments"], swiftSettings: settings),
        .target(
            name: "Server", dependencies: ["Analysis", "Machine", "Search", "Segments", "Wire"] + webServer,
            resources: [.embedInCode("Page/page.css"), .embedInCode("Page/page.js")], swiftSettings: settings),
        .executableTarget(
            name: "gongbao",
            dependencies: [
                "Analysis", "Segments", "Indexing", "Search", "Gazettes", "Machine", "Wire", argumentParser,
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "gongbao-server",
            dependencies: [
                "Machine", "Server", argumentParser,
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "TestSupport",
            dependencies: ["Analysis", "Segments", "Indexing", "Search"],
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        .target(
            name: "FuzzTargets",
            dependencies: [
                "Analysis", "Gazettes", "Indexing", "Search", "Segments", "Server", "TestSupport", "Wire",
            ],
            path: "Fuzz/Targets",
            swiftSettings: settings
        ),
        .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"], swiftSettings: settings),
        .testTarget(name: "AnalysisTests", dependencies: ["Analysis", "CICU"], swiftSettings: settings),
        .testTarget(
            name: "SegmentsTests", dependencies: ["Segments", "TestSupport"], exclude: ["Fixtures"],
            swiftSettings: settings),
        .testTarget(
            name: "IndexingTests", dependencies: ["Analysis", "Indexing", "Segments", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "SearchTests",
            dependencies: ["Analysis", "Indexing", "Search", "Segments", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "GazettesTests", dependencies: ["Gazettes"], exclude: ["Fixtures"],
            swiftSettings: settings),
        .testTarget(
            name: "WireTests", dependencies: ["Search", "TestSupport", "Wire"], swiftSettings: settings),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "Machine", "Search", "Server", "TestSupport", "Wire",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "gongbaoTests",
            dependencies: [
                "gongbao", "gongbao-server", "Analysis", "Machine", "Search", "Segments", "TestSupport",
                "Wire",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            exclude: ["Fixtures"],
            swiftSettings: settings
        ),
    ]
)
