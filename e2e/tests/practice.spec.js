// A week of practice: the review with its experiment, the blocks with the timer through a reload and a closed tab, the questions on fit, the people.
import { expect, test } from "@playwright/test";
import ICAL from "ical.js";
import { occurrences } from "../pages/calendar.js";
import { AddSheet } from "../pages/funnel.js";
import { saved } from "../pages/files.js";
import { axe, becomes, complaints, dialog, figure, lookAround, openApp, overflow, reload, title, undo } from "../pages/onward.js";
import { Review, Week } from "../pages/practice.js";
import { idOf } from "../pages/storage.js";

test("the weekly review: out and back, the weakest step, the last experiment, the next one", async ({ page }) => {
  const told = complaints(page);
  await page.clock.install({ time: new Date("2026-11-26T10:00:00") });
  await openApp(page);
  await lookAround(page);
  const review = new Review(page);
  await review.open();
  await expect(page.getByText("Prepare two stories before every first call")).toBeVisible();
  await axe(page);
  await review.start.click();
  await becomes(page, "review_back", (n) => n > 0);
  await review.noticed.fill("Lena’s introductions are answered.");
  await review.goOn.click();
  await expect(figure(page, "weakest_step").or(figure(page, "weakest_more")).first()).toBeVisible();
  await page.getByText("Every step as a table").click();
  await axe(page);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await review.goOn.click();
  await expect(page.getByText("Before: ")).toBeVisible();
  await expect(page.getByText("Since: ")).toBeVisible();
  await review.keep.click();
  await expect(page.getByText("Nothing is being tried at the moment.")).toBeVisible();
  await review.goOn.click();
  await review.tryIt.first().click();
  await expect(page.getByText(/You are trying this until/)).toBeVisible();
  await review.day("Fri").click();
  await expect(page.getByText("Every Friday, next tomorrow. It will be on Today.")).toBeVisible();
  await review.finish.click();
  await expect(review.earlier).toBeVisible();
  await expect(page.getByText("Lena’s introductions are answered.")).toBeVisible();
  // On its day it is a line of Today.
  await openApp(page);
  await expect(page.getByRole("link", { name: /Weekly review, ten minutes/ })).toBeVisible();
  expect(told).toEqual([]);
});

test("a week of blocks: a template, the keyboard, the timer through a reload, done in part, the calendar file", async ({ page }) => {
  const told = complaints(page);
  await page.clock.install({ time: new Date("2026-11-26T08:55:00") });
  const week = new Week(page);
  await week.open();
  await week.template("5 hours").click();
  await becomes(page, "routine_planned", (n) => n === 2);
  await week.block(/^Monday 9:00/).focus();
  await page.keyboard.press("ArrowDown");
  await expect(week.block(/^Monday 9:30/)).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(week.block(/^Tuesday 9:30/)).toBeFocused();
  await week.drag(/^Tuesday 9:30/, -1, 2);
  await expect(week.block(/^Monday 10:30/)).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);
  await week.block(/^Thursday 9:00/).click();
  await week.length.selectOption("1.5 h");
  await week.done.click();
  await becomes(page, "routine_planned", (n) => n === 2.5);
  await axe(page);
  expect(await overflow(page)).toBeLessThanOrEqual(0);

  await week.today("Start").click();
  await becomes(page, "timer_left", (n) => n === 90 * 60);
  await page.clock.fastForward("30:00");
  await reload(page);
  await becomes(page, "timer_left", (n) => n > 59 * 60 && n <= 60 * 60);
  // The tab is closed, and another one opened an hour later.
  await page.goto("about:blank");
  await page.clock.fastForward("10:00");
  await week.open();
  await becomes(page, "timer_left", (n) => n > 49 * 60 && n <= 50 * 60);
  await week.today("Partly").click();
  await becomes(page, "routine_done", (n) => n > 0.6 && n < 0.7);

  const { name, bytes } = await saved(page, week.file);
  expect(name).toBe("week.ics");
  const until = ICAL.Time.fromString("2027-11-30T23:59:59");
  const floating = occurrences(bytes.toString(), until);
  expect(floating.filter((one) => one.wall === "2027-07-05T10:30:00")).toHaveLength(1);
  // The same by the clocks of one place: each at the moment at which the browser's own table of zones has that time on the wall.
  await week.aboutFile.click();
  await week.fixed.check();
  const fixed = occurrences((await saved(page, week.file)).bytes.toString(), until);
  expect(fixed.map((one) => one.wall).sort()).toEqual(floating.map((one) => one.wall).sort());
  const wall = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin", dateStyle: "short", timeStyle: "medium" });
  expect(fixed.map((one) => wall.format(new Date(one.utc)).replace(" ", "T"))).toEqual(fixed.map((one) => one.wall));

  await week.smaller.click();
  await becomes(page, "routine_planned", (n) => n <= 2.5);
  await undo(page).click();
  await becomes(page, "routine_planned", (n) => n === 2.5);
  expect(told).toEqual([]);
});

