"""What the checks of reliability share: the engine as a process, indexes of versions, and rows of figures."""

import json
import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
RECORDS = 40


class Engine:
    """The command, and an index of records that all bear the number of their version.

    An index is right where it holds every record of one version and no other, or nothing at all; see `version`.
    """

    def __init__(self, binaries):
        self.path = str(pathlib.Path(binaries, "gongbao"))
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("GONGBAO_")}
        self.environment["LC_ALL"] = "C.UTF-8"

    def command(self, *arguments):
        return [self.path, *(str(argument) for argument in arguments)]

    def run(self, *arguments, wrapper=(), timeout=60, **options):
        """Runs the command to its end."""
        return subprocess.run(
            [*wrapper, *self.command(*arguments)], capture_output=True, text=True, timeout=timeout, env=self.environment, **options)

    def start(self, *arguments, wrapper=(), **options):
        """Starts the command."""
        return subprocess.Popen(
            [*wrapper, *self.command(*arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=self.environment, **options)

    def records(self, path, version, count=RECORDS):
        """Writes a file of records that bear a version."""
        with open(path, "w") as file:
            for number in range(count):
                record = {"id": f"r{number}", "title": f"版本{version}", "text": f"条目{number} 版本{version} 养老服务与医疗保障 {'安全' * (number % 7)}"}
                file.write(json.dumps(record, ensure_ascii=False) + "\n")

    def index(self, records, index, *options, **run_options):
        return self.run("index", records, "--index", index, "--json", *options, **run_options)

    def version(self, index, count=RECORDS):
        """The version that an index holds whole; None where it holds nothing; an explanation (text) where neither is so."""
        check = self.run("check", "--index", index)
        if check.returncode == 3 and "no index here" in check.stderr:
            return None
        if check.returncode != 0:
            return f"check: {check.stderr.strip()[:200]}"
        found = self.run("search", "--index", index, "--all", "--jsonl", "-F", "条目")
        if found.returncode not in (0, 1):
            return f"search: {found.stderr.strip()[:200]}"
        hits = [json.loads(line) for line in found.stdout.splitlines()]
        versions = {hit["document"]["title"] for hit in hits}
        texts = {hit["snippet"].split(" ")[1] for hit in hits}
        if not hits:
            return None
        if versions != texts or len(versions) != 1 or len({hit["id"] for hit in hits}) != count or len(hits) != count:
            return f"mixed: {versions} {texts} {len(hits)} hits"
        return int(versions.pop()[2:])


class Report:
    """Rows of what was asked and measured."""

    def __init__(self):
        self.rows = []

    def add(self, check, what, asked, measured, passed):
        self.rows.append((check, what, asked, measured, bool(passed)))
        print(f"{'ok  ' if passed else 'MISS'} {check:4} {what}: {measured} (asked: {asked})", flush=True)

    def skip(self, check, what, why):
        self.rows.append((check, what, "", f"SKIPPED: {why}", None))
        print(f"\n!!! SKIPPED {check} {what}: {why}\n", flush=True)

    @property
    def passed(self):
        return all(row[4] is not False for row in self.rows)

    def markdown(self):
        lines = ["| | what | asked | measured | |", "| --- | --- | --- | --- | --- |"]
        for check, what, asked, measured, passed in self.rows:
            result = {True: "met", False: "missed", None: "skipped"}[passed]
            lines.append(f"| {check} | {what} | {asked} | {measured} | {result} |")
        return "\n".join(lines) + "\n"


def temporary():
    return pathlib.Path(tempfile.mkdtemp(prefix="gongbao-reliability-"))
