// What leaves and what is stored: every file out, the proof of search, backup, erase and restore, what is set aside.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { axe, complaints, metric, openApp } from "../pages/onward.js";

const fixture = (name) => fileURLToPath(new URL(`../../tests/fixtures/${name}`, import.meta.url));

/** Takes a file in and goes on from there. */
async function filled(page) {
  await openApp(page, "#/import");
  await page.getByLabel("Choose a file").setInputFiles(fixture("import/stages.csv"));
  await page.locator(".import-bar").getByRole("button").click();
  await expect(page.getByRole("heading", { name: "It is in" })).toBeVisible();
}

/** Presses a button and gives the file that comes of it: its name, its bytes. */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).first().click()]);
  const path = await download.path();
  return { name: download.suggestedFilename(), path, bytes: readFileSync(path) };
}

/** Every record as it is stored. */
const records = (page) => page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith("onward/application/")).map(([key, text]) => [key, JSON.parse(text).data])));

test("every file out, each what it says it is", async ({ page }) => {
  const told = complaints(page);
  await filled(page);
  await openApp(page, "#/export");
  await axe(page);
  const table = await saved(page, "Save the table");
  expect(table.name).toMatch(/^onward-\d{4}-\d\d-\d\d-applications\.csv$/);
  expect(table.bytes.toString()).toContain("Fabrikam");
  expect((await saved(page, "Save as SVG")).bytes.toString()).toMatch(/^<svg xmlns/);
  const png = (await saved(page, "Save as PNG")).bytes;
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16) > 1000, png.length > 8_000]).toEqual([true, true]);
  expect((await saved(page, "Save the text")).bytes.toString()).toMatch(/^Applications \[\d+\] /m);
  expect(told).toEqual([]);
});

test("the table goes out and comes back to the same applications", async ({ page }) => {
  await filled(page);
  const before = await records(page);
  await openApp(page, "#/export");
  const table = await saved(page, "Save the table");
  await openApp(page, "#/import");
  await page.getByLabel("Choose a file").setInputFiles(table.path);
  await expect(page.getByText("Importing it again changes nothing")).toBeVisible();
  await page.evaluate(() => localStorage.clear());
  await page.goto("about:blank");
  await openApp(page, "#/import");
  await page.getByLabel("Choose a file").setInputFiles({ name: "applications.csv", mimeType: "text/csv", buffer: table.bytes });
  await page.locator(".import-bar").getByRole("button").click();
  await expect(page.getByRole("heading", { name: "It is in" })).toBeVisible();
  expect(await records(page)).toEqual(before);
});

test("backup, erase, restore, and the restore taken back", async ({ page }) => {
  await filled(page);
  const before = await records(page);
  await openApp(page, "#/more/data");
  await axe(page);
  expect(await metric(page, "room_used")).toBeGreaterThan(1000);
  const backup = await saved(page, "Save a backup");
  await expect(page.getByText("Last backup: today.")).toBeVisible();
  await page.getByText("Delete all that Onward stores in this browser").click();
  await expect(page.getByRole("button", { name: "Erase everything for good" })).toBeDisabled();
  await page.getByLabel(/Type erase/).fill("erase");
  await page.getByRole("button", { name: "Erase everything for good" }).click();
  await expect(page.getByText("Everything is erased.")).toBeVisible();
  expect(await records(page)).toEqual({});
  await page.getByLabel("Restore from a backup").setInputFiles(backup.path);
  await expect(page.getByRole("heading", { name: "A backup of Onward" })).toBeVisible();
  expect(await metric(page, "restore_added")).toBeGreaterThan(0);
  await axe(page);
  await page.getByRole("button", { name: "Take it in" }).click();
  await expect(page.getByRole("heading", { name: "It is in" })).toBeVisible();
  expect(await records(page)).toEqual(before);
  await page.getByRole("link", { name: "Your data" }).click();
  await page.getByRole("button", { name: "Undo the last restore" }).click();
  await expect(page.getByText(/Taken back/)).toBeVisible();
  expect(await records(page)).toEqual({});
});

test("the rescue screen's file comes back in", async ({ page }) => {
  await filled(page);
  const before = await records(page);
  const keys = await page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith("onward"))));
  await page.evaluate(() => localStorage.clear());
  await page.goto("about:blank");
  await openApp(page, "#/import");
  await page.getByLabel("Choose a file").setInputFiles({ name: "onward-rescue.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ "onward-rescue": 1, keys }, null, 1)) });
  await page.getByRole("button", { name: "Take it in" }).click();
  await expect(page.getByRole("heading", { name: "It is in" })).toBeVisible();
  expect(await records(page)).toEqual(before);
});

test("what cannot be read stands aside, can be saved, and goes only when told twice", async ({ page }) => {
  await openApp(page, "#/today");
  await page.evaluate(() => localStorage.setItem("onward/application/broken", "{not json"));
  await page.goto("about:blank");
  await openApp(page, "#/more/data");
  await expect(page.locator('[data-metric="set_aside"]')).toHaveAttribute("data-value", "1");
  expect((await saved(page, "Save them as a file")).bytes.toString()).toContain("{not json");
  await page.getByRole("button", { name: "Delete them", exact: true }).click();
  await page.getByRole("button", { name: "Delete them for good" }).click();
  await expect(page.locator('[data-metric="set_aside"]')).toHaveCount(0);
});

test("proof of search: the days asked for, on paper; nothing in them, a sentence", async ({ page }) => {
  await filled(page);
  await openApp(page, "#/export/proof");
  await expect(page.getByText("Nothing with a date stands between these days")).toBeVisible();
  await page.getByLabel("From").fill("2024-01-01");
  await page.getByLabel("To").fill("2024-12-31");
  await page.getByLabel("Your name").fill("Kim Doe");
  await expect(page.getByText("Name: Kim Doe")).toBeVisible();
  expect(await metric(page, "proof_sent")).toBeGreaterThan(0);
  await expect(page.getByText("Signature")).toBeVisible();
  await axe(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(page.getByLabel("From")).toBeHidden();
  await expect(page.getByText("Signature")).toBeVisible();
});
