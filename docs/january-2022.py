#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Draws docs/january-2022.svg and docs/january-2022-dark.svg from a result of scenarios/january-2022.toml,
and prints the numbers that README.md and model/ODD.md (section 1) quote from it.

    diasim run scenarios/january-2022.toml -o january-2022.h5
    python3 docs/january-2022.py january-2022.h5 docs

Needs python3-matplotlib, python3-xarray and python3-netcdf4 of Debian.
"""
import sys
from pathlib import Path

import matplotlib
import numpy as np
import xarray as xr

matplotlib.use("svg")
matplotlib.rcParams.update({"svg.hashsalt": "diasim", "font.size": 10, "axes.spines.top": False,
                            "axes.spines.right": False})
import matplotlib.dates as dates  # noqa: E402
import matplotlib.pyplot as plt  # noqa: E402

FIRST, LAST = np.datetime64("2021-12-31"), np.datetime64("2022-02-01")
LOYAL = {"loyal_statement", "mourning_gathering"}
THEMES = {
    "january-2022.svg": {"ink": "#24292f", "grid": "#d0d7de", "shade": "#eaeef2", "paper": "#ffffff",
                         "people": "#0969da", "critical": "#bc4c00", "loyal": "#1a7f37"},
    "january-2022-dark.svg": {"ink": "#e6edf3", "grid": "#3d444d", "shade": "#21262d",
                              "paper": "#0d1117", "people": "#58a6ff", "critical": "#f0883e",
                              "loyal": "#56d364"},
}


def region_of_communities(result):
    country_region = result.country_region.values.astype(str)
    return country_region[result.community_country.values.astype(int)]


def band(axes, time, values, color, label=None):
    """Median over replicates (first axis) and the 5th to 95th percentile."""
    low, middle, high = np.percentile(values, [5, 50, 95], axis=0)
    axes.fill_between(time, low, high, color=color, alpha=0.25, linewidth=0)
    axes.plot(time, middle, color=color, linewidth=1.6, label=label)


def acts_by_day(result, here, names):
    chosen = result.participation.isel(community=here).sel(activity=names)
    return chosen.sum(["community", "activity"]).resample(time="1D").sum()


def draw_gatherings(axes, result, region, theme):
    site_region = result.country_region.values.astype(str)[result.site_country.values.astype(int)]
    activity = result.activity.values.astype(str)[result.gathering_activity.values.astype(int)]
    is_here = site_region[result.gathering_site.values.astype(int)] == region
    is_loyal = np.isin(activity, list(LOYAL))
    for loyal, color, alpha in ((True, theme["loyal"], 0.4), (False, theme["critical"], 0.5)):
        chosen = is_here & (is_loyal == loyal)
        axes.scatter(result.gathering_time.values[chosen], result.gathering_attendance.values[chosen],
                     s=14, color=color, alpha=alpha, linewidths=0)
    axes.set_yscale("log")
    axes.set_ylim(1, 2000)


def draw_region(column, result, region, title, theme):
    here = region_of_communities(result) == region
    attentive = result.attentive.isel(community=here).sum("community")
    band(column[0], result.time.values, attentive.values / 1000, theme["people"])
    names = result.activity.values.astype(str)
    critical = [n for n in names if n not in LOYAL]
    for chosen, color, label in ((critical, theme["critical"], "critical or solidary"),
                                 (sorted(LOYAL), theme["loyal"], "loyal")):
        acts = acts_by_day(result, here, chosen)
        band(column[1], acts.time.values + np.timedelta64(12, "h"), acts.values, color, label)
    column[1].set_yscale("symlog", linthresh=1)
    column[1].set_ylim(0, 20000)
    draw_gatherings(column[2], result, region, theme)
    column[0].set_title(title, loc="left", fontweight="bold", color=theme["ink"])


def shade_blackout(axes, result, theme):
    """Shades the steps in which lines to Almaty carry less than a fifth of normal."""
    region = list(result.region.values.astype(str)).index("almaty")
    cut = result.connectivity.isel(region=region).values < 0.2
    step = result.time.values[1] - result.time.values[0]
    for begin in result.time.values[cut]:
        axes.axvspan(begin, begin + step, color=theme["shade"], linewidth=0, zorder=0)


def style(axes, result, theme):
    shade_blackout(axes, result, theme)
    axes.set_facecolor("none")
    axes.set_xlim(FIRST, LAST)
    axes.xaxis.set_major_locator(dates.WeekdayLocator(byweekday=dates.SU))
    axes.xaxis.set_major_formatter(dates.DateFormatter("%-d %b"))
    axes.tick_params(colors=theme["ink"])
    axes.yaxis.label.set_color(theme["ink"])
    axes.grid(axis="y", color=theme["grid"], linewidth=0.6)
    axes.set_axisbelow(True)
    for spine in axes.spines.values():
        spine.set_color(theme["grid"])


def draw(result, theme, path):
    figure, all_axes = plt.subplots(3, 2, figsize=(10, 7.4), sharex=True, sharey="row",
                                    layout="constrained")
    draw_region(all_axes[:, 0], result, "europe", "Europe", theme)
    draw_region(all_axes[:, 1], result, "turkey", "Turkey", theme)
    for axes in all_axes.flat:
        style(axes, result, theme)
    all_axes[0, 0].set_ylim(0, 130)
    for axes in all_axes[1:, 0]:
        axes.yaxis.set_major_formatter(lambda n, _: f"{n:,.0f}")
    all_axes[0, 0].set_ylabel("attentive people\n(thousand)")
    all_axes[1, 0].set_ylabel("acts a day")
    all_axes[2, 0].set_ylabel("people at a gathering")
    all_axes[1, 1].legend(frameon=False, labelcolor=theme["ink"], loc="upper right")
    n = result.sizes["replicate"]
    all_axes[2, 1].text(0.99, 0.97, f"each dot a gathering,\nall {n} replicates together",
                        transform=all_axes[2, 1].transAxes, ha="right", va="top", color=theme["ink"])
    all_axes[0, 1].text(0.99, 0.97, "line: median, band: 5th to 95th percentile\n"
                        "grey: lines to Almaty cut", transform=all_axes[0, 1].transAxes, ha="right",
                        va="top", color=theme["ink"])
    figure.savefig(path, facecolor=theme["paper"], metadata={"Date": None})
    plt.close(figure)


def print_gatherings(result):
    """Where and when gatherings were, over all replicates together."""
    activity = result.activity.values.astype(str)[result.gathering_activity.values.astype(int)]
    is_loyal = np.isin(activity, list(LOYAL))
    site_region = result.country_region.values.astype(str)[result.site_country.values.astype(int)]
    in_turkey = site_region[result.gathering_site.values.astype(int)] == "turkey"
    for name in ("rally", "picket", "mourning_gathering"):
        chosen = activity == name
        print(f"{name}: {np.sum(in_turkey & chosen)} of {np.sum(chosen)} in Turkey")
    days = result.gathering_time.values.astype("datetime64[D]")
    replicate = result.gathering_replicate.values.astype(int)
    firsts = [days[~is_loyal & (replicate == r)].min() for r in np.unique(replicate[~is_loyal])]
    for day, n in zip(*np.unique(firsts, return_counts=True)):
        print(f"first critical gathering on {day} in {n} replicates")
    sizes = np.sort(result.gathering_attendance.values[~is_loyal])[::-1]
    if len(sizes):
        share = sizes[:-(-len(sizes) // 5)].sum() / sizes.sum()
        print(f"the largest fifth of critical gatherings holds {share:.2f} of the participants")


def print_numbers(result):
    """Medians are over replicates; gatherings are counted over all replicates together."""
    activity = result.activity.values.astype(str)[result.gathering_activity.values.astype(int)]
    for name in ("rally", "picket", "mourning_gathering"):
        chosen = activity == name
        sizes = result.gathering_attendance.values[chosen]
        days = result.gathering_time.values[chosen].astype("datetime64[D]")
        weekday = (days.astype(int) + 3) % 7  # day 0 of the calendar was a Thursday
        if len(sizes):
            print(f"{name}: {len(sizes)}, median size {np.median(sizes):g}, largest {sizes.max()}, "
                  f"first {days.min()}, on Saturdays {np.sum(weekday == 5)}, Sundays {np.sum(weekday == 6)}")
    for region in ("europe", "turkey"):
        here = region_of_communities(result) == region
        attentive = result.attentive.isel(community=here).sum("community").median("replicate")
        print(f"{region}: at most {float(attentive.max()):.0f} attentive people")
    for name, n in result.participants.sum("community").median("replicate").to_series().items():
        print(f"{name}: {n:g} participants")
    people = result.people.sum(["community", "subgroup"])
    share = result.active_people.sum("community") / people
    print(f"share who did anything: {float(share.median()):.3f}")
    missed = 1 - result.reached.sum("community") / people
    print(f"share never reached by news: {float(missed.median()):.4f}, "
          f"{float(missed.min()):.4f} to {float(missed.max()):.4f}")


def main():
    result = xr.open_dataset(sys.argv[1])
    print_numbers(result)
    print_gatherings(result)
    for name, theme in THEMES.items():
        draw(result, theme, Path(sys.argv[2]) / name)


main()
