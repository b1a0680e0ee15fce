"""The tables of a comparison, in Markdown, from what the stages measured."""

import overview
from formatting import mark, number, table
from support.measuring import percentile

PEERS = ("lucene", "tantivy", "pisa block_max_wand", "pisa block_max_maxscore")
TITLES = {
    "lucene": "Lucene",
    "tantivy": "tantivy",
    "pisa block_max_wand": "PISA wand",
    "pisa block_max_maxscore": "PISA maxscore",
}
CLASSES = "term_high term_mid term_low and2 and3 and_high or2 or3_5 or_high natural phrase phrase_high".split()
# How many times faster than the best peer a class is meant to be, at the median; at p99 too for those of TAIL_GOALS.
TOP10_GOALS = {"term_high": 3, "term_low": 2, "and2": 1.5, "and3": 1.5, "and_high": 2, "phrase": 2, "phrase_high": 4}
TAIL_GOALS = {"top10": dict.fromkeys(("or2", "or3_5", "or_high", "natural"), 2.5), "count": {}}
GOALS = {"top10": TOP10_GOALS | TAIL_GOALS["top10"], "count": dict.fromkeys(CLASSES, 1.5)}


def report(results):
    """All tables of one corpus."""
    parts = []
    if rows := overview.rows(results):
        parts.append(
            table(["What", "gongbao", "Peer", "Its figure", "Ratio", "Goal", ""], [row.cells() for row in rows])
        )
    if "queries" in results:
        parts += [queries(results["queries"], command) for command in ("top10", "count")]
    return "\n".join(part for part in parts if part)


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