test("fit: four answers in the sheet that adds an application, and what they say on the saved job", async ({ page }) => {
  const told = complaints(page);
  const adding = new AddSheet(page);
  await adding.open();
  await adding.company.fill("Fabrikam");
  await adding.savedForLater.click();
  await adding.sheet.getByText("Does it fit? Half a minute").click();
  const answer = (group, label) => dialog(page).getByRole("group", { name: group }).getByRole("button", { name: label, exact: true });
  await answer("Must-haves", "Fewer").click();
  await expect(adding.sheet.getByText("apply only with a referral")).toBeVisible();
  await answer("Must-haves", "All").click();
  await answer("Goals", "Mostly").click();
  await expect(figure(page, "fit_answer")).toHaveText("Apply");
  await axe(page);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await adding.add.click();
  await expect(adding.sheet).toHaveCount(0);
  await openApp(page, `#/funnel/${await idOf(page, "Fabrikam")}`);
  await expect(title(page, "Fabrikam")).toBeVisible();
  await expect(page.getByText("it leads toward your goal")).toBeVisible();
  await page.getByRole("group", { name: "No-gos" }).getByRole("button", { name: "Has one" }).click();
  await expect(figure(page, "fit_answer")).toHaveText("Better left");
  expect(told).toEqual([]);
});

test("people: whom one knows where one applies, who recommended one, and what came of it", async ({ page }) => {
  const told = complaints(page);
  await page.clock.install({ time: new Date("2026-11-26T09:00:00") });
  await openApp(page, "#/reflect/people");
  await page.getByLabel("Name").fill("Ines Moreau");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const person = dialog(page);
  await person.getByLabel("Who they are to you").fill("Former colleague");
  await person.getByLabel("Where they work").fill("Fabrikam GmbH");
  await person.getByLabel("Next word on").fill("2026-12-03");
  await expect(person.getByText("Next word: 3 December. It will be on Today.")).toBeVisible();
  await person.getByRole("button", { name: "Ask to recommend me" }).click();
  await expect(person.getByRole("button", { name: /^Hi Ines, I’m applying to Fabrikam GmbH\. Would you be willing to recommend me/ })).toBeVisible();
  await axe(page);
  await person.getByRole("button", { name: "Done" }).click();

  // Spelt otherwise, and before it is sent: when a word from inside helps most.
  const adding = new AddSheet(page);
  await adding.open();
  await adding.company.fill("FABRIKAM");
  await expect(adding.sheet.getByText("You know somebody there.")).toBeVisible();
  await expect(adding.sheet.getByRole("link", { name: "Write to Ines Moreau" })).toBeVisible();
  await adding.sheet.getByRole("button", { name: "Referral" }).click();
  await adding.sheet.getByLabel("Who recommended you").selectOption("Ines Moreau");
  await axe(page);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await adding.add.click();
  await expect(adding.sheet).toHaveCount(0);

  await openApp(page, `#/funnel/${await idOf(page, "FABRIKAM")}`);
  await expect(page.getByText("Recommended by Ines Moreau.")).toBeVisible();
  await page.getByRole("link", { name: "Ines Moreau", exact: true }).click();
  await expect(dialog(page).getByRole("heading", { name: "Recommended you for" })).toBeVisible();
  await openApp(page, "#/reflect/people");
  await expect(page.getByRole("heading", { name: "What recommendations led to" })).toBeVisible();
  await expect(page.getByText("0 of 1 led to a first call").first()).toBeVisible();
  await axe(page);
  expect(told).toEqual([]);
});
