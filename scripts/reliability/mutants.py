"""F14: bugs planted in what makes a commit durable, each of which the tests must find."""

import pathlib
import re
import shutil
import subprocess

from engine import ROOT, temporary

DIRECTORY = "Sources/Segments/IndexDirectory.swift"
FILES = "Sources/Segments/Disk/FileSystem.swift"
OUTPUT = "Sources/Segments/Disk/OutputFile.swift"
COMMIT = "Sources/Segments/Commit+Bytes.swift"
WRITER = "Sources/Indexing/IndexWriter.swift"
TABLE = "Sources/Segments/SectionTable.swift"
PAGES = "Sources/Segments/PageChecksums.swift"

# What is planted, where, the text there, and what stands instead.
MUTANTS = [
    ("files are not synced", OUTPUT, "try files.sync(descriptor, path: path)\n", "\n"),
    ("the directory is not synced before the rename", DIRECTORY, "try files.writeFile(temporary, commit.encoded())\n        try files.syncDirectory(path)\n", "try files.writeFile(temporary, commit.encoded())\n"),
    ("the directory is not synced after the rename", DIRECTORY, "try files.rename(temporary, to: file(name))\n        try files.syncDirectory(path)\n        try? ", "try files.rename(temporary, to: file(name))\n        try? "),
    ("the commit is written in its place", DIRECTORY, "let temporary = file(name + \".new\")\n        try files.writeFile(temporary, commit.encoded())\n        try files.syncDirectory(path)\n        try files.rename(temporary, to: file(name))", "try files.writeFile(file(name), commit.encoded())"),
    ("the rename comes before the sync", DIRECTORY, "try files.writeFile(temporary, commit.encoded())\n        try files.syncDirectory(path)\n        try files.rename(temporary, to: file(name))", "try files.rename(temporary, to: file(name))\n        try files.writeFile(temporary, commit.encoded())\n        try files.syncDirectory(path)"),
    ("old files are removed before the rename", DIRECTORY, "try files.rename(temporary, to: file(name))\n        try files.syncDirectory(path)\n        try? removeUnnamed(keeping: commit)", "try? removeUnnamed(keeping: commit)\n        try files.rename(temporary, to: file(name))\n        try files.syncDirectory(path)"),
    ("old files are not removed", DIRECTORY, "try? removeUnnamed(keeping: commit)", ""),
    ("the next writer builds on what is not durable", DIRECTORY, "try files.syncDirectory(path)\n        let commit = try readCommitIfAny()", "let commit = try readCommitIfAny()"),
    ("what a killed writer left is not removed", DIRECTORY, "try removeUnnamed(keeping: commit)\n        return commit", "return commit"),
    ("the checksum of a commit is not compared", COMMIT, "body.checksum == bytes.load(UInt32.self, at: bytes.count - 4)", "bytes.count > 4"),
    ("the checksums of sections are not compared", TABLE, "guard bytes.checksum == checksum else {", "guard bytes.count > 0 else {"),
    ("the checksums of pages are not compared", PAGES, "guard unsafe Checksum.crc32c(bytes) == UInt32(littleEndian: sum) else {", "guard unsafe bytes.count > 0 || sum == 0 else {"),
    ("the segment is not compared with the commit", DIRECTORY, "reader.checksum == segment.checksum, ", ""),
    ("numbers of segments are used again", WRITER, "commit.nextSegment = max(commit.nextSegment, segment.identifier + 1)", ""),
    ("generations are used again", WRITER, "commit.generation += 1", "commit.generation = max(commit.generation, 1)"),
    ("a writer goes on after an error", WRITER, "failure = .index(error)\n", "\n"),
    ("there is no lock", DIRECTORY, "return try files.lock(file(\"writer.lock\"))", "return try files.lock(file(\"writer.lock\" + String(UInt64.random(in: 0...UInt64.max))))"),
    ("a short write counts as a whole one", FILES, "offset += written", "offset = bytes.count"),
    ("an error of a write is passed over", FILES, "guard written > 0 else {\n                throw .io(path: path, operation: \"cannot write\", errno: Int32(-written))\n            }", "guard written > 0 else { return }"),
    ("an error of a sync is passed over", FILES, "guard result == 0 else { throw .io(path: path, operation: \"cannot sync\", errno: -result) }", "_ = result"),
    ("statistics keep what was deleted", WRITER, "commit.segments[index].statistics -= record.statistics", "_ = record.statistics"),
    ("deletions are forgotten", WRITER, "commit.segments[index].delete(fresh)", "_ = fresh"),
    ("descriptors are not closed", OUTPUT, "files.close(descriptor)\n", "\n"),
]

