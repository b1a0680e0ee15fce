#!/usr/bin/env python3
"""PISA over ready words, through the compiled module of pyterrier-pisa.

usage: pisa_driver.py index WORDS FOLDER
       pisa_driver.py query FOLDER QUERIES ALGORITHM WARM_UP PASSES RESULTS

PISA has no positions: phrases are left out. AND is block_max_ranked_and, all else ALGORITHM (block_max_wand, block_max_maxscore).
Document lengths are exact and idf differs a little from Lucene's, so scores agree only roughly; their factor k1 + 1 is taken out. Records
without a word are left out. PISA's parser reads ASCII: words are written as numbers, in FOLDER/words.
"""

import glob
import importlib.util
import json
import os
import shutil
import sys
import time

import numpy

from timing import best_times, read_queries, write_results

ENCODING, BLOCK, HITS, SCORE_FACTOR = "block_simdbp", 64, 10, 2.2


class Numbers(dict):
    """A name made of ASCII for each word, in the order in which they first occur."""

    def __missing__(self, word):
        self[word] = name = f"t{len(self)}"
        return name


def load_pisa():
    path = glob.glob(os.path.join(os.path.dirname(numpy.__file__), "..", "pyterrier_pisa", "_pisathon*.so"))[0]
    specification = importlib.util.spec_from_file_location("_pisathon", path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def prepare(pisa, folder):
    context = pisa.RetrievalContext()
    pisa.prepare_index(context, folder, ENCODING, "bm25", "", block_size=BLOCK, quantize=0, bm25_k1=1.2, bm25_b=0.75)
    return context


def write_numbers(words, folder):
    numbers = Numbers()
    with open(words, encoding="utf-8") as lines, open(f"{folder}/records", "w", encoding="ascii") as output:
        for line in lines:
            if not line.isspace():
                output.write(f"0 {' '.join(map(numbers.__getitem__, line.split()))}\n")
    with open(f"{folder}/words", "w", encoding="utf-8") as output:
        output.writelines(word + "\n" for word in numbers)


def index(words, folder):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(f"{folder}/index")
    write_numbers(words, folder)
    pisa, start = load_pisa(), time.perf_counter()
    pisa.index(f"{folder}/records", f"{folder}/index", "", 100_000, 1)
    prepare(pisa, f"{folder}/index")
    seconds = time.perf_counter() - start
    os.remove(f"{folder}/records")
    kept = [f"{folder}/index/fwd.{name}" for name in ("termlex", "doclex")]
    kept += glob.glob(f"{folder}/index/*.q0.*.{ENCODING}") + glob.glob(f"{folder}/index/*.q0.bmw.{BLOCK}")
    print(
        json.dumps(
            {
                "engine": "PISA (pyterrier-pisa 0.4.9)",
                "records": pisa.num_docs(f"{folder}/index"),
                "segments": 1,
                "seconds": seconds,
                "bytes": sum(map(os.path.getsize, kept)),
            }
        )
    )


def query(folder, queries, algorithm, warm_up, passes, results):
    with open(f"{folder}/words", encoding="utf-8") as lines:
        names = {line.rstrip("\n"): f"t{number}" for number, line in enumerate(lines)}
    pisa = load_pisa()
    context = prepare(pisa, f"{folder}/index")
    asked = [query for query in read_queries(queries) if query["op"] != "PHRASE"]
    records, scores = numpy.empty(HITS, object), numpy.empty(HITS, numpy.float32)
    numbers, ranks = numpy.empty(HITS, numpy.int32), numpy.empty(HITS, numpy.int32)

    def handle(query):
        text = " ".join(names[word] for word in query["terms"] if word in names)
        return ("block_max_ranked_and" if query["op"] == "AND" else algorithm), [(0, text)]

    def answer(handle):
        return pisa.retrieve(context, handle[0], handle[1], HITS, 1, 0, 0, numbers, records, ranks, scores)

    handles = [handle(query) for query in asked]
    best, _ = best_times(handles, answer, float(warm_up), int(passes))
    rows = []
    for query, made, time_ in zip(asked, handles, best):
        count = answer(made)
        rows.append((query["qid"], time_, {"scores": [float(score) / SCORE_FACTOR for score in scores[:count]]}))
    write_results(results, rows)


if __name__ == "__main__":
    {"index": index, "query": query}[sys.argv[1]](*sys.argv[2:])
