// swift-tools-version: 6.2

import PackageDescription

/// The fuzzer: one executable for all targets, which the variable GONGBAO_FUZZ chooses from (scripts/torture F9 builds and runs it).
///
/// The targets themselves are in the package above, so that its ordinary tests can run them over their corpora.
let package = Package(
    name: "Fuzz",
    dependencies: [.package(name: "gongbao", path: "..")],
    targets: [
        .executableTarget(
            name: "gongbao-fuzz", dependencies: [.product(name: "FuzzTargets", package: "gongbao")],
            swiftSettings: [.swiftLanguageMode(.v6)])
    ]
)
