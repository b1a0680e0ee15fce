#!/usr/bin/env python3
"""tantivy over ready words.

usage: tantivy_driver.py index WORDS FOLDER MB
       tantivy_driver.py query FOLDER QUERIES COMMAND WARM_UP PASSES RESULTS

One indexing thread; words with positions, nothing stored; records without a word are left out, as Lucene's statistics leave them out.
COMMAND is top10, count or top10_count. k1 is 1.2 and b 0.75, fixed by
tantivy; its scores carry the factor k1 + 1, which is taken out here. tantivy-py has no collector that only counts: count is a search for one
hit with constant scores, an upper bound.
"""

import json
import os
import shutil
import sys
import time

import tantivy

from timing import best_times, byte_count, read_queries, write_results

SCORE_FACTOR = 2.2


def index(words, folder, megabytes):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    schema = (
        tantivy.SchemaBuilder()
        .add_text_field("text", stored=False, tokenizer_name="whitespace", index_option="position")
        .build()
    )
    start = time.perf_counter()
    made = tantivy.Index(schema, path=folder)
    writer = made.writer(heap_size=int(megabytes) * 1_000_000, num_threads=1)
    with open(words, encoding="utf-8") as lines:
        for line in lines:
            if line.isspace():
                continue
            document = tantivy.Document()
            document.add_text("text", line)
            writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    seconds = time.perf_counter() - start
    made.reload()
    print(
        json.dumps(
            {
                "engine": tantivy.__version__.split(",")[0],
                "records": made.searcher().num_docs,
                "segments": made.searcher().num_segments,
                "seconds": seconds,
                "bytes": byte_count(folder),
            }
        )
    )


def make_query(query, schema, command):
    kinds, words = tantivy.Query, query["terms"]
    terms = [kinds.term_query(schema, "text", word, index_option="freq") for word in words]
    if len(words) == 1:
        made = terms[0]
    elif query["op"] == "PHRASE":
        made = kinds.phrase_query(schema, "text", words)
    else:
        occur = tantivy.Occur.Must if query["op"] == "AND" else tantivy.Occur.Should
        made = kinds.boolean_query([(occur, term) for term in terms])
    return kinds.const_score_query(made, 1.0) if command == "count" else made


def members(answer, command):
    if command == "count":
        return {"total": answer.count}
    hits = [score / SCORE_FACTOR for score, _ in answer.hits]
    return {"scores": hits} if command == "top10" else {"total": answer.count, "scores": hits}


def query(folder, queries, command, warm_up, passes, results):
    opened = tantivy.Index.open(folder)
    searcher, asked = opened.searcher(), read_queries(queries)
    limit, counts = 1 if command == "count" else 10, command != "top10"
    handles = [make_query(query, opened.schema, command) for query in asked]
    best, answers = best_times(
        handles, lambda handle: searcher.search(handle, limit, counts), float(warm_up), int(passes)
    )
    write_results(
        results, ((query["qid"], time, members(answer, command)) for query, time, answer in zip(asked, best, answers))
    )


if __name__ == "__main__":
    {"index": index, "query": query}[sys.argv[1]](*sys.argv[2:])
