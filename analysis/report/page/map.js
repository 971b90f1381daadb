// SPDX-License-Identifier: BSD-3-Clause
// The map with its slider: acts of one day, and observed events on that day and in the week before.
import { changeset } from "vega";
import { draw } from "./drawing.js";

const land = OUTLINES; // put here by build.mjs
const shape = 0.84; // height of the map by its width
const daysOpen = 7; // on which an observed event stays, as an outline
const pause = 450; // milliseconds a day when it plays
const msPerDay = 86400000;

const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const number = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const dayNumber = (text) => Date.parse(text) / msPerDay;
const element = (id) => document.getElementById(id);

/** Acts by day and place of an activity, or of all together for null. */
function actsOf(data, activity) {
  if (activity !== null) return data.activities[activity].acts;
  return data.days.map((_, day) => data.places.map((_, place) =>
    data.activities.reduce((sum, one) => sum + one.acts[day][place], 0)));
}

/** Rows of places where something was done. */
function actRows(data, acts) {
  return data.places.map((place, i) => ({ ...place, acts: acts[i] })).filter((row) => row.acts > 0);
}

/** Rows of events of the day, and of the week before as outlines. */
function eventRows(data, day) {
  const now = dayNumber(data.days[day]);
  return data.events.flatMap((event) => {
    const age = Math.max(0, now - dayNumber(event.last));
    const isSeen = dayNumber(event.first) <= now && age <= daysOpen;
    const when = event.first === event.last ? event.first : `${event.first} to ${event.last}`;
    return isSeen ? [{ ...event, when, isToday: age === 0, fill: age === 0 ? 1 : 0 }] : [];
  });
}

/** What the map shows on the day, in words. */
function wordsOf(data, day, acts, events, what) {
  const sum = acts.reduce((a, b) => a + b, 0);
  const most = acts.map((value, i) => ({ value, name: data.places[i].name }))
    .sort((a, b) => b.value - a.value).slice(0, 3).filter((one) => one.value >= 0.5);
  const where = most.length === 0 ? "" : `, most in ${most.map((one) => `${one.name} (${number.format(one.value)})`).join("; ")}`;
  const seen = events.filter((event) => event.isToday);
  const observed = data.events.length === 0 ? "" : seen.length === 0
    ? " No observed event is known of that day."
    : ` Observed: ${seen.map((event) => `${event.place} (${event.what})`).join(", ")}.`;
  return `${date.format(Date.parse(data.days[day]))}: ${number.format(sum)} acts in the model, ${what}${where}.${observed}`;
}

function fillControls(data) {
  const choice = element("map-activity");
  choice.append(new Option("all together", "all"));
  data.activities.forEach((activity, i) => choice.append(new Option(activity.words, String(i))));
  element("map-day").max = String(data.days.length - 1);
}

/** The day with most acts: what one sees first. */
function fullestDay(acts) {
  const sums = acts.map((row) => row.reduce((a, b) => a + b, 0));
  return sums.indexOf(Math.max(...sums));
}

export async function drawMap(place, specification, data) {
  const heightOf = () => Math.round(Math.min(place.clientWidth * shape, 760));
  const view = await draw(place, specification, {
    height: heightOf(),
    autosize: { type: "none" },
    padding: 0,
    datasets: { land, places: data.places, acts: [{ latitude: 0, longitude: 0, acts: 0 }], events: [{ latitude: 0, longitude: 0, fill: 0 }] },
  });
  fillControls(data);
  const slider = element("map-day");
  let acts = [];

  const show = async () => {
    const day = Number(slider.value);
    const events = eventRows(data, day);
    element("map-date").value = date.format(Date.parse(data.days[day]));
    slider.setAttribute("aria-valuetext", element("map-date").value);
    const chosen = element("map-activity").selectedOptions[0].text;
    element("map-words").textContent = wordsOf(data, day, acts[day], events, chosen);
    await view
      .change("acts", changeset().remove(() => true).insert(actRows(data, acts[day])))
      .change("events", changeset().remove(() => true).insert(events))
      .runAsync();
  };

  const choose = () => {
    const value = element("map-activity").value;
    acts = actsOf(data, value === "all" ? null : Number(value));
    view.signal("most", Math.max(1, ...acts.flat()));
    return show();
  };

  let playing = 0;
  const stop = () => {
    clearInterval(playing);
    playing = 0;
    element("map-play").textContent = "Play";
  };
  const advance = () => {
    if (slider.value === slider.max) return stop();
    slider.value = String(Number(slider.value) + 1);
    return show();
  };
  element("map-play").addEventListener("click", () => {
    if (playing) return stop();
    if (slider.value === slider.max) slider.value = "0";
    element("map-play").textContent = "Pause";
    playing = setInterval(advance, pause);
  });
  slider.addEventListener("input", () => { stop(); show(); });
  element("map-activity").addEventListener("change", choose);
  addEventListener("resize", () => view.height(heightOf()).runAsync());
  acts = actsOf(data, null);
  slider.value = String(fullestDay(acts));
  await choose();
  return view;
}
