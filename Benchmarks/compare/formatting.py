"""Numbers, tables and verdicts in Markdown."""


def table(head, rows):
    """A Markdown table; all columns but the first are numbers."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def mark(ratio, goal, is_ceiling=False):
    if goal is None or ratio is None:
        return ""
    return "met" if (ratio <= goal if is_ceiling else ratio >= goal) else "missed"


def number(value):
    """At least three significant digits, without an exponent."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
