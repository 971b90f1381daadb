#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Writes the plan of a Morris screening over every number of the theory that a scenario states.

    diasim show scenarios/january-2022.toml --parameters --format csv |
        calibration/sweeps/make_screening.py > calibration/sweeps/january-2022-screening.toml

A range is the one that the entry's `prior` names for this kind of value ("weights 0.5 to 2",
"half-life 2 to 10 d"); without one it is the central value less and plus one half of it, as far as
the format allows. What is 0, or stated neither in the theory files nor in the scenario for one of
their tables, is left out.
"""
import csv
import re
import sys

FILES = ("theory/contention.toml", "theory/attention.toml", "theory/homeland.toml")
OF_SCENARIO = "scenarios/january-2022.toml"
TABLES = ("motive.", "barrier.", "activity.", "channel.", "kind.", "series.")
HEAD = """\
title       = "Which numbers of the theory matter in January 2022?"
description = "Morris screening of every number that the theory files state. Ranges are priors where the theory names them, else the central value -50 % to +50 %. A tenth of the people, for speed: numbers of people and acts are a tenth, and gatherings rarer than that."
scenario    = "../../scenarios/january-2022.toml"
set         = ["population.scale=0.1", "population.size=mid"]
replicates  = 1
outputs     = ["participants.share_online", "participants.sign_petition", "participants.rally", "participants.loyal_statement", "reached", "gatherings"]

[design]
kind         = "morris"
trajectories = 10
steps        = 4
seed         = 20220102

# Written by make_screening.py.
"""


def number(text):
    """The value in the unit of its kind: days, per day, or plain."""
    match = re.fullmatch(r"(-?[0-9.]+(?:e[+-]?[0-9]+)?)\s*/?\s*([a-z]*)", text)
    if not match:
        return None
    value, unit = float(match[1]), match[2]
    units = {"": 1.0, "d": 1.0, "h": 1 / 24, "min": 1 / 1440, "s": 1 / 86400, "weeks": 7.0, "km": 1.0, "m": 0.001}
    if unit not in units:
        return None
    return value / units[unit] if "/" in text else value * units[unit]


def prior_of(path, prior):
    """Low and high that a prior names for the value at this path."""
    kind = "half-life" if path.endswith("half_life") else "weights?"
    if kind == "weights?" and not re.search(r"\.(weight|drives\.\w+)$", path):
        return None
    match = re.search(kind + r" (-?[0-9.]+) to (-?[0-9.]+)", prior)
    return (float(match[1]), float(match[2])) if match else None


def allowed(row):
    """Low and high of the format."""
    ends = [number(end.strip()) for end in row["range"].split(" to ")] if " to " in row["range"] else []
    return ends if len(ends) == 2 and None not in ends else [float("-inf"), float("inf")]


def is_theory(row):
    """Whether a row states a number of the theory."""
    file = row["origin"].split(":")[0]
    return file.endswith(FILES) or (file.endswith(OF_SCENARIO) and row["path"].startswith(TABLES))


def factors(rows):
    for row in rows:
        value = number(row["value"])
        if not row["unit"] or not value or not is_theory(row):
            continue
        prior = prior_of(row["path"], row["prior"])
        low, high = prior or sorted((0.5 * value, 1.5 * value))
        least, most = allowed(row)
        low, high = max(low, least), min(high, most)
        yield row["path"], low, high, "prior" if prior else "-50 % to +50 %"


def main():
    print(HEAD, end="")
    for path, low, high, note in factors(csv.DictReader(sys.stdin)):
        print(f'\n[factor.{path.replace(".", "-")}]\ntarget  = "{path}"')
        print(f'uniform = {{ low = {low:.6g}, high = {high:.6g} }}\nnote    = "{note}"')


main()
