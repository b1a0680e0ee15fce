"""Commands with the time and memory they take, and the lock under which they are measured."""

import contextlib
import fcntl
import json
import os
import subprocess
import sys
import time


class CommandFailed(Exception):
    """A measured command ended with another status than 0."""


@contextlib.contextmanager
def machine_lock(folder):
    """Waits until no other measurement with the same folder runs."""
    with open(os.path.join(folder, "lock"), "w", encoding="ascii") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def run(command, environment=None):
    """Runs a command. Gives the JSON object it prints last, if any, with `wall` in seconds and `peak` in bytes."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **(environment or {})}
    )
    output, errors = process.communicate()
    wall = time.perf_counter() - start
    if process.returncode != 0:
        raise CommandFailed(f"{' '.join(command)}\n{errors.strip()[-2000:]}")
    last = (output.strip().splitlines() or [""])[-1]
    printed = json.loads(last) if last.startswith("{") else {}
    return {**printed, "wall": wall}


def run_with_peak(command):
    """As `run`, without output, with the greatest resident memory in bytes (what /usr/bin/time -v calls maximum resident set)."""
    start = time.perf_counter()
    _, status, usage = os.wait4(spawn(command), 0)
    wall = time.perf_counter() - start
    if status != 0:
        raise CommandFailed(f"{' '.join(command)}: exit status {os.waitstatus_to_exitcode(status)}")
    return {"wall": wall, "peak": usage.ru_maxrss * 1024}


def spawn(command):
    """Starts a command without its output, as cheaply as a shell would."""
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        return os.posix_spawnp(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, null, 1)])
    finally:
        os.close(null)


def percentile(values, share):
    """The smallest value that at least the share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, min(len(ordered), -int(-share * len(ordered) // 1)) - 1)]


def note(text):
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def machine():
    """What the figures were measured on."""
    with open("/proc/cpuinfo", encoding="ascii") as lines:
        model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "unknown")
    with open("/proc/meminfo", encoding="ascii") as lines:
        memory = int(lines.readline().split()[1]) / (1 << 20)
    return f"{os.cpu_count()} cores of {model}, {memory:.0f} GiB, Linux {os.uname().release}"
