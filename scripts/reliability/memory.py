"""F13: the process is killed for its memory, while it builds and merges."""

import os
import pathlib
import shutil
import subprocess

from engine import temporary

GROUPS = pathlib.Path("/sys/fs/cgroup/memory")


def f13_memory(context, report):
    engine = context.engine
    if os.geteuid() != 0 or not (GROUPS / "memory.limit_in_bytes").exists():
        report.skip("F13", "memory limits", "needs root and version 1 of cgroups with a memory controller")
        return
    folder = temporary()
    group = GROUPS / f"gongbao-{os.getpid()}"
    group.mkdir()
    count = 3 if context.quick else 20
    records, base, index = folder / "records.jsonl", folder / "base", folder / "index"
    many = 5_000 if context.quick else 30_000
    engine.records(records, 1, many)
    engine.index(records, base, timeout=300)
    engine.records(records, 2, many)
    killed, wrong, budgets = 0, [], []
    budget, documented = 32, 160
    try:
        for number in range(count):
            # From what no process can start in to more than the documented need.
            limit = 2 + (documented * 5 // 4 - 2) * number // (count - 1)
            for arguments in (["index", str(records), "--index", str(index), "--ram", f"{budget}M", "--threads", "1"], ["merge", "--index", str(index)]):
                shutil.rmtree(index, ignore_errors=True)
                shutil.copytree(base, index)
                (group / "memory.limit_in_bytes").write_text(str(limit << 20))
                result = engine.run(*arguments, timeout=300, preexec_fn=lambda: (group / "cgroup.procs").write_text(str(os.getpid())))
                after = 2 if arguments[0] == "index" else 1
                found = engine.version(index, many)
                if result.returncode in (-9, 137):
                    killed += 1
                    if limit >= documented:
                        wrong.append(f"{limit} MB, {arguments[0]}: killed above the documented need")
                elif result.returncode != 0:
                    wrong.append(f"{limit} MB, {arguments[0]}: exit {result.returncode} {result.stderr[:200]}")
                if found not in (1, after) or (result.returncode == 0 and found != after):
                    wrong.append(f"{limit} MB, {arguments[0]}: exit {result.returncode}, found {found}")
                budgets.append(limit)
    finally:
        group.rmdir()
    for entry in wrong[:5]:
        print("   ", entry, flush=True)
    # Of three sizes none need be too small on another kind of machine; of twenty some must be, or nothing was tested.
    report.add("F13", f"memory limits of {budgets[0]} to {budgets[-1]} MB while building and merging, --ram {budget}M", f"{count} sizes, rules 1 and 2, no kill from {documented} MB on", f"{count} sizes, {killed} killed, {len(wrong)} wrong", (killed > 0 or context.quick) and not wrong)
    shutil.rmtree(folder)
