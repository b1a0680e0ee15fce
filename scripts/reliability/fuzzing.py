"""F9: libFuzzer over everything that reads what others wrote."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

from engine import ROOT, temporary

FUZZ = ROOT / "Fuzz"


def targets():
    """The names of the targets: those that have a corpus."""
    return sorted(path.name for path in (FUZZ / "Corpus").iterdir() if path.is_dir())


def build():
    """Builds the fuzzer; its path."""
    options = ["--package-path", str(FUZZ), "-c", "release", "--product", "gongbao-fuzz", "-Xswiftc", "-sanitize=fuzzer,address", "-Xswiftc", "-parse-as-library"]
    subprocess.run(["swift", "build", *options, "--quiet"], check=True)
    path = subprocess.run(["swift", "build", *options, "--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    return pathlib.Path(path, "gongbao-fuzz")


def fuzz(binary, target, seconds, inputs, folder):
    """Fuzzes one target until it has had so many inputs or so much time; a process, and where it says what it does."""
    corpus, findings = folder / target, folder / f"{target}-findings"
    corpus.mkdir()
    findings.mkdir()
    log = open(folder / f"{target}.log", "w")
    return subprocess.Popen(
        [str(binary), str(corpus), str(FUZZ / "Corpus" / target), f"-max_total_time={seconds:.0f}", f"-runs={inputs}", "-rss_limit_mb=1024", "-timeout=5",
         "-max_len=4096", "-print_final_stats=1", "-seed=1", f"-artifact_prefix={findings}/"],
        stdout=log, stderr=log, env={**os.environ, "GONGBAO_FUZZ": target, "SWIFT_BACKTRACE": "enable=no", "ASAN_OPTIONS": "detect_leaks=0"})


def f9_fuzzing(context, report):
    binary = build()
    folder = temporary()
    waiting = targets()
    running = []
    seconds = 15 if context.quick else context.minutes * 60
    inputs = 10_000_000
    report_rows = []
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            name = waiting.pop(0)
            running.append((name, fuzz(binary, name, seconds, inputs, folder)))
        name, process = running.pop(0)
        process.wait()
        text = (folder / f"{name}.log").read_text(errors="replace")
        count = re.findall(r"stat::number_of_executed_units: (\d+)", text)
        findings = list((folder / f"{name}-findings").iterdir())
        report_rows.append((name, int(count[-1]) if count else 0, len(findings), process.returncode))
        for finding in findings:
            shutil.copy(finding, context.output)
            print(f"    {name}: {context.output / finding.name}", flush=True)
        print(f"    {name}: {report_rows[-1][1]:,} inputs, {len(findings)} findings", flush=True)
    bad = [row for row in report_rows if row[2] or row[3]]
    counts = ", ".join(f"{name} {count:,}" for name, count, _, _ in report_rows)
    report.add("F9", f"{len(report_rows)} fuzz targets", f"≥ 9, each 10^7 inputs or {context.minutes:g} minutes, 0 crashes", f"{counts}; {len(bad)} with findings", len(report_rows) >= 9 and not bad)
    shutil.rmtree(folder)
