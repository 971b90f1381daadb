// SPDX-License-Identifier: BSD-3-Clause
// Reads variables of a file through ncdump, which knows nothing of the program under test.
import { execFileSync } from "node:child_process";

const dump = (file, ...options) =>
  execFileSync("ncdump", [...options, file], { encoding: "utf8", maxBuffer: 2 ** 30 });

/** The values of a variable, such as "people" or "comparison/count_name": numbers or texts. */
export function values(file, name) {
  const text = dump(file, "-p", "9,17", "-v", name.includes("/") ? `/${name}` : name);
  const short = name.split("/").pop();
  const data = text.slice(text.search(/\n\s*data:/)); // dimensions stand before, under the same names
  const start = new RegExp(`\\n\\s*${short} =`).exec(data);
  if (!start) throw new Error(`${file} has no data of ${name}`);
  const rest = data.slice(start.index + start[0].length);
  const list = /^((?:\s*"(?:[^"\\]|\\.)*"\s*,?|[^";]+)*);/.exec(rest)[1];
  const words = list.match(/"(?:[^"\\]|\\.)*"|[^\s,]+/g) ?? [];
  return words.map((word) => word.startsWith('"') ? JSON.parse(word) : Number(word.replace(/^_$|^NaNf?$/, "NaN").replace(/Infinityf?/, "Infinity")));
}

/** Whether the file has the variable. */
export const has = (file, name) => {
  const header = dump(file, "-h");
  return new RegExp(`\\b${name.split("/").pop()}(\\(| ;)`).test(header);
};

/** An attribute, such as "time:units" or ":seed" of the whole file. */
export function attribute(file, name) {
  const found = new RegExp(`\\n\\s*${name} = (.*?) ;\\n`).exec(dump(file, "-h"));
  if (!found) throw new Error(`${file} has no attribute ${name}`);
  const text = found[1];
  return text.startsWith('"') ? JSON.parse(text) : Number(text.replace(/[A-Za-z]+$/, ""));
}
