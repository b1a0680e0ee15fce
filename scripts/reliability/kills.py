"""F3 and F4: the process is killed, at every system call, and at random moments while others read."""

import json
import random
import re
import shutil
import signal
import subprocess
import threading
import time

from engine import RECORDS, temporary

# Calls that change the disk come first: the quick check takes those alone.
CHANGING = ["write", "fsync", "rename", "unlink", "mkdir"]
ALL = CHANGING + ["openat", "close", "mmap", "munmap", "flock", "pread64", "fstat", "getdents64", "fcntl", "madvise"]


def calls(engine, arguments, name):
    """How often a run makes a system call."""
    with open("/dev/null", "w") as nothing:
        result = subprocess.run(
            ["strace", "-f", "-qq", "-e", f"trace={name}", "-e", "signal=none", "-o", "/dev/stdout", *engine.command(*arguments)],
            stdout=subprocess.PIPE, stderr=nothing, text=True, env=engine.environment)
    return sum(1 for line in result.stdout.splitlines() if re.match(rf"(\d+ +)?{name}\(", line))


def f3_system_calls(context, report):
    if not shutil.which("strace"):
        report.skip("F3", "kills at every system call", "strace is not installed (apt-get install strace)")
        return
    engine = context.engine
    folder = temporary()
    records = folder / "records.jsonl"
    base = folder / "base"
    engine.records(records, 1)
    engine.index(records, base)
    # What is done, on which index, and the versions before and after.
    scenarios = [("build", None, 2, None), ("update", base, 2, 1), ("merge", base, 1, 1), ("delete", base, None, 1), ("ram", base, 3, 1)]
    wanted = 200 if context.quick else 3000
    points, wrong = 0, []
    for _ in range(20):
        for name, source, after, before in scenarios:
            if points >= wanted:
                break
            target = folder / "target"

            def prepare():
                shutil.rmtree(target, ignore_errors=True)
                if source:
                    shutil.copytree(source, target)

            engine.records(records, after if after else 1, RECORDS)
            arguments = {
                "build": ["index", records, "--index", target], "update": ["index", records, "--index", target],
                "merge": ["merge", "--index", target], "delete": ["delete", "--file", records, "--index", target],
                "ram": ["index", records, "--index", target, "--ram", "1K"],
            }[name]
            for call in (CHANGING if context.quick else ALL):
                prepare()
                count = calls(engine, arguments, call)
                for number in range(1, count + 1):
                    if context.quick and points >= wanted:
                        break
                    prepare()
                    killed = engine.run(*arguments, wrapper=["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}"])
                    points += killed.returncode in (-9, 137)
                    found = engine.version(target)
                    if found not in (before, after):
                        wrong.append(f"{name}, {call} {number}: {found}")
                    if number % 8 == 0:
                        # A new writer is not kept out, and goes on.
                        again = engine.run(*arguments)
                        if again.returncode != 0 and not (name == "delete" and again.returncode in (1, 3)):
                            wrong.append(f"{name}, {call} {number}: again: {again.stderr.strip()[:200]}")
    for entry in wrong[:5]:
        print("   ", entry, flush=True)
    report.add("F3", f"SIGKILL at every call of {len(scenarios)} kinds of runs", f"≥ {wanted} points, rules 1 and 2, check clean", f"{points} points, {len(wrong)} wrong", points >= wanted and not wrong)
    shutil.rmtree(folder)


def f4_random_kills(context, report):
    """One writer after the other, a merger and four readers, all of which are killed at random."""
    engine = context.engine
    wanted = 50 if context.quick else 1000
    chance = random.Random(context.seed)
    folder = temporary()
    index = folder / "index"
    state = {"acknowledged": None, "begun": None}
    wrong, kills, slowest = [], 0, 0.0
    done = threading.Event()
    reads = [0]

    def reader():
        local = random.Random(chance.random())
        while not done.is_set():
            earliest = state["acknowledged"]
            process = engine.start("search", "--index", index, "--all", "--jsonl", "-F", "条目")
            if local.random() < 0.2:
                time.sleep(local.random() * 0.02)
                process.kill()
            output, errors = process.communicate()
            latest = state["begun"]
            if process.returncode not in (0, 1, -9) and "no index here" not in errors:
                wrong.append(f"reader: exit {process.returncode} {errors.strip()[:200]}")
            if process.returncode == 0:
                versions = {json.loads(line)["document"]["title"] for line in output.splitlines()}
                number = int(versions.copy().pop()[2:])
                if len(versions) != 1 or len(output.splitlines()) != RECORDS or number < (earliest or 0) or number > latest:
                    wrong.append(f"reader: {versions}, {len(output.splitlines())} hits, between {earliest} and {latest}")
            reads[0] += 1

    def merger():
        local = random.Random(chance.random())
        while not done.is_set():
            process = engine.start("merge", "--index", index)
            if local.random() < 0.5:
                time.sleep(local.random() * 0.03)
                process.kill()
            errors = process.communicate()[1]
            if process.returncode not in (0, -9) and "another gongbao" not in errors and "no index here" not in errors:
                wrong.append(f"merger: exit {process.returncode} {errors.strip()[:200]}")

    threads = [threading.Thread(target=reader) for _ in range(4)] + [threading.Thread(target=merger)]
    for thread in threads:
        thread.start()
    version = 0
    records = folder / "records.jsonl"
    while kills < wanted:
        version += 1
        engine.records(records, version)
        state["begun"] = version
        process = engine.start("index", records, "--index", index, "--json", "--ram", "2K" if version % 3 else "64M")
        if chance.random() < 0.85:
            time.sleep(chance.random() * 0.12)
            process.send_signal(signal.SIGKILL)
        output, errors = process.communicate()
        if process.returncode == 0:
            state["acknowledged"] = version
        elif process.returncode == -9:
            kills += 1
            start = time.time()
            found = engine.version(index)
            slowest = max(slowest, time.time() - start)
            if found not in (state["acknowledged"], version):
                wrong.append(f"after kill {kills}: {found}, acknowledged {state['acknowledged']}, begun {version}")
            elif found == version:
                # It was there before it could be said.
                state["acknowledged"] = version
        elif "another gongbao" not in errors:
            wrong.append(f"writer: exit {process.returncode} {errors.strip()[:200]}")
    done.set()
    for thread in threads:
        thread.join()
    last = engine.index(records, index)
    found = engine.version(index)
    if last.returncode != 0 or found != version:
        wrong.append(f"at the end: exit {last.returncode}, {found} of {version}")
    for entry in wrong[:5]:
        print("   ", entry, flush=True)
    report.add("F4", "kills at random moments, a writer, a merger and 4 readers", f"≥ {wanted} kills, rules 1 and 2", f"{kills} kills, {version} versions, {reads[0]} reads, {len(wrong)} wrong, seed {context.seed}", kills >= wanted and not wrong)
    limit = 3 if context.quick else 1  # the quick check runs a command that was built without optimisation
    report.add("F4", "check and search after a kill, two processes", f"< {limit} s", f"slowest {slowest:.2f} s", slowest < limit)
    shutil.rmtree(folder)
