// SPDX-License-Identifier: BSD-3-Clause
// node screenshot.mjs PAGE.html docs/report.png
// The picture of README: the top of the page with its map, without the table of the summary.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { openBrowser } from "./browser.mjs";

const [pageFile, picture] = process.argv.slice(2);
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 760, height: 900 }, colorScheme: "light" });
await page.goto(pathToFileURL(resolve(pageFile)).href);
await page.waitForSelector("html[data-drawn]", { timeout: 60000 });
const map = await page.locator("#map-words").boundingBox();
await page.screenshot({ path: picture, clip: { x: 0, y: 0, width: 760, height: map.y + map.height + 8 }, fullPage: true });
await browser.close();
