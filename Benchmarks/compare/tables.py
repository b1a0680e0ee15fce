"""The tables of a comparison, in Markdown, from what the stages measured."""

from support.measuring import percentile

PEERS = ("lucene", "tantivy", "pisa block_max_wand", "pisa block_max_maxscore")
TITLES = {
    "lucene": "Lucene",
    "tantivy": "tantivy",
    "pisa block_max_wand": "PISA wand",
    "pisa block_max_maxscore": "PISA maxscore",
}
CLASSES = (
    "term_high",
    "term_mid",
    "term_low",
    "and2",
    "and3",
    "and_high",
    "or2",
    "or3_5",
    "or_high",
    "natural",
    "phrase",
    "phrase_high",
)
# How many times faster than the best exact peer a class is meant to be, at the median; at p99 too for the last four.
GOALS = {
    "top10": {
        "term_high": 3,
        "term_low": 2,
        "and2": 1.5,
        "and3": 1.5,
        "and_high": 2,
        "phrase": 2,
        "phrase_high": 4,
        "or2": 2.5,
        "or3_5": 2.5,
        "or_high": 2.5,
        "natural": 2.5,
    },
    "count": dict.fromkeys(CLASSES, 1.5),
}
TAIL_GOALS = {"top10": ("or2", "or3_5", "or_high", "natural"), "count": ()}


def report(results):
    """All tables of one corpus."""
    parts = [overview(results)]
    if "queries" in results:
        parts += [queries(results["queries"], command) for command in ("top10", "count")]
    return "\n".join(part for part in parts if part)


