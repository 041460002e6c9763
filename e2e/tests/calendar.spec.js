// The week's calendar files, read by another program: every occurrence over two changes of clocks, beside the app's own, which
// `tests/native/routine.rs` writes down. No page is needed for it.
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import ICAL from "ical.js";
import { fixture } from "../pages/files.js";
import { occurrences } from "../pages/calendar.js";

const read = (name) => readFileSync(fixture(`calendar/${name}`), "utf8");
const own = read("occurrences.txt").trim().split("\n");
const UNTIL = ICAL.Time.fromString("2027-11-30T23:59:59");

test("a calendar program finds every block where the app has it, wherever one is (by thumb)", () => {
  const found = occurrences(read("floating.ics"), UNTIL).map((one) => `${one.uid} ${one.wall} ${one.minutes}`);
  expect(found.sort()).toEqual(own.map((line) => line.replace(/ \S+Z /, " ")).sort());
  expect(found.length).toBeGreaterThan(500);
});

test("by the clocks of a place it finds each at its moment, in summer and in winter (by thumb)", () => {
  const found = occurrences(read("berlin.ics"), UNTIL).map((one) => `${one.uid} ${one.wall} ${one.utc} ${one.minutes}`);
  expect(found.sort()).toEqual([...own].sort());
  // The offsets of both halves of the year are among them, and Node's own table of zones has the same time on the wall.
  const hours = new Set(own.map((line) => (Date.parse(`${line.split(" ")[1]}Z`) - Date.parse(line.split(" ")[2])) / 3_600_000));
  expect([...hours].sort()).toEqual([1, 2]);
  const wall = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin", dateStyle: "short", timeStyle: "medium" });
  for (const line of own) {
    const [, local, utc] = line.split(" ");
    expect(wall.format(new Date(utc)).replace(" ", "T")).toBe(local);
  }
});
