// The budget by role and label: a date in three minutes, a cut and what it buys, a bank file, every screen clean and offline.
import { expect, test } from "@playwright/test";
import { Budget, BudgetSetup, BudgetSheet, Lessons, Plan, Spending, Support, Worry } from "../pages/budget.js";
import { file } from "../pages/files.js";
import { Importing } from "../pages/importing.js";
import { axe, becomes, complaints, dialog, installed, lookAround, metric, openApp, overflow, still, title } from "../pages/onward.js";
import { leave } from "../pages/storage.js";

const setUp = (page) => new BudgetSetup(page).complete();

test("three numbers give a first answer", async ({ page }) => {
  const budget = new Budget(page);
  await budget.open();
  await budget.cashNow.fill("20000");
  await budget.outAMonth.fill("6440");
  await budget.inAMonth.fill("2000");
  await becomes(page, "quick_months", (value) => value === 4.5);
  await budget.cashNow.fill("12000");
  await budget.outAMonth.fill("3000");
  await budget.inAMonth.fill("");
  await becomes(page, "quick_months", (value) => value === 4);
});

test("the set-up answers at once and gives a day", async ({ page }) => {
  const told = complaints(page);
  const setup = new BudgetSetup(page);
  await setup.open();
  await setup.cash.fill("3000");
  await setup.rent.fill("900");
  await becomes(page, "runway_days", (value) => value > 60 && value < 130);
  const promised = await metric(page, "first_shortfall");
  await setup.keep.click();
  await becomes(page, "first_shortfall", (value) => value === promised);
  expect(told).toEqual([]);
});

test("thousands are read as typed; what reads two ways is asked, and the question outlives a reload", async ({ page }) => {
  const setup = new BudgetSetup(page);
  await setup.open();
  await setup.currency.selectOption("EUR");
  await setup.cash.fill("9,000");
  await setup.rent.fill("1,250");
  await becomes(page, "runway_days", (value) => value > 180 && value < 250);
  await setup.cash.fill("9.000,50");
  await becomes(page, "runway_days", (value) => value > 180 && value < 250);
  await setup.cash.fill("9.000");
  await setup.cash.blur();
  await expect(setup.readAs("€9,000")).toBeVisible();
  // Neither thousands nor cents: nothing is worked out from it until the person says which.
  await setup.cash.fill("1234,567");
  await setup.cash.blur();
  await expect(setup.unclear).toBeVisible();
  await page.reload();
  await expect(setup.unclear).toBeVisible();
  await setup.reading("€1,234,567").click();
  await becomes(page, "runway_days", (value) => value === null || value > 1000);
  await setup.cash.fill("lots");
  await setup.cash.blur();
  await expect(setup.notAnAmount).toBeVisible();
});

test("amounts keep their number when the currency is another one", async ({ page }) => {
  const budget = new Budget(page);
  const setup = new BudgetSetup(page);
  await setUp(page);
  const before = await metric(page, "runway_days");
  await setup.open();
  await setup.currency.selectOption("JPY");
  await budget.open();
  await becomes(page, "runway_days", (value) => value === before);
  await budget.editPlan.click();
  await expect(new Plan(page).amount("Rent or mortgage")).toHaveValue("900");
});

test("a benefit is asked for its waiting time and its length", async ({ page }) => {
  const setup = new BudgetSetup(page);
  await setup.open();
  await setup.cash.fill("1000");
  await setup.rent.fill("900");
  await setup.benefit.fill("300");
  await expect(setup.benefitUnclear).toBeVisible();
  await setup.keep.click();
  await expect(setup.weeks).toBeFocused();
  await setup.waiting.fill("14");
  await setup.weeks.fill("20");
  await expect(setup.firstPayment).toBeVisible();
  await becomes(page, "runway_days", (value) => value > 60);
});

test("what it takes to last until a wanted day", async ({ page }) => {
  const budget = new Budget(page);
  await setUp(page);
  await budget.until.open();
  await budget.until.day.fill(await later(page, 2000));
  await expect(budget.until.outOfReach).toBeVisible();
  await budget.until.day.fill(await later(page, 1));
  await expect(budget.until.already).toBeVisible();
});

/** A day so many days from now, as a date field takes it. */
const later = (page, days) => page.evaluate((days) => new Date(Date.now() + days * 864e5).toISOString().slice(0, 10), days);

test("from Today, what was spent is two taps away", async ({ page }) => {
  await setUp(page);
  await openApp(page, "#/today");
  await page.getByRole("link", { name: "Enter what you spent" }).click();
  await page.getByLabel(/^Amount/).fill("23");
  await new BudgetSheet(page).save.click();
  await openApp(page, "#/budget/spending");
  await becomes(page, "month_spent", (value) => value === 2300);
  await becomes(page, "month_planned", (value) => value === 96000);
});

