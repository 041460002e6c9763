// The app as a thing that is installed: it opens, from any folder, without a network, and a browser may install it.
import { expect, test } from "@playwright/test";
import { axe, complaints, installed, openApp, ready, reload, SUB_PATH, title } from "../pages/onward.js";
import { leave } from "../pages/storage.js";

const ROUTES = ["#/today", "#/funnel", "#/budget", "#/reflect", "#/more"];

for (const route of ROUTES) {
  test(`${route} opens as a deep link, without complaint, and axe finds nothing`, async ({ page }) => {
    const told = complaints(page);
    await openApp(page, route);
    await expect(title(page)).toBeVisible();
    expect(told).toEqual([]);
    await axe(page);
  });
}

for (const base of ["", SUB_PATH]) {
  test(`offline after the first visit, from /${base}`, async ({ page, context }) => {
    await openApp(page, "#/today", base);
    await installed(page);
    await context.setOffline(true);
    await leave(page);
    await openApp(page, "#/funnel", base);
    await reload(page);
    // The second binary too: nobody knows beforehand what will be needed on a train.
    const type = await page.evaluate(async () => (await fetch("./worker_bg.wasm")).headers.get("content-type"));
    expect(type).toContain("application/wasm");
  });
}

test("an unknown path leads home, to the screen it names", async ({ page }) => {
  await page.goto(`${SUB_PATH}funnel`);
  await page.waitForURL(/\/some\/sub\/path\/#\/funnel/);
  await ready(page);
});

test("a browser may install it", async ({ page, context }) => {
  await openApp(page);
  await installed(page);
  const devtools = await context.newCDPSession(page);
  const { errors, data } = await devtools.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data);
  expect(manifest.name).toBe("Onward");
  expect(manifest.icons.map((icon) => `${icon.sizes} ${icon.purpose}`)).toEqual(expect.arrayContaining(["192x192 any", "512x512 any", "512x512 maskable"]));
  for (const icon of manifest.icons) expect((await page.request.get(icon.src)).ok(), icon.src).toBe(true);
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.filter((error) => error.errorId !== "in-incognito")).toEqual([]);
});

test("the policy of the page keeps other addresses out", async ({ page }) => {
  await openApp(page);
  const refused = await page.evaluate(() =>
    fetch("https://example.com/").then(() => "fetched", () => "refused"));
  expect(refused).toBe("refused");
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveCount(1);
});
