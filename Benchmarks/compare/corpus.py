"""A corpus to compare on, with what is derived from it once: lines of text for ripgrep and ICU, ready words, query files."""

import json
import os
import random
import subprocess

SUBSTRING_COUNT, SUBSTRING_SEED = 100, 11
QUERY_SEED = 2


class Corpus:
    """RECORDS.jsonl, perhaps its ready words and queries, and a folder for what is derived."""

    def __init__(self, name, records, words, queries, work):
        self.name, self.records, self.queries, self.work = name, records, queries, work
        self.lines = self.derived("txt")
        self.words = words or self.derived("words")

    def derived(self, ending):
        return os.path.join(self.work, "data", f"{self.name}.{ending}")

    def index(self, engine):
        return os.path.join(self.work, "idx", f"{self.name}.{engine}")

    def prepare(self):
        if not os.path.exists(self.lines):
            self.write_lines()
        if not os.path.exists(self.words):
            with replacing(self.words) as path:
                subprocess.run([f"{self.work}/bin/icu_words", "cut", self.lines, path], check=True)
        if self.queries:
            self.write_queries()
        if not os.path.exists(self.derived("exact.jsonl")):
            self.write_substrings()

    def text_size(self):
        """The bytes of the records' text."""
        with open(self.lines, "rb") as lines:
            return sum(len(line) - 1 for line in lines)

    def write_lines(self):
        with replacing(self.lines) as path, open(path, "w", encoding="utf-8") as output, open(
            self.records, encoding="utf-8"
        ) as records:
            for record in records:
                output.write(" ".join(json.loads(record)["text"].split()) + "\n")

    def write_queries(self):
        """In one random order for all engines, so that none meets a class as a whole."""
        queries = self.read(self.queries)
        random.Random(QUERY_SEED).shuffle(queries)
        with open(self.derived("queries.jsonl"), "w", encoding="utf-8") as output:
            output.writelines(json.dumps(query, ensure_ascii=False) + "\n" for query in queries)
        with open(self.derived("queries.tsv"), "w", encoding="utf-8") as output:
            output.writelines(f"{query['qid']}\t{query['op']}\t{' '.join(query['terms'])}\n" for query in queries)

    def write_substrings(self):
        """Substrings of 2 to 12 Han characters, found in the text by a seed."""
        picks, chosen = random.Random(SUBSTRING_SEED), []
        with open(self.lines, "rb") as file:
            size = file.seek(0, os.SEEK_END)
            while len(chosen) < SUBSTRING_COUNT:
                file.seek(picks.randrange(size))
                file.readline()
                text, length = file.readline().decode("utf-8").strip(), picks.randint(2, 12)
                start = picks.randrange(max(1, len(text) - length + 1))
                piece = text[start : start + length]
                if len(piece) == length and all("\u4e00" <= character <= "\u9fff" for character in piece):
                    chosen.append(piece)
        with open(self.derived("exact.jsonl"), "w", encoding="utf-8") as output:
            for number, text in enumerate(chosen):
                query = {"qid": f"exact-{number:03}", "class": "exact", "op": "EXACT", "text": text, "terms": [text]}
                output.write(json.dumps(query, ensure_ascii=False) + "\n")

    @staticmethod
    def read(path):
        with open(path, encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]


class replacing:
    """A path to write to that takes the place of another when all has gone well."""

    def __init__(self, path):
        self.path = path

    def __enter__(self):
        return self.path + ".new"

    def __exit__(self, kind, *_):
        if kind is None:
            os.replace(self.path + ".new", self.path)
