// The budget by role and label: a date in three minutes, a cut and what it buys, a bank file, every screen clean and offline.
import { test, expect } from "@playwright/test";
import { axe, complaints, installed, metric, openApp, still } from "../pages/onward.js";

/** Waits until the figure is this. */
async function becomes(page, name, check) {
  await expect.poll(async () => check(await metric(page, name))).toBe(true);
}

/** Sets up cash and two bills on the one page. */
async function setUp(page) {
  await openApp(page, "#/budget/setup");
  await page.getByLabel("Currency").selectOption("EUR");
  await page.getByLabel("What you can spend, in all accounts").fill("2700");
  await page.getByLabel("Rent or mortgage").fill("900");
  await page.getByLabel("Streaming and apps").fill("60");
  await page.getByRole("button", { name: "Keep this plan" }).click();
  await expect(page.getByRole("heading", { name: "Budget", exact: true })).toBeVisible();
}

test("three numbers give a first answer", async ({ page }) => {
  await openApp(page, "#/budget");
  await page.getByLabel("Cash now").fill("20000");
  await page.getByLabel("Out a month").fill("6440");
  await page.getByLabel("In a month").fill("2000");
  await becomes(page, "quick_months", (value) => value === 4.5);
  await page.getByLabel("Cash now").fill("12000");
  await page.getByLabel("Out a month").fill("3000");
  await page.getByLabel("In a month").fill("");
  await becomes(page, "quick_months", (value) => value === 4);
});

test("the set-up answers at once and gives a day", async ({ page }) => {
  const told = complaints(page);
  await openApp(page, "#/budget/setup");
  await page.getByLabel("What you can spend, in all accounts").fill("3000");
  await page.getByLabel("Rent or mortgage").fill("900");
  await becomes(page, "runway_days", (value) => value > 60 && value < 130);
  const promised = await metric(page, "first_shortfall");
  await page.getByRole("button", { name: "Keep this plan" }).click();
  await becomes(page, "first_shortfall", (value) => value === promised);
  expect(told).toEqual([]);
});

test("an amount that reads two ways is asked beside its field", async ({ page }) => {
  await openApp(page, "#/budget/setup");
  await page.getByLabel("Currency").selectOption("EUR");
  const cash = page.getByLabel("What you can spend, in all accounts");
  await cash.fill("3,456");
  await cash.blur();
  await page.getByRole("button", { name: "€3,456", exact: true }).click();
  await page.getByLabel("Rent or mortgage").fill("3,456.50");
  await becomes(page, "runway_days", (value) => value !== null && value < 32);
  await cash.fill("lots");
  await cash.blur();
  await expect(page.getByText("This cannot be read as an amount")).toBeVisible();
});

test("a cut buys days, in the sheet and on the budget", async ({ page }) => {
  await setUp(page);
  const before = await metric(page, "runway_days");
  await page.getByRole("link", { name: /Streaming and apps/ }).click();
  await becomes(page, "days_gained", (value) => value > 0);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  // As it is stays as it is; the lean line is longer.
  expect(await metric(page, "runway_days")).toBe(before);
  await page.getByRole("button", { name: /^Leaner/ }).click();
  await becomes(page, "runway_days", (value) => value > before);
  await page.getByRole("checkbox", { name: /Streaming and apps/ }).uncheck();
  await becomes(page, "runway_days", (value) => value === before);
});

test("an amount is changed where it stands, and taken back", async ({ page }) => {
  await setUp(page);
  const before = await metric(page, "runway_days");
  await page.getByRole("link", { name: "Edit plan" }).click();
  const rent = page.getByLabel("Rent or mortgage: amount");
  await rent.fill("450");
  await rent.blur();
  await page.getByRole("link", { name: "Budget", exact: true }).first().click();
  await becomes(page, "runway_days", (value) => value > before);
  await page.keyboard.press("Control+z");
  await becomes(page, "runway_days", (value) => value === before);
});

test("arrow keys walk along the line", async ({ page }) => {
  await setUp(page);
  const slider = page.getByRole("slider", { name: "Day along the lines" });
  await slider.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("PageUp");
  await expect(slider).toHaveAttribute("aria-valuenow", "30");
  await expect(page.getByText(/left, as things are/)).toBeVisible();
});

