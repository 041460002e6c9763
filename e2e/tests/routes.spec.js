// Every address of the app, one of each shape: it draws a screen, nothing complains, axe finds nothing in light and dark.
import { expect, test } from "@playwright/test";

import { axe, complaints, openApp, overflow, ready, sampleData, still } from "../pages/onward.js";
import { ROUTES, needsSample } from "../pages/routes.js";

/** Begin something new or lead on at once: another address is shown in the end. */
const LEADS_ON = /#\/reflect\/(new(\/|$)|ask\/|go\/[^/]+$|journal\/write$)/;

const PARTS = 4;

/** Goes to an address and waits until its screen is drawn and still. */
async function visit(page, route) {
  await page.evaluate((href) => { location.hash = href; }, route.href);
  if (!LEADS_ON.test(route.href)) await expect(page).toHaveURL(new RegExp(`${route.href.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`));
  await expect(page.locator(route.sheet ? "dialog[open] h1" : "main h1").filter({ visible: true }).first()).toBeVisible();
  await expect(page.locator("main[aria-busy=true], .skeleton")).toHaveCount(0);
  await still(page);
}

async function withSample(page) {
  await openApp(page, "#/today");
  await sampleData(page).click();
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).length)).toBeGreaterThan(50);
}

for (let part = 0; part < PARTS; part += 1) {
  const routes = ROUTES.filter((_, n) => n % PARTS === part);

  test(`axe finds nothing on any screen, part ${part + 1} (by thumb)`, async ({ page }) => {
    test.slow();
    const told = complaints(page);
    await withSample(page);
    for (const route of routes) {
      await test.step(route.href, async () => {
        await visit(page, route);
        await axe(page);
      });
    }
    expect(told).toEqual([]);
  });
}

test("every screen draws with nothing stored (by thumb)", async ({ page }) => {
  test.slow();
  const told = complaints(page);
  await openApp(page, "#/today");
  for (const route of ROUTES.filter((route) => !needsSample(route))) {
    await test.step(route.href, async () => {
      await visit(page, route);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    });
  }
  await ready(page);
  expect(told).toEqual([]);
});

test("an address that leads nowhere says so and leads back (by thumb)", async ({ page }) => {
  await openApp(page, "#/nowhere/at all");
  await expect(page.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();
  await page.getByRole("link", { name: "Go to Today" }).click();
  await expect(page).toHaveURL(/#\/today$/);
});
