// SPDX-License-Identifier: BSD-3-Clause
// Saving a picture as SVG or PNG, in the colours in which it is seen.

/** The picture as SVG with colours instead of the page's variables, on the page's ground. */
async function svgOf(view) {
  const style = getComputedStyle(document.documentElement);
  const svg = (await view.toSVG()).replace(/var\((--[a-z]+)\)/g, (_, name) =>
    style.getPropertyValue(name).trim());
  const ground = `<rect width="100%" height="100%" fill="${style.getPropertyValue("--paper").trim()}"/>`;
  return svg.replace(/(<svg[^>]*>)/, `$1${ground}`);
}

/** The same as PNG, twice as fine. */
async function pngOf(view) {
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(await svgOf(view));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}

function download(name, address) {
  const link = document.createElement("a");
  link.download = name;
  link.href = address;
  link.click();
}

function button(words, name, act) {
  const one = document.createElement("button");
  one.type = "button";
  one.textContent = words;
  one.setAttribute("aria-label", `Save ${name} as ${words}`);
  one.addEventListener("click", act);
  return one;
}

/** Puts the two buttons behind the picture's caption. */
export function addSaving(place, view, name) {
  const row = document.createElement("p");
  row.className = "save";
  row.append("Save as ",
    button("SVG", name, async () =>
      download(`${name}.svg`, "data:image/svg+xml;charset=utf-8," + encodeURIComponent(await svgOf(view)))),
    button("PNG", name, async () => download(`${name}.png`, await pngOf(view))));
  place.closest("figure").append(row);
}