test("a worry is met by a number", async ({ page }) => {
  await setUp(page);
  const day = await metric(page, "first_shortfall");
  await openApp(page, "#/budget/worry");
  await page.getByLabel("What worries you about money? In your own words.").fill("What if I cannot pay the rent?");
  await page.getByRole("button", { name: "Write it down" }).click();
  await becomes(page, "first_shortfall", (value) => value === day);
});

test("a bank file of 3,000 rows lands in the log, sorted by month", async ({ page }) => {
  const rows = ["Date,Description,Amount"];
  let sum = 0;
  for (let n = 0; n < 3000; n++) {
    const date = new Date(Date.UTC(2026, 0, 1 + (n % 300)));
    const cents = 100 + ((n * 37) % 9000);
    sum += cents;
    rows.push(`${date.toISOString().slice(0, 10)},Shop ${n % 40} ${n},-${(cents / 100).toFixed(2)}`);
  }
  await openApp(page, "#/import");
  await page.locator('input[type="file"]').first().setInputFiles({ name: "bank.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) });
  await page.getByRole("button", { name: /^Import 3,000 new/ }).click({ timeout: 60_000 });
  await page.getByRole("link", { name: "See where it went" }).click({ timeout: 60_000 });
  await expect(page.getByRole("heading", { name: "October 2026" })).toBeVisible();
  let months = 0;
  let spent = 0;
  for (; months < 10; months++) {
    spent += await metric(page, "month_spent");
    const title = await page.locator(".month-bar h2").textContent();
    await page.getByRole("button", { name: "The month before" }).click();
    await expect(page.locator(".month-bar h2")).not.toHaveText(title);
  }
  expect(spent).toBe(sum);
});

test("the sample's odds come with their range and their levers", async ({ page }) => {
  await openApp(page, "#/budget");
  await page.getByRole("button", { name: "Look around with sample data" }).click();
  await becomes(page, "offer_before_shortfall", (value) => value > 0 && value < 1);
  const chance = await metric(page, "offer_before_shortfall");
  expect(await metric(page, "offer_before_shortfall_low")).toBeLessThan(chance);
  expect(await metric(page, "offer_before_shortfall_high")).toBeGreaterThan(chance);
  expect(await metric(page, "points_one_more_a_day")).toBeGreaterThan(0);
  await openApp(page, "#/today");
  await becomes(page, "offer_before_shortfall", (value) => value === chance);
  // The same seed, the same digits.
  await page.reload();
  await becomes(page, "offer_before_shortfall", (value) => value === chance);
});

test("lessons and support work without the network", async ({ page, context }) => {
  await openApp(page, "#/budget/lessons");
  await installed(page);
  await expect(page.getByRole("link", { name: /Which bill first/ })).toBeVisible();
  await context.setOffline(true);
  await page.reload();
  await page.getByRole("link", { name: /A buffer, even now/ }).click();
  await page.getByRole("link", { name: "Set your buffer" }).click();
  await expect(page.getByRole("dialog", { name: "Buffer" })).toBeVisible();
  await page.getByLabel(/Never below/).fill("500");
  await page.getByRole("button", { name: "Save" }).click();
  await openApp(page, "#/budget/support");
  await page.getByLabel("Country").selectOption("GB");
  await expect(page.getByRole("link", { name: /Call StepChange/ })).toHaveAttribute("href", "tel:08001381111");
  await context.setOffline(false);
});

const SCREENS = ["", "setup", "plan", "calendar", "bridge", "pause", "spending", "worry", "lessons", "lessons/bills-first", "support"];
const SHEETS = ["edit/account/new", "edit/income/new/gig", "edit/bill/new/want", "edit/debt/new", "edit/buffer", "edit/pause/new", "edit/spending/new", "edit/support/new"];

test("every screen and sheet is clean, full", async ({ page }) => {
  test.setTimeout(240_000);
  await openApp(page, "#/budget");
  await page.getByRole("button", { name: "Look around with sample data" }).click();
  await becomes(page, "offer_before_shortfall", (value) => value > 0);
  for (const path of [...SCREENS, ...SHEETS]) {
    await page.goto("about:blank");
    await openApp(page, `#/budget/${path}`);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await still(page);
    await axe(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, path).toBeLessThanOrEqual(0);
  }
});

test("every screen is clean, empty and narrow", async ({ page }) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 320, height: 700 });
  for (const path of SCREENS) {
    await page.goto("about:blank");
    await openApp(page, `#/budget/${path}`);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await still(page);
    await axe(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, path).toBeLessThanOrEqual(0);
  }
});
