// Journeys across screens: the first minute, looking round with sample data, a search of 5,000, and being there again after a restart.
import { expect, test } from "@playwright/test";
import { AddSheet, Funnel } from "../pages/funnel.js";
import { axe, complaints, lookAround, openApp, ready, reload, sampleBar, title } from "../pages/onward.js";
import { More, Settings, YourData } from "../pages/settings.js";
import { applications, everything, kept, leave, multiply } from "../pages/storage.js";
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

test("sample data: a space of its own, marked on every screen, that leaves one's own as it was", async ({ page, context }) => {
  const more = new More(page);
  const funnel = new Funnel(page);
  await new AddSheet(page).fill("Lakeside", "Cook");
  await expect.poll(() => applications(page)).toBe(1);
  // The write-ahead copy's marks of tabs that are gone go as well.
  const ownData = async () => Object.fromEntries(Object.entries(await everything(page)).filter(([key]) => !key.startsWith("onward-mark/")));
  await kept(page);
  const own = await ownData();
  await more.show();
  await lookAround(page);
  for (const route of ["#/today", "#/funnel", "#/funnel/figures", "#/funnel/board", "#/budget", "#/reflect", "#/export/proof", "#/more"]) {
    await page.goto(route);
    await expect(title(page)).toBeVisible();
    await expect(sampleBar(page)).toContainText("You are looking at sample data");
    await axe(page);
  }
  // What is typed there outlives a reload, in this tab, and never reaches one's own.
  await page.goto("#/funnel/sample-adatum");
  await page.locator("#notes").fill("only looking");
  await reload(page);
  await expect(sampleBar(page)).toBeVisible();
  await expect(page.locator("#notes")).toHaveValue("only looking");
  await page.goto("#/funnel");
  await expect(funnel.list).not.toContainText("Lakeside");
  expect(await ownData()).toEqual(own);
  // Another tab shows one's own.
  const other = await context.newPage();
  await openApp(other, "#/funnel");
  await expect(new Funnel(other).list).toContainText("Lakeside");
  await expect(sampleBar(other)).toHaveCount(0);
  await more.leaveSample.click();
  await expect(sampleBar(page)).toHaveCount(0);
  await ready(page);
  await funnel.open();
  await expect(funnel.list).toContainText("Lakeside");
  await expect(funnel.rows).toHaveCount(1);
  expect(await ownData()).toEqual(own);
});

test("sample data that an earlier version mixed in: the untouched goes, the edited is asked about once (by thumb)", async ({ page }) => {
  const data = new YourData(page);
  const funnel = new Funnel(page);
  await openApp(page);
  await lookAround(page);
  // As it was kept before: among one's own, one of them edited.
  await page.evaluate(() => {
    for (const [key, text] of Object.entries(sessionStorage)) {
      if (!key.startsWith("onward-sample/onward/")) continue;
      const edited = key.endsWith("/application/sample-adatum");
      localStorage.setItem(key.slice("onward-sample/".length), edited ? text.replace('"rev":1', '"rev":2') : text);
    }
    sessionStorage.clear();
  });
  await reload(page);
  await expect.poll(() => applications(page)).toBe(1);
  await data.open();
  await expect(data.leftovers).toContainText("Adatum");
  await axe(page);
  await data.keepAsMine.click();
  await expect(data.leftovers).toHaveCount(0);
  await funnel.open();
  await reload(page);
  await expect(funnel.search).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("onward/application/")))).toContain("onward/application/kept-adatum");
  await expect(page.getByText("An earlier version")).toHaveCount(0);
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
