// Journeys across screens: the first minute, looking round with sample data, a search of 5,000, and being there again after a restart.
import { expect, test } from "@playwright/test";
import { AddSheet, Funnel } from "../pages/funnel.js";
import { axe, complaints, openApp, sampleData, title } from "../pages/onward.js";
import { More, Settings } from "../pages/settings.js";
import { applications, leave, multiply } from "../pages/storage.js";
import { Today } from "../pages/today.js";

for (const [way, leads] of Today.WAYS_IN) {
  test(`first minute: “${way}”`, async ({ page }) => {
    const told = complaints(page);
    const today = new Today(page);
    await openApp(page);
    await expect(today.firstVisit).toBeVisible();
    await today.wayIn(way).click();
    await expect(page).toHaveURL(leads);
    await expect(page.getByRole("heading").first()).toBeVisible();
    await axe(page);
    await page.goBack();
    await expect(page).toHaveURL(Today.ADDRESS);
    expect(told).toEqual([]);
  });
}

test("sample data: one tap in, marked, one tap out", async ({ page }) => {
  const more = new More(page);
  await openApp(page);
  await sampleData(page).click();
  await expect.poll(() => applications(page)).toBeGreaterThan(30);
  for (const route of ["#/today", "#/funnel", "#/funnel/figures", "#/funnel/board", "#/budget", "#/reflect", "#/more"]) {
    await page.goto(route);
    await expect(title(page)).toBeVisible();
    await axe(page);
  }
  await more.show();
  await more.removeSample.click();
  await expect.poll(() => applications(page)).toBe(0);
});

test("5,000 applications: only the rows in sight are in the page, and the search finds one", async ({ page }) => {
  const funnel = new Funnel(page);
  await new AddSheet(page).fill("Seed", "Gardener");
  await expect.poll(() => applications(page)).toBe(1);
  await multiply(page, "Seed", "Orchard", 5000);
  await leave(page);
  await funnel.open();
  await expect(funnel.rows.first()).toBeVisible();
  expect(await funnel.rows.count()).toBeLessThan(80);
  await funnel.search.fill("orchard 4321");
  await expect(funnel.rows).toHaveCount(1);
  await expect(funnel.rows.first()).toContainText("Orchard 4321");
  await funnel.search.fill("");
  await expect.poll(() => funnel.rows.count()).toBeGreaterThan(3);
});

test("restart: what was entered and the chosen look are there again", async ({ page, context }) => {
  const settings = new Settings(page);
  await new AddSheet(page).fill("Lakeside", "Cook");
  await expect.poll(() => applications(page)).toBe(1);
  await settings.show();
  await settings.dark.click();
  await expect(settings.root).toHaveAttribute("data-theme", "dark");
  await page.close();
  const again = await context.newPage();
  const funnel = new Funnel(again);
  await funnel.open();
  await expect(new Settings(again).root).toHaveAttribute("data-theme", "dark");
  await expect(funnel.list).toContainText("Lakeside");
});
