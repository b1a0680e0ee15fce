"""The checks that are tests of the package, at full size: F1, F2, F7, F8, F10, and the random tests of searches."""

import re


def numbers(pattern, output):
    return [int(number) for number in re.findall(pattern, output)]


def sweep(context, report, name, suite, what, asked, least, unit):
    """Runs a suite at full size; each of its tests prints how much it did."""
    code, output, took = context.test(suite, GONGBAO_FULL=name)
    counts = numbers(rf"{name}: (\d+) {unit}", output)
    seeds = sorted(numbers(rf"{name}: .*seed (\d+)", output))
    failures = len(re.findall(r"recorded an issue", output))
    report.add(name, what, asked, f"{sum(counts):,} {unit}, {failures} failures, seeds {seeds[0] if seeds else '-'} to {seeds[-1] if seeds else '-'}, {took:.0f} s", code == 0 and sum(counts) >= least)


def f1_faults(context, report):
    sweep(context, report, "F1", "FaultSweepTests", "every call to the disk fails, in six ways", "≥ 20,000 faults", 20_000, "faults")


def f2_power_cuts(context, report):
    sweep(context, report, "F2", "PowerCutTests", "power cuts after every change, with what was not synced lost or torn; the lying device is found out", "≥ 50,000 states", 50_000, "states")


def f7_damage(context, report):
    sweep(context, report, "F7", "DamageTests", "damaged files that check finds", "≥ 500,000, 100 %", 500_000, "damaged files")
    sweep(context, report, "F7", "DamagedSearchTests", "searches over an index with a damaged file give an error or the same hits", "every byte", 10_000, "damaged indexes")


def f8_lying_files(context, report):
    sweep(context, report, "F8", "LyingFileTests", "lying files: no trap, none over 2 s or 64 MB", "≥ 100,000", 100_000, "lying files")


def f10_model(context, report):
    sweep(context, report, "F10", "ModelTests", "operations, after which hits and scores are those of a new index", "≥ 1,000,000", 1_000_000, "operations")


def random_test(context, report, name, pattern, what):
    code, output, took = context.test(pattern, GONGBAO_CASES=str(context.cases))
    report.add(name, what, "0 failures", f"exit {code}, {took:.0f} s", code == 0)


def queries(context, report):
    random_test(context, report, "–", "LanguageOracleTests", f"{context.cases:,} query trees against a look at every clause")


def highlights(context, report):
    random_test(context, report, "–", "SearchTests.HighlightTests", f"highlights of {context.cases:,} documents")


def memory(context, report):
    random_test(context, report, "–", "IndexCommandTests/memory", "memory of indexing 64 MB")
