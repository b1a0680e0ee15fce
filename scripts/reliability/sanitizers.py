"""F11: the thread sanitizer over the concurrent tests and a server at work, the address sanitizer over the decoders."""

import http.client
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.parse

from engine import ROOT, Engine, temporary

sys.path.append(str(ROOT / "scripts" / "server"))
from harness import Server

# Not the tests that start processes: the library that starts them is not what is checked here.
CONCURRENT = "IndexDirectoryTests|ServerTests\\."
DECODERS = "SegmentsTests\\.|LyingFileTests|HostileSearchTests|HostileInputTests|WordDictionaryTests|FuzzTests"
REPORT = r"(?:WARNING|ERROR): (?:Thread|Address)Sanitizer"


def f11_sanitizers(context, report):
    for kind, pattern in [("thread", CONCURRENT), ("address", DECODERS)]:
        build = ["--sanitize", kind, "--disable-xctest", "--scratch-path", str(ROOT / ".build" / f"torture-{kind}")]
        built = subprocess.run(["swift", "build", *build, "--build-tests", "--quiet"], cwd=ROOT, capture_output=True, text=True)
        if built.returncode != 0:
            report.add("F11", f"{kind} sanitizer", "builds", (built.stdout + built.stderr)[-1000:], False)
            continue
        result = subprocess.run(
            ["swift", "test", *build, "--skip-build", "--filter", pattern], cwd=ROOT, capture_output=True, text=True,
            env={**os.environ, "TSAN_OPTIONS": "halt_on_error=1", "ASAN_OPTIONS": "detect_leaks=0"})
        output = result.stdout + result.stderr
        reports = len(re.findall(REPORT, output))
        tests = int((re.findall(r"Test run with (\d+) tests", output) or ["0"])[-1])
        report.add("F11", f"{kind} sanitizer, {tests} tests", "0 reports", f"{reports} reports, exit {result.returncode}", result.returncode == 0 and reports == 0 and tests > 0)
        (context.output / f"{kind}.txt").write_text(output)
        if kind == "thread":
            serve(pathlib.Path(ROOT, ".build", "torture-thread", "debug"), report)


def serve(binaries, report, seconds=60):
    """A server whose clients search while a writer commits and merges, all under the thread sanitizer."""
    folder = temporary()
    engine = Engine(binaries)
    options = {"TSAN_OPTIONS": f"halt_on_error=0 log_path={folder}/report"}
    engine.environment |= options
    engine.records(folder / "records.jsonl", 0)
    engine.index(folder / "records.jsonl", folder / "index")
    server = Server(binaries, folder / "index", "--deadline", "60s", unix=False, tcp=False, environment=options)
    end = time.time() + seconds
    counts = {"answers": 0, "others": 0, "commits": 0}
    lock = threading.Lock()

    def count(what):
        with lock:
            counts[what] += 1

    def search(number):
        queries = ["养老服务", "条目 OR 安全", "\"医疗 保障\"", "版本*", "养 NEAR/9 服"]
        while time.time() < end:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", server.http, timeout=60)
                for turn in range(20):
                    query = urllib.parse.quote(queries[(number + turn) % len(queries)])
                    connection.request("GET", ["/v1/search?q=", "/?q="][turn % 7 == 6] + query)
                    response = connection.getresponse()
                    response.read()
                    count("answers" if response.status == 200 else "others")
                connection.close()
            except OSError:
                time.sleep(0.2)

    def write():
        version = 0
        while time.time() < end:
            version += 1
            engine.records(folder / "records.jsonl", version)
            if engine.index(folder / "records.jsonl", folder / "index").returncode == 0:
                count("commits")
            if version % 3 == 0:
                engine.run("merge", "--index", folder / "index")
            server.process.send_signal(signal.SIGHUP)

    workers = [threading.Thread(target=search, args=(number,)) for number in range(8)] + [threading.Thread(target=write)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    code = server.stop(60)
    reports = sum(len(re.findall(REPORT, path.read_text(errors="replace"))) for path in folder.glob("report*"))
    report.add(
        "F11", f"thread sanitizer, a server with 8 clients and a writer for {seconds} s", "0 reports",
        f"{reports} reports, {counts['answers']} answers, {counts['others']} refused, {counts['commits']} commits, exit {code}",
        reports == 0 and code == 0 and counts["answers"] > 100 and counts["commits"] > 2)
    if reports == 0:
        shutil.rmtree(folder)
