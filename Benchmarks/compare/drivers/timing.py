"""What the Python drivers have in common: the queries, the timing of passes over them, the results."""

import json
import os
import time


def read_queries(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def byte_count(folder):
    return sum(os.path.getsize(os.path.join(path, name)) for path, _, names in os.walk(folder) for name in names)


def best_times(handles, answer, warm_up, passes):
    """The best time of each handle in nanoseconds, and the last answers; all are warm before times are taken."""
    clock = time.perf_counter_ns
    best = [1 << 62] * len(handles)
    answers = [None] * len(handles)
    start = clock()
    while clock() - start < warm_up * 1e9:
        for handle in handles:
            answer(handle)
    for _ in range(passes):
        for index, handle in enumerate(handles):
            begin = clock()
            found = answer(handle)
            best[index] = min(best[index], clock() - begin)
            answers[index] = found
    return best, answers


def write_results(path, rows):
    """Writes rows of (qid, nanoseconds, further members), a JSON object a line."""
    with open(path, "w", encoding="utf-8") as output:
        for qid, nanoseconds, members in rows:
            output.write(json.dumps({"qid": qid, "us": nanoseconds / 1000, **members}) + "\n")
