// The first day of two people on a phone: one who has a list and wants to see where they are, and one who is worried about money. The third, who was just turned
// down, is in turned-down.spec.js.
import { expect, test } from "@playwright/test";
import { Budget, BudgetSetup } from "../pages/budget.js";
import { fixture } from "../pages/files.js";
import { Funnel } from "../pages/funnel.js";
import { Importing } from "../pages/importing.js";
import { axe, becomes, complaints, figure, metric, openApp } from "../pages/onward.js";
import { Settings } from "../pages/settings.js";
import { stores } from "../pages/storage.js";
import { Today } from "../pages/today.js";
import { Working } from "../pages/working.js";

test("where am I: a list goes in, and each figure says how it is worked out (by thumb)", async ({ page }) => {
  const told = complaints(page);
  const today = new Today(page);
  const importing = new Importing(page);
  const settings = new Settings(page);
  await today.open();
  await today.wayIn("I want to see where I am").click();
  await page.getByRole("link", { name: "Import a file" }).click();
  await importing.choose(fixture("search-log.csv"));
  await importing.take();
  await importing.toFunnel.click();
  await becomes(page, "applications", (value) => value === 434);
  expect(await metric(page, "first_contact")).toBe(10);
  const worked = new Working(page.locator("main"));
  await expect(await worked.opened()).toHaveText("10 of 434 applications sent on your own had a first call, an interview or an offer.");
  await expect(worked.details.first()).toContainText("10 ÷ 434 = 2.3%");
  await expect(worked.details.first()).toContainText("Statistical Science");
  await axe(page);

  // On Today the same is one tap away, although another part of the program says it.
  await today.open();
  const here = new Working(page.getByRole("region").or(page.locator("main")).last());
  await expect(await here.opened()).toHaveText(/10 of 434/);

  // A benchmark of one's own beside the published ones: kept, left, chosen again.
  await settings.show();
  await settings.compareWith.selectOption({ label: "Your own range" });
  await settings.from.fill("5");
  await settings.to.fill("7");
  await settings.source.fill("My coach");
  await stores(page, "My coach");
  await settings.addToList.click();
  await settings.compareWith.selectOption({ label: "3%: CareerPlug" });
  await expect(settings.from).toHaveValue("3");
  await settings.compareWith.selectOption({ label: "5–7%: My coach" });
  await expect(settings.to).toHaveValue("7");
  // One that was not added is in the list too, once another took its place.
  await settings.source.fill("A friend");
  await stores(page, "A friend");
  await settings.compareWith.selectOption({ label: "3%: CareerPlug" });
  await settings.compareWith.selectOption({ label: "5–7%: A friend" });
  await expect(settings.source).toHaveValue("A friend");
  await new Funnel(page).openFigures();
  await expect(page.getByText(/Below the benchmark of 5–7%/)).toBeVisible();
  expect(told).toEqual([]);
});

test("worried about money: cash alone gives no date, the rent does, and it says its sum (by thumb)", async ({ page }) => {
  const told = complaints(page);
  const today = new Today(page);
  const budget = new Budget(page);
  const setup = new BudgetSetup(page);
  await page.clock.install({ time: new Date("2026-11-26T09:00:00") });
  await today.open();
  await today.wayIn("I’m worried about money").click();
  await page.getByRole("link", { name: "Set up the budget" }).click();
  await setup.currency.selectOption("GBP");
  await setup.cash.fill("2,000");
  await expect(page.getByText("No bill is entered yet, so nothing says how long the money lasts.")).toBeVisible();
  await setup.rent.fill("850");
  // 2,000 − 850 on 1 December − 850 on 1 January; on 1 February 300 are left for 850.
  await becomes(page, "first_shortfall", (value) => value === "2027-02-01");
  await setup.keep.click();
  await expect(budget.title).toBeVisible();
  expect(await metric(page, "runway_days")).toBe(67);
  await expect(await new Working(page.locator("main")).opened()).toHaveText(
    "£2,000 this morning + £0 in − £2,550 out = -£550 at the end of 1 February 2027: 67 days from today. It is the first day below zero.",
  );
  await axe(page);
  // On Today: the day, and why there are no odds.
  await today.open();
  await expect(figure(page, "first_shortfall")).toHaveText("1 February 2027");
  await expect(page.getByText("There are none yet; the odds appear here from 10 on.")).toBeVisible();
  await openApp(page, "#/budget/worry");
  await page.getByLabel("What worries you about money? In your own words.").fill("Will I lose my home?");
  await page.getByRole("button", { name: "Save worry" }).click();
  await expect(figure(page, "runway_days")).toHaveText("On your current plan, the money lasts 67 days.");
  expect(told).toEqual([]);
});
