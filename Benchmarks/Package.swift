// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let engine: Target.Dependency = .product(name: "GongbaoEngine", package: "gongbao")

let package = Package(
    name: "gongbao-benchmarks",
    dependencies: [
        .package(name: "gongbao", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "Engine",
            dependencies: [engine, .product(name: "Benchmark", package: "benchmark")],
            path: "Benchmarks/Engine",
            swiftSettings: settings,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
        .executableTarget(name: "segment-rate", dependencies: [engine], swiftSettings: settings),
    ]
)
