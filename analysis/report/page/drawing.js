// SPDX-License-Identifier: BSD-3-Clause
// One look for all pictures. Colours are variables of the page, so that the browser, not a second
// drawing, turns light into dark and print.
import embed from "vega-embed";

const font = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif';

const look = {
  background: null,
  font,
  view: { stroke: null },
  axis: {
    labelColor: "var(--muted)", titleColor: "var(--muted)", labelFontSize: 12, titleFontSize: 12,
    titleFontWeight: "normal", gridColor: "var(--grid)", domainColor: "var(--border)",
    tickColor: "var(--border)", labelPadding: 5, titlePadding: 8,
  },
  axisY: { domain: false, ticks: false, minExtent: 34 },
  text: { font, fontSize: 12, fill: "var(--text)" },
};

/**
 * Draws a specification as SVG into its place, as wide as that. The place says in words what it
 * shows, so that the marks need not.
 * @param more parts of the specification that stand only here
 */
export async function draw(place, specification, more = {}) {
  const { view } = await embed(place, {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width: "container",
    autosize: { type: "fit-x", contains: "padding" },
    description: place.getAttribute("aria-label"),
    ...specification,
    ...more,
  }, { renderer: "svg", actions: false, logLevel: 1, config: look, tooltip: { theme: "custom" } });
  // Vega names the place a document of marks that have names; the words say it better.
  place.setAttribute("role", "img");
  place.removeAttribute("aria-roledescription");
  place.querySelector("svg").setAttribute("aria-hidden", "true");
  return view;
}
