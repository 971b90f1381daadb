// SPDX-License-Identifier: BSD-3-Clause
// Makes the template of the page: one HTML file with style, program and outlines of countries in it.
// node build.mjs OUTPUT
import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { outlines } from "./outlines.mjs";

const here = (name) => new URL(name, import.meta.url);
const world = createRequire(import.meta.url)("world-atlas/countries-50m.json");

/** The program as one text that stands in a script element: nothing in it can end that element. */
async function program() {
  const result = await build({
    entryPoints: [here("main.js").pathname],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2020",
    legalComments: "none",
    define: { OUTLINES: JSON.stringify(outlines(world)) },
  });
  return result.outputFiles[0].text.replaceAll("</script", "<\\/script");
}

const page = readFileSync(here("page.html"), "utf8")
  .replace("<!--style-->", () => readFileSync(here("page.css"), "utf8"));
const script = await program();
writeFileSync(process.argv[2], page.replace("<!--program-->", () => script));
