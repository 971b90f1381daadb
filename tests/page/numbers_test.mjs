// SPDX-License-Identifier: BSD-3-Clause
// node numbers_test.mjs PAGE.html RESULT.h5 COMPARISON.h5
// Every number on the page comes from the files: each is found by its source and computed again.
import { readFileSync } from "node:fs";
import { expectedNumbers } from "./expected.mjs";
import { check, finish } from "./checks.mjs";

const [pageFile, resultFile, comparisonFile] = process.argv.slice(2);
const html = readFileSync(pageFile, "utf8");
const expected = expectedNumbers(resultFile, comparisonFile);
const plain = (text) => text.replace(/&#39;/g, "'").replace(/&quot;/g, '"').replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
const isNear = (a, b, relative) => (Number.isNaN(a) && Number.isNaN(b)) || Math.abs(a - b) <= relative * Math.max(1e-6, Math.abs(a), Math.abs(b));

// 1. Each number of the text and of tables. Losses and funnels are stored as 32-bit numbers.
const data = [...html.matchAll(/<data data-source="([^"]*)" value="([^"]*)">([^<]*)<\/data>/g)];
check(data.length > 100, `only ${data.length} numbers on the page`);
for (const [, source, value] of data) {
  const name = plain(source);
  const known = expected.get(name);
  const shown = value.split(" ").map((word) => Number(word === "nan" ? NaN : word));
  check(known !== undefined, `nobody knows where '${name}' comes from`);
  check(known?.length === shown.length && known.every((one, i) => isNear(one, shown[i], 1e-6)),
    `${name} is ${shown}, but the file says ${known}`);
}

// 2. No sentence holds a number of another kind.
const sections = html.slice(html.indexOf("<main"), html.indexOf('<section id="limits"'));
for (const [, paragraph] of sections.replace(/<div class="verdict">[\s\S]*?<\/div>/, "").matchAll(/<p>([\s\S]*?)<\/p>/g)) {
  const rest = paragraph.replace(/<(data|time|code)[^>]*>[^<]*<\/\1>/g, "");
  check(!/[0-9]/.test(rest), `a number without a source: ${rest}`);
}

// 3. What pictures draw is what tables say.
const page = JSON.parse(/<script type="application\/json" id="report-data">([\s\S]*?)<\/script>/.exec(html)[1]);
const pictured = (id, rows, sourceOf) => {
  for (const row of rows) {
    const known = expected.get(sourceOf(row));
    check(known !== undefined && [row.low, row.median, row.high].every((one, i) => isNear(one, known[i], 1e-4)),
      `picture ${id} draws ${JSON.stringify(row)}, but the file says ${known}`);
  }
};
const activities = page.map.activities.map((one) => one.name);
const rowsOf = (id) => page.pictures[id].data.values;
pictured("attention", rowsOf("attention"), (row) => `attentive ${row.day}`);
activities.forEach((name, i) => {
  pictured(`acts-${i}`, rowsOf(`acts-${i}`), (row) => `acts ${name} ${row.day}`);
  pictured(`funnel-${i}`, rowsOf(`funnel-${i}`), (row) => `funnel ${name} ${row.stage}`);
});
const underscored = (words) => words.replaceAll(" ", "_");
pictured("barrier-shares", rowsOf("barrier-shares"), (row) => `lost share ${underscored(row.barrier)}`);
pictured("gathering-classes", rowsOf("gathering-classes"), (row) => `gatherings size ${parseInt(row.size, 10)}`);
for (const group of ["region", "country", "week", "type", "stance"]) {
  for (const row of page.pictures[`counts-${group}`]?.data.values ?? []) {
    const known = [`simulated ${group} ${row.name}`, `simulated ${group} ${underscored(row.name)}`].map((one) => expected.get(one)).find(Boolean);
    check(known && [row.low, row.median, row.high].every((one, i) => isNear(one, known[i], 1e-4)), `counts of ${row.name}`);
  }
}

// 4. The map's acts, summed over places, are the means of the day.
const means = expected.get("mean acts");
page.map.activities.forEach(({ name, acts }) => acts.forEach((row, day) => {
  const sum = row.reduce((a, b) => a + b, 0);
  const mean = means.get(`${name} ${page.map.days[day]}`);
  // Each place's number is rounded to a hundredth.
  check(Math.abs(sum - mean) <= 0.005 * row.length + 1e-4 * mean,
    `the map has ${sum} acts of ${name} on ${page.map.days[day]}, the file ${mean}`);
}));
finish(`${data.length} numbers and ${Object.keys(page.pictures).length} pictures traced`);
