// How cost grows with the search: each of the measurements of data.mjs with 100 to 10,000 applications, as JSON lines, as a table to be read, and as a picture for
// docs/performance.md, with the limits in it.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { withRows } from "./data.mjs";
import { APP, RUNS, SIDES, median } from "./phone.mjs";

const COUNTS = [100, 1000, 5000, 10_000];
/** What is measured: its name in words, the limit in milliseconds with 5,000 applications where there is one, and the colour of its line. */
const WHAT = {
  open: { name: "start at the list", colour: "#1f6f5c" },
  search: { name: "search", limit: 100, colour: "#8a4b0f" },
  figures: { name: "figures", colour: "#5b4a9c" },
  save: { name: "save", limit: 100, colour: "#a3234f" },
  import: { name: "import", limit: 2000, colour: "#2b62a8" },
};
const PICTURE = fileURLToPath(new URL("../../docs/pictures/growth.svg", import.meta.url));

export async function growth() {
  const times = new Map();
  const at = (side, what, count) => `${side.name} ${what} ${count}`;
  for (const count of COUNTS) {
    for (const side of SIDES) {
      for (let run = 0; run < RUNS; run++) {
        await withRows(side, count, (what, time) => times.set(at(side, what, count), [...(times.get(at(side, what, count)) ?? []), time]));
      }
    }
  }
  const middle = (side, what, count) => {
    const list = times.get(at(side, what, count));
    return list === undefined ? undefined : Math.round(median(list));
  };
  for (const side of SIDES) {
    for (const what of Object.keys(WHAT)) {
      for (const count of COUNTS) {
        const ms = middle(side, what, count);
        if (ms !== undefined) console.log(JSON.stringify({ bench: "growth", what, side: side.name, applications: count, ms, runs: RUNS }));
      }
    }
  }
  console.error(table(middle));
  writeFileSync(PICTURE, picture((what, count) => middle(APP, what, count)));
}

/** The table: a row for each measurement, a column for each number of applications, the app's milliseconds and the plain page's. */
function table(middle) {
  const [app, plain] = SIDES;
  const rows = Object.entries(WHAT).map(([what, { name, limit }]) => {
    const cells = COUNTS.map((count) => [middle(app, what, count), middle(plain, what, count)].map((ms) => ms ?? "–").join(" / "));
    return `| ${name} | ${cells.join(" | ")} | ${limit ?? ""} |`;
  });
  const head = COUNTS.map((count) => count.toLocaleString("en-GB")).join(" | ");
  return [`| ms, app / plain page | ${head} | limit at 5,000 |`, `|---|${COUNTS.map(() => "---|").join("")}---|`, ...rows].join("\n");
}

/** The picture: both axes logarithmic, so that a straight line at 45° is cost in proportion; limits are rings. */
function picture(ms) {
  const [wide, high, left, right, top, bottom] = [640, 380, 56, 130, 16, 40];
  const log = (value, [from, to]) => (Math.log10(value) - Math.log10(from)) / (Math.log10(to) - Math.log10(from));
  const all = Object.keys(WHAT).flatMap((what) => COUNTS.map((count) => ms(what, count) ?? 10));
  const range = [10 ** Math.floor(Math.log10(Math.max(1, Math.min(...all)))), 10 ** Math.ceil(Math.log10(Math.max(...all)))];
  const x = (count) => left + log(count, [COUNTS[0], COUNTS.at(-1)]) * (wide - left - right);
  const y = (value) => high - bottom - log(Math.max(value, range[0]), range) * (high - top - bottom);
  const parts = [];
  for (let value = range[0]; value <= range[1]; value *= 10) {
    const line = y(value).toFixed(1);
    parts.push(`<path d="M${left} ${line}H${wide - right}" stroke="#d8d4cc"/><text x="${left - 8}" y="${line}" text-anchor="end" dominant-baseline="middle">${value < 1000 ? `${value} ms` : `${value / 1000} s`}</text>`);
  }
  for (const count of COUNTS) parts.push(`<text x="${x(count).toFixed(1)}" y="${high - 14}" text-anchor="middle">${count.toLocaleString("en-GB")}</text>`);
  // The names stand at the ends of their lines, apart from each other.
  const names = Object.keys(WHAT).map((what) => ({ what, at: y(ms(what, COUNTS.at(-1)) ?? range[0]) })).sort((a, b) => a.at - b.at);
  names.forEach((name, n) => { if (n > 0) name.at = Math.max(name.at, names[n - 1].at + 16); });
  for (const { what, at } of names) {
    const { name, limit, colour } = WHAT[what];
    const points = COUNTS.filter((count) => ms(what, count) !== undefined).map((count) => [x(count).toFixed(1), y(ms(what, count)).toFixed(1)]);
    parts.push(`<path d="M${points.map((point) => point.join(" ")).join("L")}" fill="none" stroke="${colour}" stroke-width="2"/>`);
    parts.push(...points.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3.5" fill="${colour}"/>`));
    if (limit !== undefined) parts.push(`<circle cx="${x(5000).toFixed(1)}" cy="${y(limit).toFixed(1)}" r="7" fill="none" stroke="${colour}" stroke-dasharray="3 2"/>`);
    parts.push(`<text x="${wide - right + 10}" y="${at.toFixed(1)}" fill="${colour}" dominant-baseline="middle">${name}</text>`);
  }
  const title = "Milliseconds by number of applications, on an emulated phone; dashed rings are the limits with 5,000";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" font-family="system-ui, sans-serif" font-size="13" fill="#3a3733" role="img"><title>${title}</title><rect width="${wide}" height="${high}" fill="#fffdf9"/>${parts.join("")}</svg>\n`;
}
