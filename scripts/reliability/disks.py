"""F5, F6 and F12: power cuts, full disks, and directories that refuse."""

import json
import os
import pathlib
import random
import resource
import shutil
import struct
import subprocess
import threading
import time

from engine import RECORDS, temporary


def can_mount(folder):
    """Whether this machine lets us mount; says why not otherwise."""
    if os.geteuid() != 0:
        return "mounts need root"
    place = folder / "probe"
    place.mkdir()
    result = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1M", "tmpfs", str(place)], capture_output=True, text=True)
    if result.returncode != 0:
        return f"mount: {result.stderr.strip()}"
    subprocess.run(["umount", str(place)], check=True)
    return None


def f5_power_cuts(context, report):
    engine = context.engine
    folder = temporary()
    why = can_mount(folder) or (None if shutil.which("mkfs.ext4") else "mkfs.ext4 is not installed")
    if why:
        report.skip("F5", "power cuts of an ext4 image", why)
        return
    wanted = 5 if context.quick else 200
    cuts, wrong, acknowledged = power_cuts(engine, folder, wanted, context.seed)
    for entry in wrong[:5]:
        print("   ", entry, flush=True)
    report.add("F5", "power cuts of an ext4 image", f"≥ {wanted} cuts, rules 1 and 2, check clean", f"{cuts} cuts, {acknowledged} acknowledged commits, {len(wrong)} wrong, seed {context.seed}", cuts >= wanted and not wrong)
    if not shutil.which("strace"):
        report.skip("F5", "the control: a device that lies", "strace is not installed")
        return
    lying = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:retval=0"]
    cuts, wrong, acknowledged = power_cuts(engine, folder, 3, context.seed, lying)
    report.add("F5", "the control: fsync that lies", "fails", f"{len(wrong)} of {cuts} cuts lost what was acknowledged", len(wrong) > 0)
    shutil.rmtree(folder)


def power_cuts(engine, folder, wanted, seed, wrapper=()):
    """Copies the image under a running writer, and mounts the copy; cuts, what was wrong, and acknowledged commits."""
    chance = random.Random(seed)
    image, snapshot = folder / "image", folder / "snapshot"
    mounted, copy = folder / "mounted", folder / "copy"
    mounted.mkdir(exist_ok=True)
    copy.mkdir(exist_ok=True)
    records = folder / "records.jsonl"
    cuts, wrong, total = 0, [], 0
    while cuts < wanted:
        with open(image, "wb") as file:
            file.truncate(24 << 20)
        subprocess.run(["mkfs.ext4", "-qF", str(image)], check=True)
        subprocess.run(["mount", "-o", "loop", str(image), str(mounted)], check=True)
        state = {"acknowledged": None, "begun": 0}
        stopping = threading.Event()

        def write():
            version = 0
            while not stopping.is_set():
                version += 1
                engine.records(records, version)
                state["begun"] = version
                result = engine.index(records, mounted / "index", wrapper=wrapper)
                if result.returncode == 0:
                    state["acknowledged"] = version

        writer = threading.Thread(target=write)
        writer.start()
        for _ in range(min(10, wanted - cuts)):
            time.sleep(0.15 + chance.random() * 0.3)
            before = state["acknowledged"]
            subprocess.run(["cp", "--sparse=always", str(image), str(snapshot)], check=True)
            after = state["begun"]
            cuts += 1
            mounting = subprocess.run(["mount", "-o", "loop", str(snapshot), str(copy)], capture_output=True, text=True)
            if mounting.returncode != 0:
                # cp is not one instant: the journal was read before and after a change. Not our files.
                cuts -= 1
                continue
            found = engine.version(copy / "index")
            if isinstance(found, str) or (found or 0) < (before or 0) or (found or 0) > after:
                wrong.append(f"cut {cuts}: found {found}, acknowledged {before}, begun {after}")
            subprocess.run(["umount", str(copy)], check=True)
        stopping.set()
        writer.join()
        total += state["acknowledged"] or 0
        subprocess.run(["umount", str(mounted)], check=True)
    return cuts, wrong, total


