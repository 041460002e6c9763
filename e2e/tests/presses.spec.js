// What a press does besides what it says: a double tap goes through one button and not through two, and the focus stays where the work is.
import { expect, test } from "@playwright/test";
import { Application } from "../pages/application.js";
import { Budget, BudgetSetup } from "../pages/budget.js";
import { file, fixture } from "../pages/files.js";
import { Importing } from "../pages/importing.js";
import { complaints, dialog, openApp, reload } from "../pages/onward.js";
import { Wizard } from "../pages/reflect.js";
import { YourData } from "../pages/settings.js";
import { applications, count, idOf, put, stores } from "../pages/storage.js";
import { Today } from "../pages/today.js";

/** Two presses at one place, as a double tap or a bouncing button makes them. */
async function doublePress(page, button, { hasTouch }) {
  await button.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await button.boundingBox();
  const place = [x + width / 2, y + height / 2];
  if (!hasTouch) return page.mouse.dblclick(...place);
  await page.touchscreen.tap(...place);
  await page.touchscreen.tap(...place);
}

test("a double tap erases nothing, and the second question is answered by hand", async ({ page, hasTouch }) => {
  const told = complaints(page);
  const data = new YourData(page);
  await new Importing(page).from(fixture("import/stages.csv"));
  const before = await applications(page);
  await data.open();
  await doublePress(page, data.erase, { hasTouch });
  await expect(data.eraseForGood).toBeEnabled();
  await expect(data.eraseForGood).toBeFocused();
  expect(await applications(page)).toBe(before);
  // Whoever means it presses again, and is told that it is done.
  await data.eraseForGood.click();
  await expect(data.erased).toBeVisible();
  expect(await applications(page)).toBe(0);
  expect(told).toEqual([]);
});

test("a double tap on Save plan makes one plan", async ({ page, hasTouch }) => {
  const setup = new BudgetSetup(page);
  await setup.open();
  await setup.cash.fill("500");
  await setup.rent.fill("900");
  await doublePress(page, setup.keep, { hasTouch });
  await expect(new Budget(page).title).toBeVisible();
  expect([await count(page, "onward/account/"), await count(page, "onward/bill/")]).toEqual([1, 1]);
});

test("a double tap on Done marks one of two things, and the focus stays on the screen", async ({ page, hasTouch }) => {
  const today = new Today(page);
  await openApp(page, "#/today");
  for (const then of ["call Ana", "tidy up", "write to Ben"]) {
    await put(page, `onward/action/${then[0]}`, JSON.stringify({ v: 1, rev: 1, at: "mgyr8w0005qa00k3x", data: { planned_on: "2026-01-02", when: "morning", then, due: "2026-01-03" } }));
  }
  await reload(page);
  await today.open();
  const done = page.getByRole("button", { name: /^Done: / });
  const first = await done.count();
  expect(first).toBeGreaterThan(1);
  await doublePress(page, done.first(), { hasTouch });
  await expect(done).toHaveCount(first - 1);
  // By keyboard: what had the focus is gone, and Tab goes on from there.
  await done.first().focus();
  await page.keyboard.press("Enter");
  await expect(done).toHaveCount(first - 2);
  await expect.poll(() => page.evaluate(() => document.activeElement.tagName)).not.toBe("BODY");
});

test("a feeling in one’s own word is kept by going on (by thumb)", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.begin();
  await page.getByLabel("Your own word").fill("crushed");
  await wizard.goOn.click();
  await stores(page, "crushed");
});

test("another currency is asked about where there are amounts, and changes nothing until then (by thumb)", async ({ page }) => {
  const setup = new BudgetSetup(page);
  await setup.open();
  await setup.currency.selectOption("GBP");
  await setup.cash.fill("100.49");
  await setup.keep.click();
  await expect(new Budget(page).title).toBeVisible();
  await setup.open();
  await setup.currency.selectOption("JPY");
  await expect(page.getByText(/with amounts in GBP will be read as JPY/)).toBeVisible();
  await page.getByRole("button", { name: "Stay with GBP" }).click();
  await expect(setup.currency).toHaveValue("GBP");
  await stores(page, "10049");
  await setup.currency.selectOption("JPY");
  await page.getByRole("button", { name: "Change to JPY" }).click();
  await stores(page, "JPY");
});

test("another balance in an account’s sheet is one of today, as in the plan (by thumb)", async ({ page }) => {
  await openApp(page, "#/today");
  await put(page, "onward/account/giro", JSON.stringify({ v: 1, rev: 1, at: "mgyr8w0005qa00k3x", data: { name: "Giro", balance: 250000, as_of: "2026-01-05" } }));
  await reload(page);
  await openApp(page, "#/budget/edit/account/giro");
  const day = page.getByLabel("As of the morning of");
  await expect(day).toHaveValue("2026-01-05");
  await page.getByLabel("Balance").fill("2000");
  await expect(day).not.toHaveValue("2026-01-05");
});

test("an interview that a rejection called off comes back with the rejection’s deletion (by thumb)", async ({ page }) => {
  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  await new Importing(page).from(file("one.csv", `Company,Role,Applied,Interview\nAcme,Clerk,2026-01-02,${tomorrow}\n`));
  const id = await idOf(page, "Acme");
  const application = new Application(page);
  await application.open(id);
  await application.turnedDown.click();
  await stores(page, "Interview cancelled.");
  await application.event(/Turned down/).click();
  await dialog(page).getByRole("button", { name: "Delete" }).click();
  await expect.poll(() => page.evaluate((id) => localStorage.getItem(`onward/application/${id}`).includes("cancelled"), id)).toBe(false);
});
