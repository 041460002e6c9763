// "Turned down this morning": from the first open to tomorrow on one path, nothing typed twice; the letter built from it; the next morning.
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { axe, complaints, openApp, ready, title } from "../pages/onward.js";
import { TurnedDown } from "../pages/reflect.js";
import { stores } from "../pages/storage.js";
import { Today } from "../pages/today.js";

/** Taps and letters of a person with a phone: how many, and how long they take. A tap two seconds, a letter a third of one. */
class Thumb {
  taps = 0;
  letters = 0;

  async tap(target) {
    this.taps += 1;
    await target.click();
  }

  async type(field, text) {
    await this.tap(field);
    this.letters += text.length;
    await field.fill(text);
  }

  get seconds() {
    return this.taps * 2 + this.letters / 3;
  }
}

test("turned down this morning: from the first open to tomorrow", async ({ page }) => {
  const told = complaints(page);
  const thumb = new Thumb();
  const today = new Today(page);
  const path = new TurnedDown(page);
  await page.clock.install({ time: new Date("2026-11-26T09:00:00") });
  await today.open();
  await thumb.tap(today.wayIn("I was just turned down"));
  await expect(title(page, "You were turned down")).toBeVisible();
  await axe(page);
  await thumb.type(path.company, "Fabrikam");
  await thumb.type(path.role, "Data analyst");
  await thumb.tap(path.after("An interview"));
  await thumb.type(path.keep, "I asked good questions");
  await thumb.type(path.change, "prepare one story about conflict");
  await thumb.type(path.moment, "it is ten o’clock");
  await thumb.tap(path.save);

  await expect(title(page, "Tomorrow")).toBeVisible();
  await expect(path.step(/When it is ten o’clock, I prepare one story about conflict/)).toBeVisible();
  await expect(path.document).toContainText("I asked good questions");
  await axe(page);
  const download = page.waitForEvent("download");
  await thumb.tap(path.calendar);
  const file = readFileSync(await (await download).path(), "utf8");
  expect(file).toContain("DTSTART;VALUE=DATE:20261127");
  await thumb.tap(path.done);
  await expect(title(page)).toBeVisible();
  expect(thumb.taps).toBeLessThanOrEqual(12);
  expect(thumb.seconds).toBeLessThan(120);

  // The letter has the job and the name, and neither was typed again.
  await page.goBack();
  await path.ask.click();
  await expect(path.letter).toHaveValue(/the Data analyst position at Fabrikam/);
  await path.ownName.fill("Sam Okoro");
  await path.ownName.blur();
  await stores(page, "Sam Okoro");
  await expect(path.letter).toHaveValue(/Sam Okoro/);

  // The next morning the step is the first line of Today; done in one tap.
  await page.clock.setFixedTime(new Date("2026-11-27T08:00:00"));
  await openApp(page, "#/today");
  await page.reload();
  await ready(page);
  await today.answer("Done", "When it is ten o’clock, I prepare one story about conflict").click();
  await expect(page.getByText("1 thing learnt, 1 step done", { exact: false })).toBeVisible();
  expect(told).toEqual([]);
});

test("a lone reflection is recorded as an application, and the goal is written where it is shown", async ({ page }) => {
  const path = new TurnedDown(page);
  const today = new Today(page);
  await path.open();
  await path.save.click();
  await expect(page.getByText("Enter the company or the role, or pick the application.")).toBeVisible();
  await path.role.fill("Cook");
  await path.save.click();
  // No step was named: one of three is taken in one tap.
  await page.getByRole("button", { name: /^Take it: When I walk home/ }).click();
  await expect(path.step(/When I walk home/)).toBeVisible();
  await path.done.click();
  await today.editGoal.click();
  await today.goal.fill("Head cook, near Toulouse");
  await stores(page, "Head cook, near Toulouse");
  await page.reload();
  await ready(page);
  await expect(page.getByText("Goal: Head cook, near Toulouse")).toBeVisible();
  // The rejection is offered to nobody a second time.
  await openApp(page, "#/funnel");
  await expect(page.getByRole("link", { name: "Add a date" })).toBeVisible();
  await page.getByRole("button", { name: "Show Closed: 1" }).click();
  await expect(page.getByText("Cook").first()).toBeVisible();
});
