"""The stages of a comparison. Each gives what it measured as JSON values; nothing is judged here."""

import json
import os
import shutil
import statistics
import subprocess
import sys

import engines
from support import measuring

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SETTINGS = ((1.2, 0.75), (0.9, 0.4))
COMMANDS = ("top10", "count")


class Stages:
    """What all stages need: the corpus, gongbao, the peers, how often to repeat."""

    def __init__(self, corpus, gongbao, rounds, quick, names=None):
        self.corpus, self.work, self.rounds, self.quick = corpus, corpus.work, rounds, quick
        self.gongbao, self.lucene = gongbao, engines.Lucene(corpus.work)
        everyone = [*engines.peers(corpus.work), gongbao]
        self.engines = [engine for engine in everyone if not names or engine.name.split()[0] in names]
        self.stages = {
            "segment": self.segment,
            "build-words": self.build_words,
            "build-text": self.build_text,
            "build-all": self.build_all,
            "memory": self.memory,
            "queries": self.queries,
            "exact": self.exact,
            "start": self.start,
            "scores": self.scores,
        }

    def wants(self, name):
        return any(engine.name.split()[0] == name for engine in self.engines)

    def segment(self):
        """MB/s of one thread, of ICU and of gongbao's analyzer over the same lines."""
        rate = os.path.join(ROOT, ".build", "release", "segment-rate")
        runs = "1" if self.quick else "3"
        found = {"icu": measuring.run([f"{self.work}/bin/icu_words", "rate", self.corpus.lines, runs])}
        if self.wants("gongbao") and os.path.exists(rate):
            found["gongbao"] = measuring.run([rate, self.corpus.lines, runs])
        return found

    def best_builds(self, builds):
        """The fastest build of each engine; rounds alternate between engines."""
        best = {}
        for round_ in range(self.rounds):
            for name, build in builds.items():
                if round_ > 0 and name == "pisa":
                    continue
                built = build()
                measuring.note(f"  {name}: {built['seconds']:.1f} s, {built['bytes'] / 1e6:.1f} MB")
                if name not in best or built["seconds"] < best[name]["seconds"]:
                    best[name] = built
        return best

    def build_words(self):
        """Words with positions from ready words, one thread, one segment."""
        builds = {
            engine.name.split()[0]: lambda engine=engine: engine.build(self.corpus, "words")
            for engine in self.engines
        }
        return self.best_builds(builds)

    def build_text(self):
        """Words with positions from raw text, one thread."""
        return self.best_builds(self.both("text", 1))

    def build_all(self):
        """Words, pairs and characters, ids and text stored, from raw text, all cores."""
        return self.best_builds(self.both("all", os.cpu_count()))

    def both(self, kind, threads):
        return {
            engine.name: lambda engine=engine: engine.build(self.corpus, kind, threads)
            for engine in (self.lucene, self.gongbao)
            if self.wants(engine.name)
        }

    def memory(self):
        """The greatest resident memory of building everything within 256 MB."""
        built = self.gongbao.build(self.corpus, "memory", os.cpu_count(), "256M", measuring.run_with_peak)
        shutil.rmtree(self.corpus.index("gongbao-memory"))
        return {"gongbao": built}

    def queries(self):
        """The best time of each query with each engine, and the totals and hits."""
        found = {command: {} for command in COMMANDS}
        for round_ in range(self.rounds):
            for command in COMMANDS:
                for engine in self.engines:
                    if command == "count" and engine.name.startswith("pisa"):
                        continue
                    measuring.note(f"  {command} {engine.name}, round {round_ + 1}")
                    merge(found[command].setdefault(engine.name, {}), self.answers(engine, command))
        return {"times": found, "classes": {query["qid"]: query["class"] for query in self.asked()}}

    def answers(self, engine, command):
        results = os.path.join(
            self.work, "out", f"{self.corpus.name}.{engine.name.replace(' ', '-')}.{command}.jsonl"
        )
        engine.query(self.corpus, command, self.corpus.derived("queries.jsonl"), results, quick=self.quick)
        return engines.read_results(results)

    def asked(self):
        return self.corpus.read(self.corpus.queries)

    def exact(self):
        """Substrings of the text: gongbao's count of records, and ripgrep's over the file of lines."""
        queries, results = self.corpus.derived("exact.jsonl"), os.path.join(
            self.work, "out", f"{self.corpus.name}.exact.jsonl"
        )
        found = {"ripgrep": {}}
        for query in self.corpus.read(queries):
            total, seconds = engines.ripgrep(query["text"], self.corpus.lines)
            found["ripgrep"][query["qid"]] = {"us": seconds * 1e6, "total": total, "length": len(query["text"])}
        if not self.wants("gongbao"):
            return found
        try:
            self.gongbao.query(self.corpus, "count", queries, results, kind="all", quick=self.quick)
            found["gongbao"] = {
                qid: {"us": row["us"], "total": row["total"]} for qid, row in engines.read_results(results).items()
            }
        except measuring.CommandFailed as failure:
            measuring.note(f"  {failure}")
        return found

    def start(self):
        """Milliseconds of searches from the start of the process to its end: 10 queries, 5 times each, in turn."""
        texts = [
            "".join(query["terms"]) for query in self.asked() if query["op"] == "AND" and len(query["terms"]) == 2
        ][:10]
        times = []
        for _ in range(6):
            for text in texts:
                command = [self.gongbao.command, "search", "--index", self.corpus.index("gongbao-all"), text]
                times.append(measuring.run_with_peak(command)["wall"] * 1000)
        times = times[len(texts) :]  # the first turn reads the files into the page cache
        return {
            "ms": {"median": statistics.median(times), "p90": measuring.percentile(times, 0.9), "runs": len(times)}
        }

    def scores(self):
        """Whether scores, totals and the order of ties are those of Lucene."""
        expected = {"runs": [self.expected(k1, b) for k1, b in SETTINGS]}
        path = os.path.join(self.work, "out", f"{self.corpus.name}.expected.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(expected, file)
        found = {"peers": self.peer_scores(expected["runs"][0])}
        if self.wants("gongbao"):
            check = subprocess.run(
                [
                    sys.executable,
                    os.path.join(ROOT, "check-scores"),
                    "--gongbao",
                    self.gongbao.command,
                    "--index",
                    self.corpus.index("gongbao-words"),
                    "--queries",
                    self.corpus.queries,
                    "--expected",
                    path,
                ],
                stdout=subprocess.PIPE,
                text=True,
                check=False,
            )
            found["gongbao"] = {"same": check.returncode == 0, "report": check.stdout.strip()}
        return found

    def expected(self, k1, b):
        """Lucene's totals and best ten, as check-scores reads them."""
        results = os.path.join(self.work, "out", f"{self.corpus.name}.lucene.k1-{k1}.b-{b}.jsonl")
        self.lucene.query(self.corpus, "top10_count", None, results, passes=1, k1=k1, b=b)
        rows = [
            {"qid": qid, "matches": row["total"], "top": [[line - 1, "", score] for line, score in row["hits"]]}
            for qid, row in engines.read_results(results).items()
        ]
        return {"k1": k1, "b": b, "queries": rows}

    def peer_scores(self, expected):
        """The relative differences to Lucene's scores, rank by rank, of the peers."""
        differences = {}
        for engine in self.engines:
            if engine.name == "gongbao":
                continue
            path = os.path.join(self.work, "out", f"{self.corpus.name}.{engine.name.replace(' ', '-')}.top10.jsonl")
            if not os.path.exists(path):
                continue
            rows, pairs = engines.read_results(path), []
            for query in expected["queries"]:
                row = rows.get(query["qid"], {})
                scores = row.get("scores") or [score for _, score in row.get("hits", [])]
                pairs += [(score, top[2]) for score, top in zip(scores, query["top"])]
            errors = [abs(score - other) / other for score, other in pairs]
            if errors:
                differences[engine.name] = {"max": max(errors), "median": statistics.median(errors)}
        return differences


def merge(best, rows):
    """Keeps the best time of each query, and the totals."""
    for qid, row in rows.items():
        known = best.get(qid)
        time = row["us"] if known is None else min(row["us"], known["us"])
        best[qid] = {"us": time, "total": row.get("total")}
