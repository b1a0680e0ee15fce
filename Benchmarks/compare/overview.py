"""What is not a query: segmentation, building, sizes, substrings, memory and start."""

from typing import NamedTuple

from formatting import mark, number
from support.measuring import percentile


class Row(NamedTuple):
    """One line: gongbao's figure beside a peer's, and their ratio with the goal that it is meant to reach."""

    what: str
    ours: float | None
    peer: str
    theirs: float | None
    ratio: float | None
    goal: float | None = None
    # Whether the ratio is to stay below the goal.
    is_ceiling: bool = False

    def cells(self):
        wish = "" if self.goal is None else f"{'≤' if self.is_ceiling else '≥'} {self.goal}"
        verdict = mark(self.ratio, self.goal, self.is_ceiling)
        return [self.what, number(self.ours), self.peer, number(self.theirs), number(self.ratio), wish, verdict]


def rows(results):
    return [row for make in (segmentation, builds, sizes, substrings, processes) for row in make(results)]


def over(value, other):
    """The quotient, or None where a figure is missing."""
    return value / other if value and other else None


def segmentation(results):
    found = results.get("segment")
    if found:
        icu, ours = found["icu"], found.get("gongbao", {}).get("mb_s")
        best = max(icu["mb_s_utf16"], icu["mb_s_utf8"])
        yield Row("segmentation, one thread, MB/s", ours, f"ICU {icu['icu']}", best, over(ours, best), 8)


def builds(results):
    kinds = (
        ("build-text", "words of raw text, one thread", "lucene", 12),
        ("build-all", "everything of raw text, all cores", "lucene", 10),
        ("build-words", "ready words, one thread", "tantivy", 1.5),
        ("build-words", "ready words, one thread", "lucene", None),
        ("build-words", "ready words, one thread, its index without positions", "pisa", None),
    )
    for stage, what, peer, goal in kinds:
        built = results.get(stage, {})
        if peer in built:
            ours, theirs = built.get("gongbao", {}).get("seconds"), built[peer]["seconds"]
            yield Row(f"build, {what}, s", ours, built[peer]["engine"], theirs, over(theirs, ours), goal)


def sizes(results):
    kinds = (
        ("build-words", "ready words with positions", "lucene", 0.85),
        ("build-words", "ready words with positions", "tantivy", None),
        ("build-all", "everything", "lucene", 0.7),
    )
    for stage, what, peer, goal in kinds:
        built = results.get(stage, {})
        if peer in built:
            ours, theirs = megabytes(built.get("gongbao")), megabytes(built[peer])
            yield Row(f"index, {what}, MB", ours, built[peer]["engine"], theirs, over(ours, theirs), goal, True)
    ours, text = megabytes(results.get("build-all", {}).get("gongbao")), results["corpus"]["text_bytes"] / 1e6
    yield Row("index, everything, MB", ours, "the text", text, over(ours, text), 1.3, True)


def megabytes(built):
    return built["bytes"] / 1e6 if built else None


def substrings(results):
    found = results.get("exact", {})
    for share, goal in ((0.5, 300), (0.99, None)):
        times = {engine: [row["us"] for row in found[engine].values()] for engine in found}
        ours, theirs = (
            percentile(times[name], share) if times.get(name) else None for name in ("gongbao", "ripgrep")
        )
        if theirs:
            what = f"exact substring of 2–12 characters, count, p{share * 100:.0f}, µs"
            yield Row(what, ours, "ripgrep", theirs, over(theirs, ours), goal)


def processes(results):
    if "start" in results:
        median = results["start"]["ms"]["median"]
        yield Row("search in the shell, start to exit, ms", median, "the goal", 10, median / 10, 1, True)
    if "memory" in results:
        peak = results["memory"]["gongbao"]["peak"] / (1 << 20)
        yield Row("peak memory, everything, MiB", peak, "`--ram 256M`", 256, peak / 256, 1.2, True)
