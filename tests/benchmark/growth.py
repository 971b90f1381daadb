#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Measures how time and memory of `diasim run` grow with people, degree, steps and threads.

    python3 tests/benchmark/growth.py build/release/diasim docs [MOST_PEOPLE [REPEATS]]

Runs scenarios/scale/million.toml with one of the four changed at a time, from 10^4 to MOST_PEOPLE (10^7)
people (10^8 take 13 GiB); writes docs/growth.csv (medians of REPEATS runs, 3; those of 10^7 people and
more are not repeated) and docs/growth.svg, and prints slopes: the exponent b of time ~ x^b, by least
squares on logarithms. Needs nothing but Python.
"""
import csv
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

SCENARIO = Path(__file__).resolve().parents[2] / "scenarios/scale/million.toml"
SCALE_OF_A_MILLION = 4.7283  # of the scenario
START = datetime(2021, 12, 20)  # of the scenario
STEPS_PER_DAY = 4
USUAL = {"people": 100_000, "degree": 12, "steps": 240, "threads": 1}
STEPS_BY_PEOPLE = 72  # past the shootings of 5 January; with 10^8 people 240 would take half an hour
COLUMNS = ["varied", *USUAL, "core_seconds", "seconds", "peak_bytes"]
PANELS = [("core_seconds", "core-seconds"), ("seconds", "seconds"), ("peak_bytes", "bytes at the peak")]


def points(most_people):
    """The runs to measure, as (what is varied, values of all four)."""
    people = [10**k for k in range(4, 9) if 10**k <= most_people]
    values = {"people": people, "degree": [6, 12, 24, 48], "steps": [60, 120, 240],
              "threads": [n for n in (1, 2, 4, 8, 16) if n <= (os.cpu_count() or 1)]}
    usual = {name: {**USUAL, "steps": STEPS_BY_PEOPLE} if name == "people" else USUAL for name in values}
    return [(name, {**usual[name], name: value}) for name in values for value in values[name]]


def measure(program, at):
    """Core-seconds, seconds and peak memory [bytes] of one run, as the system counts them."""
    end = START + timedelta(days=at["steps"] // STEPS_PER_DAY)
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "run", SCENARIO, "--no-report", "-o", f"{folder}/run.h5",
                   "--jobs", str(at["threads"]),
                   "--set", f"population.scale={SCALE_OF_A_MILLION * at['people'] / 1e6}",
                   "--set", f"network.friends.mean_degree={at['degree']}",
                   "--set", f"time.end={end:%Y-%m-%dT00:00:00Z}"]
        start = time.monotonic()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        complaint = child.stderr.read().decode()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            sys.exit(complaint)
        return usage.ru_utime + usage.ru_stime, time.monotonic() - start, 1024 * usage.ru_maxrss


def slope(rows, x, y):
    """Exponent b of y ~ x^b."""
    logs = [(math.log(row[x]), math.log(row[y])) for row in rows]
    mean_x, mean_y = (statistics.fmean(column) for column in zip(*logs))
    return (sum((a - mean_x) * (b - mean_y) for a, b in logs)
            / sum((a - mean_x) ** 2 for a, _ in logs))


def panel(rows, x, y, label, left, top):
    """One small plot on logarithmic axes, whole decades upwards: an SVG group of 200 x 130."""
    xs = [math.log10(row[x]) for row in rows]
    ys = [math.log10(row[y]) for row in rows]
    low = math.floor(min(ys))
    high = max(low + 1, math.ceil(max(ys)))
    across = [left + 200 * (value - xs[0]) / (xs[-1] - xs[0]) for value in xs]
    up = [top + 130 * (high - value) / (high - low) for value in ys]
    text = [f'<text x="{left}" y="{top - 10}">{label}, slope {slope(rows, x, y):.2f}</text>']
    for decade in range(low, high + 1):
        line = top + 130 * (high - decade) / (high - low)
        text.append(f'<path d="M{left},{line:.1f}h200" stroke="#d0d7de"/>'
                    f'<text x="{left - 6}" y="{line + 4:.1f}" text-anchor="end">{10.0**decade:g}</text>')
    path = " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(across, up))
    text.append(f'<polyline points="{path}" fill="none" stroke="#0969da"/>')
    for a, b, row in zip(across, up, rows):
        text.append(f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="#0969da">'
                    f'<title>{x} {row[x]}: {row[y]:.4g} {label}</title></circle>'
                    f'<text x="{a:.1f}" y="{top + 146}" text-anchor="middle">{row[x]:g}</text>')
    text.append(f'<text x="{left + 100}" y="{top + 163}" text-anchor="middle">{x}</text>')
    return "\n".join(text)


def draw(rows, file):
    """A row of panels for each thing varied, a column for each thing measured."""
    parts = []
    varied = [name for name in USUAL if sum(row["varied"] == name for row in rows) > 1]
    for i, x in enumerate(varied):
        chosen = [row for row in rows if row["varied"] == x]
        parts += [panel(chosen, x, y, label, 50 + 270 * j, 40 + 220 * i)
                  for j, (y, label) in enumerate(PANELS)]
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 820 '
                    f'{220 * len(varied)}" font-family="sans-serif" font-size="12">\n'
                    '<rect width="100%" height="100%" fill="#ffffff"/>\n'
                    + "\n".join(parts) + "\n</svg>\n")


def write(rows, file):
    """The table, in the order of what is varied."""
    with open(file, "w", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: list(USUAL).index(row["varied"])))


def main(program, folder, most_people="10000000", repeats="3"):
    rows = []
    # The largest last; what is finished is written after each.
    for varied, at in sorted(points(int(most_people)), key=lambda point: point[1]["people"]):
        runs = [measure(program, at) for _ in range(int(repeats) if at["people"] < 10**7 else 1)]
        medians = [statistics.median(column) for column in zip(*runs)]
        rows.append({"varied": varied, **at, **dict(zip(COLUMNS[-3:], medians))})
        print(varied, at[varied], *(f"{value:.4g}" for value in medians), flush=True)
        write(rows, Path(folder) / "growth.csv")
        draw(rows, Path(folder) / "growth.svg")
    for x in USUAL:
        chosen = [row for row in rows if row["varied"] == x]
        if len(chosen) > 1:
            print(f"{x}:", ", ".join(f"{label} {slope(chosen, x, y):.2f}" for y, label in PANELS))


if __name__ == "__main__":
    if not 3 <= len(sys.argv) <= 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
