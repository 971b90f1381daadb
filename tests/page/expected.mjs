// SPDX-License-Identifier: BSD-3-Clause
// The numbers of the page, computed a second time from what ncdump says is in the result file.
import { attribute, has, values } from "./cdl.mjs";

/** Quantile by linear interpolation between ranks (Hyndman and Fan 1996, type 7). */
function quantile(sorted, p) {
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

function interval(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return [0.05, 0.5, 0.95].map((p) => quantile(sorted, p));
}

const range = (n) => [...Array(n).keys()];
const sum = (numbers) => numbers.reduce((a, b) => a + (Number.isNaN(b) ? 0 : b), 0);

/** Axes of a result, and its arrays row by row for the replicates that were done. */
function resultOf(file) {
  const status = values(file, "status");
  const names = Object.fromEntries(["activity", "country", "country_title"].map((name) => [name, values(file, name)]));
  names.barrier = has(file, "barrier") ? values(file, "barrier") : [];
  const rows = (name) => {
    const all = values(file, name);
    const size = all.length / status.length;
    return status.flatMap((failed, i) => failed ? [] : [all.slice(i * size, (i + 1) * size)]);
  };
  const start = Date.parse(attribute(file, "time:units").replace("hours since ", "").replace(" ", "T") + "Z");
  const time = values(file, "time");
  const dateOf = (hours) => new Date(start + hours * 3600000).toISOString().slice(0, 10);
  const dates = time.map(dateOf);
  return { file, status, names, rows, time, dates, days: [...new Set(dates)], period: values(file, "period"),
    places: values(file, "community_country").length, community_country: values(file, "community_country") };
}

function addPeople(result, found) {
  const { rows, names, community_country } = result;
  const people = rows("people").map(sum);
  const active = rows("active_people");
  found.set("people", interval(people));
  found.set("reached", interval(rows("reached").map(sum)));
  found.set("active", interval(active.map(sum)));
  found.set("active share", interval(active.map((row, i) => sum(row) / people[i])));
  names.country.forEach((code, country) => found.set(`active in ${code}`,
    interval(active.map((row) => sum(row.filter((_, i) => community_country[i] === country))))));
  const n = names.activity.length;
  const participants = rows("participants");
  names.activity.forEach((name, k) => found.set(`participants ${name}`,
    interval(participants.map((row) => sum(row.filter((_, i) => i % n === k))))));
  found.set("fizzled", interval(rows("failed_gatherings").map(sum)));
  found.set("replicates", [people.length]);
  found.set("failed", [result.status.length - people.length]);
}

function addCourse(result, found) {
  const { rows, names, days, dates, places } = result;
  const n = names.activity.length;
  const lastStep = days.map((day) => dates.lastIndexOf(day));
  const attentive = rows("attentive");
  days.forEach((day, i) => found.set(`attentive ${day}`,
    interval(attentive.map((row) => sum(row.slice(lastStep[i] * places, (lastStep[i] + 1) * places))))));
  const acts = rows("participation").map((row) => {
    const byDay = days.map(() => names.activity.map(() => 0));
    row.forEach((value, i) => { byDay[days.indexOf(dates[Math.floor(i / n / places)])][i % n] += value; });
    return byDay;
  });
  days.forEach((day, i) => names.activity.forEach((name, k) =>
    found.set(`acts ${name} ${day}`, interval(acts.map((row) => row[i][k])))));
  found.set("mean acts", new Map(days.flatMap((day, i) => names.activity.map((name, k) =>
    [`${name} ${day}`, sum(acts.map((row) => row[i][k])) / acts.length]))));
}

function addFunnel(result, found) {
  const { rows, names, time, period, places } = result;
  const n = names.activity.length;
  const stepsOf = period.map((begin, i) => range(time.length).filter((step) =>
    time[step] >= begin && (i + 1 === period.length || time[step] < period[i + 1])));
  const attentive = rows("attentive");
  const atEnd = period.map((_, i) => interval(attentive.map((row) => {
    const last = stepsOf[i].at(-1);
    return sum(row.slice(last * places, (last + 1) * places));
  })));
  const peak = atEnd.reduce((best, one, i) => one[1] > atEnd[best][1] ? i : best, 0);
  const inPeriod = (name) => (k) => interval(rows(name).map((row) =>
    sum(row.slice(peak * places * n, (peak + 1) * places * n).filter((_, i) => i % n === k))));
  const motivated = inPeriod("funnel_motivated");
  const unhindered = inPeriod("funnel_unhindered");
  const acts = rows("participation");
  names.activity.forEach((name, k) => {
    found.set(`funnel ${name} people`, found.get("people"));
    found.set(`funnel ${name} attentive`, atEnd[peak]);
    found.set(`funnel ${name} motivated`, motivated(k));
    found.set(`funnel ${name} unhindered`, unhindered(k));
    found.set(`funnel ${name} acted`, interval(acts.map((row) => sum(stepsOf[peak].flatMap((step) =>
      row.slice(step * places * n, (step + 1) * places * n).filter((_, i) => i % n === k))))));
  });
}

function addBarriers(result, found) {
  const { rows, names } = result;
  const n = names.barrier.length;
  if (n === 0) return;
  const losses = rows("barrier_loss_total");
  const share = (part, all) => all > 0 ? part / all : 0;
  const activityOf = (i) => Math.floor(i / n) % names.activity.length;
  names.barrier.forEach((name, b) => {
    const own = losses.map((row) => sum(row.filter((_, i) => i % n === b)));
    found.set(`lost ${name}`, interval(own));
    found.set(`lost share ${name}`, interval(own.map((one, i) => share(one, sum(losses[i])))));
    names.activity.forEach((activity, k) => found.set(`loss ${name} ${activity}`, interval(losses.map((row) =>
      share(sum(row.filter((_, i) => i % n === b && activityOf(i) === k)), sum(row.filter((_, i) => activityOf(i) === k)))))));
  });
}

function addGatherings(result, found) {
  const { file, status, names } = result;
  const done = values(file, "replicate").filter((_, i) => status[i] === 0);
  const column = (name) => has(file, name) ? values(file, name) : [];
  const replicate = column("gathering_replicate");
  const people = column("gathering_attendance");
  const site = column("gathering_site");
  const country = values(file, "site_country");
  const count = (chosen) => interval(done.map((one) => replicate.filter((r, i) => r === one && chosen(i)).length));
  found.set("gatherings", count(() => true));
  found.set("largest gathering", interval(done.map((one) => Math.max(0, ...people.filter((_, i) => replicate[i] === one)))));
  const classes = [1, 5, 10, 20, 50, 100, 200, 500, 1000, Infinity];
  classes.slice(0, -1).forEach((low, c) => found.set(`gatherings size ${low}`,
    count((i) => people[i] >= low && people[i] < classes[c + 1])));
  names.country.forEach((code, c) => found.set(`gatherings in ${code}`, count((i) => country[site[i]] === c)));
}

function addComparison(file, found) {
  const column = (name) => has(file, name) ? values(file, `comparison/${name}`) : [];
  const rows = (name) => [column(`${name}_low`), column(`${name}_median`), column(`${name}_high`)];
  const groups = column("count_group");
  const [low, median, high] = rows("count_simulated");
  const observed = column("count_observed");
  column("count_name").forEach((name, i) => {
    found.set(`observed ${groups[i]} ${name}`, [observed[i]]);
    found.set(`simulated ${groups[i]} ${name}`, [low[i], median[i], high[i]]);
  });
  const baselines = column("skill_baseline");
  const [value, from, to] = ["skill_value", "skill_low", "skill_high"].map(column);
  column("skill_score").forEach((score, i) => found.set(`skill ${score} ${baselines[i]}`,
    Number.isFinite(from[i]) ? [from[i], value[i], to[i]] : [value[i]]));
  column("tenth_places").forEach((places, i) => found.set(`tenth ${i + 1}`, [places]));
  found.set("observed without week", [sum(observed.map((n, i) =>
    groups[i] === "all" ? n : groups[i] === "week" ? -n : 0))]);
  found.set("observed events", [column("event_type").length]);
}

/** Events whose city no community of their country is named after. */
function addUnplaced(resultFile, comparisonFile, found) {
  const codes = values(resultFile, "country");
  const country = values(resultFile, "community_country");
  const titles = values(resultFile, "community_title");
  const countries = values(comparisonFile, "comparison/event_country");
  const isPlaced = (city, code) => city !== "" && titles.some((title, i) =>
    codes[country[i]] === code && (title === city || title.startsWith(`${city} (`) || title.startsWith(`${city} /`)));
  const cities = values(comparisonFile, "comparison/event_city");
  found.set("events without place", [cities.filter((city, i) => !isPlaced(city, countries[i])).length]);
}

/** All numbers that the page may show of the two files, by their source. */
export function expectedNumbers(resultFile, comparisonFile) {
  const found = new Map();
  const result = resultOf(resultFile);
  for (const add of [addPeople, addCourse, addFunnel, addBarriers, addGatherings]) add(result, found);
  addComparison(comparisonFile, found);
  addUnplaced(resultFile, comparisonFile, found);
  return found;
}