def table(head, rows):
    """A Markdown table; all columns but the first are numbers."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def mark(ratio, goal, is_ceiling=False):
    if goal is None or ratio is None:
        return ""
    return "met" if (ratio <= goal if is_ceiling else ratio >= goal) else "missed"


def number(value, digits=3):
    """At least so many significant digits, without an exponent."""
    if value is None:
        return "–"
    if value >= 10 ** (digits - 1):
        return f"{value:,.0f}"
    return f"{value:.{max(0, digits - 1 - (0 if value < 1 else len(str(int(value))) - 1))}f}"


def overview(results):
    rows = [row for make in (segmentation, builds, sizes, substrings, processes) for row in make(results)]
    if not rows:
        return ""
    lines = []
    for what, ours, peer, theirs, ratio, goal, is_ceiling in rows:
        wish = "" if goal is None else f"{'≤' if is_ceiling else '≥'} {goal}"
        lines.append([what, ours, peer, theirs, number(ratio), wish, mark(ratio, goal, is_ceiling)])
    return table(["What", "gongbao", "Peer", "Its figure", "Ratio", "Goal", ""], lines)


def segmentation(results):
    found = results.get("segment")
    if found:
        icu = max(found["icu"]["mb_s_utf16"], found["icu"]["mb_s_utf8"])
        ours = found.get("gongbao", {}).get("mb_s")
        yield (
            "segmentation, one thread, MB/s",
            number(ours),
            f"ICU {found['icu']['icu']}",
            number(icu),
            ours and ours / icu,
            8,
            False,
        )


def builds(results):
    kinds = (
        ("build-text", "build, words of raw text, one thread, s", "lucene", 12),
        ("build-all", "build, everything of raw text, all cores, s", "lucene", 10),
        ("build-words", "build, ready words, one thread, s", "tantivy", 1.5),
        ("build-words", "build, ready words, one thread, s", "lucene", None),
        ("build-words", "build, ready words without positions, one thread, s", "pisa", None),
    )
    for stage, what, peer, goal in kinds:
        theirs, ours = results.get(stage, {}).get(peer), results.get(stage, {}).get("gongbao")
        if theirs:
            ratio = ours and theirs["seconds"] / ours["seconds"]
            yield what, number(ours and ours["seconds"]), theirs["engine"], number(
                theirs["seconds"]
            ), ratio, goal, False


def sizes(results):
    kinds = (
        ("build-words", "index of ready words with positions, MB", "lucene", 0.85),
        ("build-words", "index of ready words with positions, MB", "tantivy", None),
        ("build-all", "index of everything, MB", "lucene", 0.7),
    )
    for stage, what, peer, goal in kinds:
        theirs, ours = results.get(stage, {}).get(peer), results.get(stage, {}).get("gongbao")
        if theirs:
            ratio = ours and ours["bytes"] / theirs["bytes"]
            yield what, number(ours and ours["bytes"] / 1e6), theirs["engine"], number(
                theirs["bytes"] / 1e6
            ), ratio, goal, True
    ours, text = results.get("build-all", {}).get("gongbao"), results["corpus"]["text_bytes"]
    if ours:
        yield "index of everything, MB", number(ours["bytes"] / 1e6), "the text", number(text / 1e6), ours[
            "bytes"
        ] / text, 1.3, True


def substrings(results):
    found = results.get("exact")
    if not found:
        return
    theirs = [row["us"] for row in found["ripgrep"].values()]
    ours = [row["us"] for row in found.get("gongbao", {}).values()]
    for share, goal in ((0.5, 300), (0.99, None)):
        peer, own = percentile(theirs, share), percentile(ours, share) if ours else None
        yield (
            f"exact substring of 2–12 characters, count, p{share * 100:.0f}, µs",
            number(own),
            "ripgrep",
            number(peer),
            own and peer / own,
            goal,
            False,
        )


def processes(results):
    if "start" in results:
        median = results["start"]["ms"]["median"]
        yield "search in the shell, start to exit, ms", number(median), "–", "–", median, 10, True
    if "memory" in results:
        peak = results["memory"]["gongbao"]["peak"]
        yield "peak memory, everything with --ram 256M, MiB", number(peak / (1 << 20)), "the limit", "256", peak / (
            256 << 20
        ), 1.2, True


def queries(found, command):
    """One line a class: p50 / p90 / p99 of each engine in µs, and how many times faster gongbao is than the best peer."""
    times = found["times"].get(command, {})
    peers = [peer for peer in PEERS if peer in times]
    head = [
        f"{'Best ten' if command == 'top10' else 'Count'}: p50 / p90 / p99, µs",
        "gongbao",
        *(TITLES[peer] for peer in peers),
        "Ratio p50",
        "Ratio p99",
        "Goal",
        "",
    ]
    lines = []
    for name in CLASSES:
        own = [qid for qid, known in found["classes"].items() if known == name]
        columns = {engine: [rows[qid]["us"] for qid in own if qid in rows] for engine, rows in times.items()}
        if any(columns.values()):
            lines.append(query_line(name, command, columns, peers))
    return table(head, lines)


def query_line(name, command, columns, peers):
    def ratio(share):
        theirs = [percentile(columns[peer], share) for peer in peers if columns[peer]]
        ours = columns.get("gongbao")
        return min(theirs) / percentile(ours, share) if ours and theirs else None

    def cell(values):
        return " / ".join(number(percentile(values, share)) for share in (0.5, 0.9, 0.99)) if values else "–"

    goal, tail = GOALS[command].get(name), name in TAIL_GOALS[command]
    marks = {mark(ratio(0.5), goal)} | ({mark(ratio(0.99), goal)} if tail else set())
    verdict = "missed" if "missed" in marks else marks.pop()
    wish = "" if goal is None else f"≥ {goal}{' both' if tail else ''}"
    return [
        f"`{name}`",
        cell(columns.get("gongbao")),
        *(cell(columns[peer]) for peer in peers),
        number(ratio(0.5)),
        number(ratio(0.99)),
        wish,
        verdict,
    ]


def agreement(results):
    """Sentences on whether all engines found the same."""
    lines = []
    if "queries" in results:
        totals = {
            engine: {qid: row["total"] for qid, row in rows.items()}
            for engine, rows in results["queries"]["times"].get("count", {}).items()
        }
        for engine, own in totals.items():
            if engine != "lucene" and "lucene" in totals:
                same = sum(own[qid] == total for qid, total in totals["lucene"].items() if qid in own)
                lines.append(f"- {engine} counts as Lucene does: {same:,} of {len(own):,} queries.")
    for engine, difference in results.get("scores", {}).get("peers", {}).items():
        if engine != "lucene":
            lines.append(
                f"- {engine} against Lucene, rank by rank: relative difference of scores {difference['median']:.1e} "
                f"at the median, {difference['max']:.1e} at most."
            )
    for line in results.get("scores", {}).get("gongbao", {}).get("report", "").splitlines():
        lines.append(f"- gongbao against Lucene, {line.strip()}.")
    exact = results.get("exact", {})
    if "gongbao" in exact:
        pairs = [(exact["gongbao"][qid]["total"], row["total"]) for qid, row in exact["ripgrep"].items()]
        lines.append(
            f"- Substrings: the same count as ripgrep for {sum(a == b for a, b in pairs)} of {len(pairs)}, "
            f"fewer for {sum(a < b for a, b in pairs)} (gongbao also finds what folding or a line wrap hides)."
        )
    return "\n".join(lines) + "\n" if lines else ""


def origin(results):
    """When and on what the figures were measured."""
    runs = results.get("measured", {}).values()
    if not runs:
        return ""
    times, machines = sorted(run["at"] for run in runs), sorted({run["machine"] for run in runs})
    return f"Measured {times[0]} to {times[-1]} on {'; '.join(machines)}.\n"
