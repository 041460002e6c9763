// A week of practice: the review with its experiment, the blocks with the timer through a reload and a closed tab, the questions on fit.
import { expect, test } from "@playwright/test";
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
  await becomes(page, "routine_planned", (n) => n === 5);
  await week.block(/^Monday 9:00/).focus();
  await page.keyboard.press("ArrowDown");
  await expect(week.block(/^Monday 9:30/)).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(week.block(/^Tuesday 9:30/)).toBeFocused();
  await week.block(/^Thursday 9:00/).click();
  await week.length.selectOption("1.5 h");
  await week.done.click();
  await becomes(page, "routine_planned", (n) => n === 5.5);
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
  expect(bytes.toString()).toContain("RRULE:FREQ=WEEKLY;BYDAY=TH");

  await week.smaller.click();
  await becomes(page, "routine_planned", (n) => n <= 5.5);
  await undo(page).click();
  await becomes(page, "routine_planned", (n) => n === 5.5);
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
