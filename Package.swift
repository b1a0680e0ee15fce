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

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "gongbao",
    products: [
        .executable(name: "gongbao", targets: ["gongbao"]),
        .library(name: "GongbaoEngine", targets: ["Analysis", "Segments", "Indexing", "Search", "Gazettes"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
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
        .executableTarget(
            name: "gongbao",
            dependencies: ["Analysis", "Segments", "Indexing", "Search", "Gazettes", argumentParser],
            swiftSettings: settings
        ),
        .target(
            name: "TestSupport",
            dependencies: ["Analysis", "Segments", "Indexing", "Search"],
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        .testTarget(name: "AnalysisTests", dependencies: ["Analysis", "CICU"], swiftSettings: settings),
        .testTarget(
            name: "SegmentsTests", dependencies: ["Segments"], exclude: ["Fixtures"],
            swiftSettings: settings),
        .testTarget(
            name: "IndexingTests", dependencies: ["Analysis", "Indexing", "Segments"],
            swiftSettings: settings),
        .testTarget(
            name: "SearchTests",
            dependencies: ["Analysis", "Indexing", "Search", "Segments", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "GazettesTests", dependencies: ["Gazettes"], exclude: ["Fixtures"],
            swiftSettings: settings),
        .testTarget(
            name: "gongbaoTests",
            dependencies: [
                "gongbao", "Analysis", "Search", "Segments", "TestSupport",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            exclude: ["Fixtures"],
            swiftSettings: settings
        ),
    ]
)
