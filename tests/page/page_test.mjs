// SPDX-License-Identifier: BSD-3-Clause
// node page_test.mjs PAGE.html FOLDER
// The page in a real browser: it opens from a file with no error and no request, draws what its
// data say, is worked by the keyboard, has no serious fault for assistive technology, saves its
// pictures, and stays within a phone's width. FOLDER gets screenshots.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { check, finish } from "./checks.mjs";
import { openBrowser } from "./browser.mjs";

const [pageFile, folder] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await openBrowser();

/** Opens the page and notes whatever the browser complains of or asks for. */
async function open(options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const address = pathToFileURL(resolve(pageFile)).href;
  page.on("console", (message) => check(!["error", "warning"].includes(message.type()), `console: ${message.text()}`));
  page.on("pageerror", (error) => check(false, `error on the page: ${error.message}`));
  page.on("request", (request) => check(request.url() === address || request.url().startsWith("data:"), `request for ${request.url()}`));
  await page.goto(address);
  await page.waitForSelector("html[data-drawn]", { timeout: 60000 });
  return page;
}

/** Every picture is there, and those of rows have as many marks as rows. */
async function checkMarks(page) {
  const data = await page.evaluate(() => JSON.parse(document.getElementById("report-data").textContent));
  for (const id of Object.keys(data.pictures)) {
    check(await page.locator(`#${id} svg`).count() === 1, `picture ${id} is not drawn`);
    check(await page.locator(`#${id} [role=img]`).getAttribute("aria-label"), `picture ${id} has no words`);
  }
  const marks = (id, mark) => page.locator(`#${id} svg g.mark-${mark}.role-mark path`).count();
  const rows = (id) => data.pictures[id].data.values.length;
  check(await marks("barrier-shares", "rect") === rows("barrier-shares"), "bars of barriers");
  check(await marks("gathering-classes", "rect") === rows("gathering-classes"), "bars of sizes");
  check(await marks("attention", "symbol") === rows("attention"), "points of attention");
  return data;
}

/** Circles of the map on the day that the slider shows, by place. */
async function checkMap(page, data) {
  const circles = page.locator('#europe svg g.mark-symbol.role-mark').nth(1).locator("path");
  const slider = page.locator("#map-day");
  const expected = (day) => data.map.places.filter((_, place) =>
    data.map.activities.some((one) => one.acts[day][place] > 0)).length;
  const shown = async () => {
    await page.waitForTimeout(100);
    return circles.count();
  };
  const day = Number(await slider.inputValue());
  check(await shown() === expected(day), `the map shows ${await shown()} places, not ${expected(day)}`);
  await slider.focus();
  const before = await page.locator("#map-words").textContent();
  await page.keyboard.press("ArrowLeft");
  check(Number(await slider.inputValue()) === day - 1, "the arrow key moves the slider by a day");
  check(await page.locator("#map-words").textContent() !== before, "the words follow the slider");
  check(await shown() === expected(day - 1), "the map follows the slider");
  await page.keyboard.press("Home");
  check(await shown() === expected(0), "the map shows the first day");
  await page.locator("#map-play").press("Enter");
  await page.waitForTimeout(1200);
  check(Number(await slider.inputValue()) > 0, "it plays");
  await page.locator("#map-play").press("Enter");
  await page.locator("#map-activity").selectOption("0");
  check((await page.locator("#map-words").textContent()).includes(data.map.activities[0].words), "an activity can be chosen");
}

async function checkSaving(page) {
  for (const [words, start] of [["SVG", "<svg"], ["PNG", "\x89PNG"]]) {
    const [download] = await Promise.all([
      page.waitForEvent("download"), page.locator("#barrier-shares .save button", { hasText: words }).click()]);
    const bytes = readFileSync(await download.path(), "latin1");
    check(bytes.startsWith(start) && bytes.length > 2000, `saved as ${words}: ${bytes.length} bytes`);
    check(!bytes.includes("var("), `${words} has colours of its own`);
  }
}

async function checkAccess(page, name) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  for (const one of found.violations.filter(({ impact }) => ["serious", "critical"].includes(impact))) {
    check(false, `${name}: ${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")}`);
  }
  check(found.violations !== undefined, "axe ran");
}

const wide = { viewport: { width: 1280, height: 900 } };
for (const [name, options] of Object.entries({
  light: { ...wide, colorScheme: "light" }, dark: { ...wide, colorScheme: "dark" },
  narrow: { viewport: { width: 360, height: 740 }, colorScheme: "light" } })) {
  const page = await open(options);
  const data = await checkMarks(page);
  await checkAccess(page, name);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  check(width <= options.viewport.width, `${name}: the page is ${width} pixels wide`);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true, timeout: 120000 });
  if (name === "light") {
    await checkMap(page, data);
    await checkSaving(page);
    await page.emulateMedia({ media: "print" });
    check(!await page.locator("nav").isVisible() && !await page.locator(".controls").isVisible(), "print has no controls");
    await page.screenshot({ path: `${folder}/print.png`, fullPage: true, timeout: 120000 });
  }
  await page.context().close();
}
await browser.close();
finish(`the page in ${folder}`);
