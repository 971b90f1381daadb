// SPDX-License-Identifier: BSD-3-Clause
// Draws the pictures of the page from its data.
import { addSaving } from "./saving.js";
import { drawMap } from "./map.js";
import { draw } from "./drawing.js";

const data = JSON.parse(document.getElementById("report-data").textContent);

/** Draws one picture into its place. A picture that fails leaves its caption and table. */
async function drawPicture(place) {
  const id = place.dataset.picture;
  const view = id === "europe"
    ? await drawMap(place, data.pictures[id], data.map)
    : await draw(place, data.pictures[id]);
  addSaving(place, view, id);
}

const places = [...document.querySelectorAll("[data-picture]")];
Promise.allSettled(places.map(drawPicture)).then((results) => {
  for (const { reason } of results.filter((one) => one.status === "rejected")) {
    console.error(reason);
  }
  document.documentElement.dataset.drawn = "all"; // for whoever waits for the pictures
});
