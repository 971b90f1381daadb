// SPDX-License-Identifier: BSD-3-Clause
// What the tests of the page share.
let checks = 0;
const failures = [];

/** Notes a check; `text` says what is wrong if it does not hold. */
export function check(holds, text) {
  checks += 1;
  if (!holds) failures.push(text);
}

/** The last line of a test: shows what failed. */
export function finish(text) {
  for (const one of failures.slice(0, 20)) console.error(`FAILED: ${one}`);
  console.log(`${text}; ${checks} checks, ${failures.length} failed`);
  process.exit(failures.length === 0 && checks > 0 ? 0 : 1);
}
