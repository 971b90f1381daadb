#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Measures how time and memory of `diasim run` grow with people, degree, steps and threads.

    python3 tests/benchmark/growth.py build/release/diasim docs [MOST_PEOPLE [REPEATS]]

Runs scenarios/scale/million.toml with one of the four changed at a time, from 10^4 to MOST_PEOPLE (10^7)
people; writes docs/growth.csv (medians of REPEATS runs, 3; a run of 10^8 people is not repeated) and
docs/growth.svg, and prints slopes: the exponent b of time ~ x^b, by least squares on logarithms. Needs
nothing but Python.
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
COLUMNS = ["varied", *USUAL, "core_seconds", "seconds", "peak_bytes"]
PANELS = [("core_seconds", "core-seconds"), ("seconds", "seconds"), ("peak_bytes", "bytes at the peak")]


def points(most_people):
    """The runs to measure, as (what is varied, values of all four)."""
    people = [10**k for k in range(4, 9) if 10**k <= most_people]
    values = {"people": people, "degree": [6, 12, 24, 48], "steps": [60, 120, 240],
              "threads": [n for n in (1, 2, 4, 8, 16) if n <= (os.cpu_count() or 1)]}
    return [(name, {**USUAL, name: value}) for name in values for value in values[name]]


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
    """One small plot on logarithmic axes: an SVG group of 200 x 130."""
    def place(key, size):
        logs = [math.log10(row[key]) for row in rows]
        low, high = min(logs), max(logs)
        return [size * (value - low) / (high - low or 1.0) for value in logs]
    dots = [(left + a, top + 130 - b) for a, b in zip(place(x, 200), place(y, 130))]
    path = " ".join(f"{a:.1f},{b:.1f}" for a, b in dots)
    text = [f'<polyline points="{path}" fill="none" stroke="#0969da"/>']
    for (a, b), row in zip(dots, rows):
        text.append(f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="#0969da">'
                    f'<title>{x} {row[x]}: {row[y]:.4g} {label}</title></circle>')
    first, last = rows[0], rows[-1]
    text.append(f'<text x="{left}" y="{top - 22}">{label}, slope {slope(rows, x, y):.2f}</text>'
                f'<text x="{left}" y="{top - 8}">{first[y]:.3g} to {last[y]:.3g}</text>'
                f'<text x="{left}" y="{top + 150}">{x} {first[x]:g} to {last[x]:g}</text>')
    return "\n".join(text)


def draw(rows, file):
    """A row of panels for each thing varied, a column for each thing measured."""
    parts = []
    varied = [name for name in USUAL if sum(row["varied"] == name for row in rows) > 1]
    for i, x in enumerate(varied):
        chosen = [row for row in rows if row["varied"] == x]
        parts += [panel(chosen, x, y, label, 20 + 250 * j, 50 + 220 * i)
                  for j, (y, label) in enumerate(PANELS)]
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 '
                    f'{220 * len(varied)}" font-family="sans-serif" font-size="12">\n'
                    '<rect width="100%" height="100%" fill="#ffffff"/>\n'
                    + "\n".join(parts) + "\n</svg>\n")


def main(program, folder, most_people="10000000", repeats="3"):
    rows = []
    for varied, at in points(int(most_people)):
        runs = [measure(program, at) for _ in range(int(repeats) if at["people"] < 10**8 else 1)]
        medians = [statistics.median(column) for column in zip(*runs)]
        rows.append({"varied": varied, **at, **dict(zip(COLUMNS[-3:], medians))})
        print(varied, at[varied], *(f"{value:.4g}" for value in medians), flush=True)
    with open(Path(folder) / "growth.csv", "w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    draw(rows, Path(folder) / "growth.svg")
    for x in USUAL:
        chosen = [row for row in rows if row["varied"] == x]
        if len(chosen) > 1:
            print(f"{x}:", ", ".join(f"{label} {slope(chosen, x, y):.2f}" for y, label in PANELS))


if __name__ == "__main__":
    if not 3 <= len(sys.argv) <= 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
