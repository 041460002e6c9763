// Journeys across screens: the first minute, looking round with sample data, a search of 5,000, and being there again after a restart.
import { expect, test } from "@playwright/test";
import { axe, complaints, openApp, ready } from "../pages/onward.js";

const kept = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("onward/application/")).length);

const DOORS = [
  ["I was just turned down", /#\/reflect/],
  ["I want to see where I stand", /#\/funnel/],
  ["I’m worried about money", /#\/budget/],
];

for (const [door, leads] of DOORS) {
  test(`first minute: “${door}”`, async ({ page }) => {
    const told = complaints(page);
    await openApp(page);
    await expect(page.getByRole("heading", { level: 1, name: "What brings you here?" })).toBeVisible();
    await page.getByRole("link", { name: door }).click();
    await expect(page).toHaveURL(leads);
    await expect(page.getByRole("heading").first()).toBeVisible();
    await axe(page);
    await page.goBack();
    await expect(page).toHaveURL(/#\/today/);
    expect(told).toEqual([]);
  });
}

test("sample data: one tap in, marked, one tap out", async ({ page }) => {
  await openApp(page);
  await page.getByRole("button", { name: "Look around with sample data" }).first().click();
  await expect.poll(() => kept(page)).toBeGreaterThan(30);
  for (const route of ["#/today", "#/funnel", "#/funnel/figures", "#/funnel/board", "#/budget", "#/reflect", "#/more"]) {
    await page.goto(route);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await axe(page);
  }
  await page.goto("#/more");
  await page.getByRole("button", { name: "Sample data: remove" }).first().click();
  await expect.poll(() => kept(page)).toBe(0);
});

test("5,000 applications: only the rows in sight are in the page, and the search finds one", async ({ page }) => {
  await openApp(page, "#/funnel/add");
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Company").fill("Seed");
  await sheet.getByLabel("Role").fill("Gardener");
  await sheet.getByRole("button", { name: "Add", exact: true }).click();
  await expect.poll(() => kept(page)).toBe(1);
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => key.startsWith("onward/application/"));
    const text = localStorage.getItem(key);
    for (let n = 0; n < 5000; n++) localStorage.setItem(`onward/application/many${n}`, text.replace("Seed", `Orchard ${n}`));
  });
  await page.goto("about:blank");
  await openApp(page, "#/funnel");
  const rows = page.getByRole("list", { name: "Applications" }).getByRole("listitem");
  await expect(rows.first()).toBeVisible();
  expect(await rows.count()).toBeLessThan(80);
  await page.getByRole("searchbox").fill("orchard 4321");
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText("Orchard 4321");
  await page.getByRole("searchbox").fill("");
  await expect.poll(() => rows.count()).toBeGreaterThan(3);
});

test("restart: what was entered and the chosen look are there again", async ({ page, context }) => {
  await openApp(page, "#/funnel/add");
  await page.getByRole("dialog").getByLabel("Company").fill("Lakeside");
  await page.getByRole("dialog").getByLabel("Role").fill("Cook");
  await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  await expect.poll(() => kept(page)).toBe(1);
  await page.goto("#/more/settings");
  await page.getByText("Dark", { exact: true }).first().click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.close();
  const again = await context.newPage();
  await openApp(again, "#/funnel");
  await ready(again);
  await expect(again.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(again.getByRole("list", { name: "Applications" })).toContainText("Lakeside");
});