test("a cut buys days, in the sheet and on the budget", async ({ page }) => {
  const budget = new Budget(page);
  await setUp(page);
  const before = await metric(page, "runway_days");
  await budget.bill("Streaming and apps").click();
  await becomes(page, "days_gained", (value) => value > 0);
  await new BudgetSheet(page).save.click();
  await expect(dialog(page)).toHaveCount(0);
  // As it is stays as it is; the lean line is longer.
  expect(await metric(page, "runway_days")).toBe(before);
  await budget.lean.click();
  await becomes(page, "runway_days", (value) => value > before);
  await budget.cut("Streaming and apps").uncheck();
  await becomes(page, "runway_days", (value) => value === before);
});

test("an amount is edited in place, and the edit undone", async ({ page }) => {
  const budget = new Budget(page);
  await setUp(page);
  const before = await metric(page, "runway_days");
  await budget.editPlan.click();
  const rent = new Plan(page).amount("Rent or mortgage");
  await rent.fill("450");
  await rent.blur();
  await budget.toBudget.click();
  await becomes(page, "runway_days", (value) => value > before);
  await page.keyboard.press("Control+z");
  await becomes(page, "runway_days", (value) => value === before);
});

test("arrow keys walk along the line", async ({ page }) => {
  const budget = new Budget(page);
  await setUp(page);
  await budget.slider.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("PageUp");
  await expect(budget.slider).toHaveAttribute("aria-valuenow", "30");
  await expect(budget.sliderReads).toBeVisible();
});

test("a worry is met by a number", async ({ page }) => {
  const worry = new Worry(page);
  await setUp(page);
  const day = await metric(page, "first_shortfall");
  await worry.open();
  await worry.words.fill("What if I cannot pay the rent?");
  await worry.write.click();
  await becomes(page, "first_shortfall", (value) => value === day);
});

test("a bank file of 3,000 rows lands in the log, sorted by month", async ({ page }) => {
  const importing = new Importing(page);
  const spending = new Spending(page);
  const rows = ["Date,Description,Amount"];
  let sum = 0;
  for (let n = 0; n < 3000; n++) {
    const date = new Date(Date.UTC(2026, 0, 1 + (n % 300)));
    const cents = 100 + ((n * 37) % 9000);
    sum += cents;
    rows.push(`${date.toISOString().slice(0, 10)},Shop ${n % 40} ${n},-${(cents / 100).toFixed(2)}`);
  }
  await importing.open();
  await importing.choose(file("bank.csv", rows.join("\n")));
  await importing.takeMovements(/^Import 3,000 new/);
  await expect(spending.heading("October 2026")).toBeVisible();
  let months = 0;
  let spent = 0;
  for (; months < 10; months++) {
    spent += await metric(page, "month_spent");
    await spending.back();
  }
  expect(spent).toBe(sum);
});

test("a lever that is switched keeps its place among the others, and the focus (by keyboard)", async ({ page }) => {
  await openApp(page);
  await lookAround(page);
  await page.evaluate(() => { location.hash = "#/budget"; });
  const boxes = page.locator("[id^=counts-]");
  await expect(boxes.nth(1)).toBeVisible();
  const order = () => boxes.evaluateAll((all) => all.map((box) => box.id));
  const before = await order();
  for (const id of before) {
    const box = page.locator(`#${id}`);
    const on = await box.isChecked();
    await box.focus();
    await page.keyboard.press("Space");
    await expect(box).toBeChecked({ checked: !on });
    await expect(box).toBeFocused();
  }
  expect(await order()).toEqual(before);
});

test("the sample's odds come with their range and their levers", async ({ page }) => {
  await openApp(page, "#/budget");
  await lookAround(page);
  await new Budget(page).open();
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
  const lessons = new Lessons(page);
  const sheet = new BudgetSheet(page);
  const support = new Support(page);
  await lessons.open();
  await installed(page);
  await expect(lessons.lesson("Which bill first")).toBeVisible();
  await context.setOffline(true);
  await page.reload();
  await lessons.lesson("A buffer, even now").click();
  await lessons.setBuffer.click();
  await expect(sheet.buffer).toBeVisible();
  await sheet.neverBelow.fill("500");
  await sheet.save.click();
  await support.open();
  await support.country.selectOption("GB");
  await expect(support.call("StepChange")).toHaveAttribute("href", "tel:08001381111");
  await context.setOffline(false);
});

/** Starts at each of these screens: it has a title, no barrier, and is no wider than the window. */
async function clean(page, paths) {
  const budget = new Budget(page);
  for (const path of paths) {
    await leave(page);
    await budget.open(path);
    await expect(title(page)).toBeVisible();
    await still(page);
    await axe(page);
    expect(await overflow(page), path).toBeLessThanOrEqual(0);
  }
}

// On the phone the walk over all addresses (routes.spec.js) looks at the same, and at the sheets.
test("every screen is clean, full (with a mouse)", async ({ page }) => {
  test.setTimeout(600_000);
  await openApp(page, "#/budget");
  await lookAround(page);
  await new Budget(page).open();
  await becomes(page, "offer_before_shortfall", (value) => value > 0);
  await clean(page, Budget.SCREENS);
});

test("every screen is clean, empty and narrow (by thumb)", async ({ page }) => {
  test.setTimeout(600_000);
  await page.setViewportSize({ width: 320, height: 700 });
  await clean(page, Budget.SCREENS);
});