PACKAGE = """// swift-tools-version: 6.2
import PackageDescription
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]
let package = Package(name: "mutants", targets: [
    .systemLibrary(name: "CICU", pkgConfig: "icu-i18n"), .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    .target(name: "Analysis", dependencies: ["CICU"], swiftSettings: settings),
    .target(name: "Segments", dependencies: ["CZlib"], swiftSettings: settings),
    .target(name: "Indexing", dependencies: ["Analysis", "Segments"], swiftSettings: settings),
    .target(name: "Search", dependencies: ["Analysis", "Segments"], exclude: ["Variants/government-terms.txt"], swiftSettings: settings),
    .target(name: "TestSupport", dependencies: ["Analysis", "Segments", "Indexing", "Search"], path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(name: "IndexingTests", dependencies: ["Analysis", "Indexing", "Segments", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "SearchTests", dependencies: ["Analysis", "Indexing", "Search", "Segments", "TestSupport"], sources: ["ModelTests.swift", "DamagedSearchTests.swift"], swiftSettings: settings),
])
"""


def f14_mutants(context, report):
    if context.quick:
        report.skip("F14", "mutants", "takes a quarter of an hour: scripts/torture F14")
        return
    folder = temporary()
    names = subprocess.run(["git", "ls-files", "Sources", "Tests/TestSupport", "Tests/IndexingTests", "Tests/SearchTests"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    for name in filter(None, names):
        if any(name.startswith(f"Sources/{target}/") for target in ["CICU", "CZlib", "Analysis", "Segments", "Indexing", "Search"]) or name.startswith("Tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    (folder / "Package.swift").write_text(PACKAGE)

    def build():
        return subprocess.run(["swift", "build", "--build-tests", "--disable-xctest", "--quiet"], cwd=folder, capture_output=True, text=True)

    def test():
        """Runs the tests, the quick ones first; the first result that is a failure, None where they hang."""
        result = None
        for pattern in ["IndexDirectoryTests|MaintenanceTests|FaultSweepTests", "PowerCutTests|ModelTests", "DamageTests|DamagedSearchTests"]:
            try:
                result = subprocess.run(
                    ["swift", "test", "--disable-xctest", "--skip-build", "--filter", pattern], cwd=folder, capture_output=True, text=True, timeout=400)
            except subprocess.TimeoutExpired:
                return None
            if result.returncode != 0:
                break
        return result

    def found_by(result):
        return sorted({name for name in re.findall(r"✘ Suite (\w+) failed", result.stdout)}) or ["the process ended"] if result else ["it hangs"]

    built = build()
    whole = test() if built.returncode == 0 else None
    if not whole or whole.returncode != 0:
        report.add("F14", "the tests without a mutant", "pass", (built.stderr + built.stdout + (whole.stdout if whole else ""))[-500:], False)
        return
    survivors, caught = [], 0
    for what, name, old, new in MUTANTS:
        path = folder / name
        text = path.read_text()
        if text.count(old) != 1:
            survivors.append(f"{what}: its place is not found in {name}")
            continue
        path.write_text(text.replace(old, new))
        built = build()
        if built.returncode != 0:
            survivors.append(f"{what}: does not compile: {(built.stderr + built.stdout)[-300:]}")
        else:
            result = test()
            if result and result.returncode == 0:
                survivors.append(what)
            else:
                caught += 1
                print(f"    caught: {what} ({', '.join(found_by(result))})", flush=True)
        path.write_text(text)
    for entry in survivors:
        print("    SURVIVED:", entry, flush=True)
    report.add("F14", "mutants of the commit path", "≥ 12, every one caught", f"{caught} of {len(MUTANTS)} caught", caught == len(MUTANTS) and caught >= 12)
    shutil.rmtree(folder)
