"""F11: the thread sanitizer over the concurrent tests, the address sanitizer over the decoders."""

import os
import re
import subprocess

from engine import ROOT

CONCURRENT = "IndexDirectoryTests|SlowLaneTests|ServerTests|LineFramerTests|RemoteTests"
DECODERS = "SegmentsTests|LyingFileTests|HostileSearchTests|HostileInputTests|WordDictionaryTests|FuzzTests"


def f11_sanitizers(context, report):
    for kind, pattern, options in [("thread", CONCURRENT, "TSAN_OPTIONS=halt_on_error=1"), ("address", DECODERS, "ASAN_OPTIONS=detect_leaks=0")]:
        name, value = options.split("=", 1)
        build = ["--sanitize", kind, "--disable-xctest", "--scratch-path", str(ROOT / ".build" / f"torture-{kind}")]
        subprocess.run(["swift", "build", *build, "--build-tests", "--quiet"], cwd=ROOT, check=True)
        result = subprocess.run(
            ["swift", "test", *build, "--skip-build", "--filter", pattern], cwd=ROOT, capture_output=True, text=True,
            env={**os.environ, name: value})
        output = result.stdout + result.stderr
        reports = len(re.findall(r"(?:WARNING|ERROR): (?:Thread|Address)Sanitizer", output))
        tests = re.findall(r"Test run with (\d+) tests", output)
        report.add("F11", f"{kind} sanitizer, {tests[-1] if tests else 0} tests", "0 reports", f"{reports} reports, exit {result.returncode}", result.returncode == 0 and reports == 0)
        (context.output / f"{kind}.txt").write_text(output)
