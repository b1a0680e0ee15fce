"""Generated parts of documents, between `<!-- NAME -->` and `<!-- /NAME -->` on lines of their own."""


def replace(path, name, text):
    """Puts a text between the marks of a name; the marks must be there."""
    with open(path, encoding="utf-8") as file:
        document = file.read()
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->\n"
    before, found, rest = document.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise SystemExit(f"{path} has no lines {begin.strip()} … {end.strip()}")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{before}{begin}{text}{end}{after}")