def f6_full_disks(context, report):
    engine = context.engine
    folder = temporary()
    why = can_mount(folder)
    if why:
        report.skip("F6", "full disks", why)
        return
    wanted = 24 if context.quick else 500
    place = folder / "full"
    place.mkdir()
    records, other = folder / "records.jsonl", folder / "other.jsonl"
    engine.records(records, 1)
    base = folder / "base"
    engine.index(records, base)
    size = sum(file.stat().st_size for file in base.iterdir())
    engine.records(records, 2, RECORDS)
    full, wrong, tried = 0, [], 0

    def attempt(what, options, *more, limit=None):
        nonlocal full, tried
        tried += 1
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], check=True)
        try:
            shutil.copytree(base, place / "index")
            result = engine.index(records, place / "index", *more, **({"preexec_fn": limit} if limit else {}))
            found = engine.version(place / "index")
            if result.returncode == 0:
                if found != 2:
                    wrong.append(f"{what}: exit 0, and found {found}")
                return
            full += 1
            if result.returncode != 4 or not result.stderr.strip():
                wrong.append(f"{what}: exit {result.returncode} {result.stderr.strip()[:200]}")
            if found != 1:
                wrong.append(f"{what}: the old commit is gone: {found}")
            # With more room the next run frees what was left, and succeeds.
            subprocess.run(["mount", "-o", "remount,size=64M,nr_inodes=10k", str(place)], check=True)
            again = engine.index(records, place / "index")
            names = sorted(name for name in os.listdir(place / "index") if name != "words.gbd")
            if again.returncode != 0 or engine.version(place / "index") != 2 or len(names) != 3:
                wrong.append(f"{what}: with more room: exit {again.returncode} {again.stderr.strip()[:100]} {names}")
        except OSError:
            pass  # not even the base fits
        finally:
            subprocess.run(["umount", str(place)], check=True)

    pages = (size + 4095) // 4096 + len(list(base.iterdir())) + 2
    sizes = 0
    for kinds in [(), ("--ram", "1K"), ("--force-merge", "1"), ("--ram", "1K", "--force-merge", "1")]:
        step = 3 if context.quick else 1
        for extra in range(0, max(6, wanted // 4 * step + step), step):
            attempt(f"{pages + extra} pages {' '.join(kinds)}", f"size={(pages + extra) * 4096}", *kinds)
            sizes += 1
    hit = full
    for inodes in range(5, 12):
        attempt(f"{inodes} inodes", f"size=64M,nr_inodes={inodes}")
    for limit in [100, 1000, 4096, 8192]:
        attempt(f"RLIMIT_FSIZE {limit}", "size=64M", limit=lambda: (resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)), __import__("signal").signal(__import__("signal").SIGXFSZ, __import__("signal").SIG_IGN)))
    for entry in wrong[:5]:
        print("   ", entry, flush=True)
    report.add("F6", "disk full, in steps of 4 KiB; inodes; RLIMIT_FSIZE", f"≥ {wanted} sizes: an error, the old commit serves, room is freed", f"{sizes} sizes and {tried - sizes} other limits, {full} of them full ({hit} by size), {len(wrong)} wrong", sizes >= wanted and full >= 6 and not wrong)
    shutil.rmtree(folder)


def crc32c(data):
    """The CRC-32C of bytes."""
    sum = 0xFFFFFFFF
    for byte in data:
        sum ^= byte
        for _ in range(8):
            sum = sum >> 1 ^ (0x82F63B78 if sum & 1 else 0)
    return sum ^ 0xFFFFFFFF


def resealed(path, change):
    """Writes a commit file again with some bytes changed and its checksum right."""
    data = bytearray(path.read_bytes())
    change(data)
    data[-4:] = struct.pack("<I", crc32c(data[:-4]))
    path.write_bytes(bytes(data))


def f12_refusals(context, report):
    """Two writers, a lock that a killed writer left, a read-only directory, a clock that went back, a newer format."""
    engine = context.engine
    folder = temporary()
    records, index = folder / "records.jsonl", folder / "index"
    engine.records(records, 1)
    engine.index(records, index)

    # A writer that waits for its standard input keeps the lock.
    first = engine.start("index", "-", "--format", "jsonl", "--index", index, stdin=subprocess.PIPE)
    second = None
    for _ in range(100):
        second = engine.index(records, index)
        if second.returncode == 4:
            break
        time.sleep(0.02)
    report.add("F12", "a second writer", "refused with the cause", f"exit {second.returncode}: {second.stderr.strip()}", second.returncode == 4 and "another gongbao is writing" in second.stderr)
    first.kill()
    first.communicate()
    engine.records(records, 2)
    again = engine.index(records, index)
    report.add("F12", "the lock of a writer that was killed", "keeps nobody out", f"exit {again.returncode}", again.returncode == 0 and engine.version(index) == 2)

    if os.geteuid() == 0 and shutil.which("setpriv"):
        os.chmod(folder, 0o755)
        for path in [index, *index.iterdir()]:
            os.chmod(path, 0o555 if path == index else 0o444)
        nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        engine.records(records, 3)
        os.chmod(records, 0o644)
        refused = engine.run("index", records, "--index", index, wrapper=nobody)
        read = engine.run("search", "--index", index, "-F", "条目", "--count", wrapper=nobody)
        report.add("F12", "a directory that is read-only", "refused with the cause; reading goes on", f"exit {refused.returncode}: {refused.stderr.strip()}; search exit {read.returncode}", refused.returncode == 4 and "permission denied" in refused.stderr and read.returncode == 0)
        os.chmod(index, 0o755)
    else:
        report.skip("F12", "a directory that is read-only", "needs root and setpriv")

    # The clock went back: files from the future, and a commit after it.
    future = time.time() + 10 * 365 * 86400
    for path in index.iterdir():
        os.utime(path, (future, future))
    engine.records(records, 4)
    os.utime(records, (0, 0))
    back = engine.index(records, index)
    found = engine.version(index)
    report.add("F12", "a clock that went back", "nothing happens", f"exit {back.returncode}, version {found}", back.returncode == 0 and found == 4)

    # A commit of a newer format.
    commit = next(path for path in index.iterdir() if path.name.endswith(".gbc"))
    whole = commit.read_bytes()
    resealed(commit, lambda data: data.__setitem__(slice(8, 10), struct.pack("<H", 99)))
    reading, writing = engine.run("search", "--index", index, "条目"), engine.index(records, index)
    report.add("F12", "an index of a newer format", "refused with the cause", f"exit {reading.returncode} and {writing.returncode}: {reading.stderr.strip()}", reading.returncode == 3 and writing.returncode == 3 and "format version 99" in reading.stderr)
    kept = commit.exists() and len(list(index.iterdir())) >= 3
    commit.write_bytes(whole)
    report.add("F12", "the same", "nothing is removed", f"version {engine.version(index)} when it is put right", kept and engine.version(index) == 4)
    shutil.rmtree(folder)
