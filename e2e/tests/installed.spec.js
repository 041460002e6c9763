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

test("the dialog that installs has pictures of both shapes, as large as it says", async ({ page }) => {
  await openApp(page);
  const { screenshots } = await (await page.request.get("manifest.webmanifest")).json();
  expect(new Set(screenshots.map((one) => one.form_factor))).toEqual(new Set(["narrow", "wide"]));
  for (const one of screenshots) {
    const png = await (await page.request.get(one.src)).body();
    expect(png.subarray(1, 4).toString(), one.src).toBe("PNG");
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, one.src).toBe(one.sizes);
    expect(one.label).not.toBe("");
  }
});

test("each shortcut opens what it names (by thumb)", async ({ page }) => {
  await openApp(page);
  const { shortcuts } = await (await page.request.get("manifest.webmanifest")).json();
  const opens = { "Add an application": page.getByRole("dialog", { name: "Add an application" }), "After a rejection": title(page, /turned down/i) };
  expect(shortcuts.map((one) => one.name).sort()).toEqual(Object.keys(opens).sort());
  for (const one of shortcuts) {
    await page.goto("about:blank");
    await page.goto(one.url);
    await ready(page);
    await expect(opens[one.name]).toBeVisible();
  }
});

test("Onward asks to be installed once something is saved, and not again after Not now (by thumb)", async ({ page }) => {
  const offered = async () => page.evaluate(() => {
    const event = new Event("beforeinstallprompt", { cancelable: true });
    event.prompt = () => { window.prompted = (window.prompted ?? 0) + 1; return Promise.resolve({ outcome: "accepted" }); };
    window.dispatchEvent(event);
    return event.defaultPrevented;
  });
  const card = page.getByRole("region", { name: "Install Onward" });
  await openApp(page);
  expect(await offered()).toBe(true);
  await expect(title(page)).toBeVisible();
  await expect(card).toHaveCount(0);
  // Something is saved.
  await page.evaluate(() => { location.hash = "#/funnel/add"; });
  await page.getByLabel("Company").fill("Contoso");
  await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  await page.evaluate(() => { location.hash = "#/today"; });
  await expect(card).toBeVisible();
  await card.getByRole("button", { name: "Install" }).click();
  expect(await page.evaluate(() => window.prompted)).toBe(1);
  await expect(card).toHaveCount(0);
  // For good.
  await reload(page);
  await offered();
  await page.evaluate(() => { location.hash = "#/more"; });
  await expect(page.getByRole("button", { name: "Install Onward" })).toBeVisible();
  await page.evaluate(() => { location.hash = "#/today"; });
  await expect(title(page)).toBeVisible();
  await expect(card).toHaveCount(0);
});

test("a new version that does not take over says so (by thumb)", async ({ page }) => {
  await page.addInitScript(() => {
    const waiting = { postMessage: (message) => { window.asked = message; } };
    const registration = Object.create(ServiceWorkerRegistration.prototype, {
      waiting: { value: waiting }, installing: { value: null }, addEventListener: { value: () => {} }, update: { value: async () => {} },
    });
    const container = { controller: {}, addEventListener: () => {}, register: async () => registration, getRegistration: async () => registration };
    Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => container });
  });
  await openApp(page);
  await page.getByRole("button", { name: "Update now" }).click();
  await expect(page.getByRole("status").filter({ hasText: "has not taken over yet" })).toBeVisible();
  expect(await page.evaluate(() => window.asked)).toBe("SKIP_WAITING");
});

test("the policy of the page keeps other addresses out", async ({ page }) => {
  await openApp(page);
  const refused = await page.evaluate(() =>
    fetch("https://example.com/").then(() => "fetched", () => "refused"));
  expect(refused).toBe("refused");
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveCount(1);
});
