// SPDX-License-Identifier: BSD-3-Clause
// Debian's Chromium without a window.
import { chromium } from "playwright-core";

/** It runs as root in containers, where its sandbox cannot; it only opens our own file. */
export const openBrowser = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
