// SPDX-License-Identifier: BSD-3-Clause
// The countries of the map, from Natural Earth by way of world-atlas.
import { feature } from "topojson-client";

/** What the map may show [degrees]. */
const view = { west: -32, east: 62, south: 26, north: 74 };

const isInView = (ring) =>
  ring.some(([x, y]) => x > view.west && x < view.east && y > view.south && y < view.north);

/** Rounded to about 1 km, without points that fall together. */
function simpler(ring) {
  const points = ring.map(([x, y]) => [Math.round(x * 100) / 100, Math.round(y * 100) / 100]);
  return points.filter((p, i) => i === 0 || p[0] !== points[i - 1][0] || p[1] !== points[i - 1][1]);
}

/** Features of the polygons in view; countries without any are left out. */
export function outlines(world) {
  const countries = feature(world, world.objects.countries).features;
  return countries.flatMap(({ geometry }) => {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    const coordinates = polygons
      .filter((rings) => isInView(rings[0]))
      .map((rings) => rings.map(simpler).filter((ring) => ring.length > 3));
    return coordinates.length === 0
      ? []
      : [{ type: "Feature", geometry: { type: "MultiPolygon", coordinates } }];
  });
}
