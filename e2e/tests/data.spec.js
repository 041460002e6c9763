// What leaves and what is stored: every file out, the proof of search, backup, erase and restore, what is set aside.
import { expect, test } from "@playwright/test";
import { Exporting, Proof } from "../pages/exporting.js";
import { file, fixture, saved } from "../pages/files.js";
import { Importing } from "../pages/importing.js";
import { axe, complaints, metric, openApp } from "../pages/onward.js";
import { YourData } from "../pages/settings.js";
import { applicationData, everything, kept, forget, leave } from "../pages/storage.js";

const filled = (page) => new Importing(page).from(fixture("import/stages.csv"));

test("every file out, each what it says it is (by thumb)", async ({ page }) => {
  const told = complaints(page);
  const exporting = new Exporting(page);
  await filled(page);
  await exporting.open();
  await axe(page);
  const table = await saved(page, exporting.table);
  expect(table.name).toMatch(/^onward-\d{4}-\d\d-\d\d-applications\.csv$/);
  expect(table.bytes.toString()).toContain("Fabrikam");
  expect((await saved(page, exporting.svg)).bytes.toString()).toMatch(/^<svg xmlns/);
  const png = (await saved(page, exporting.png)).bytes;
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16) > 1000, png.length > 8_000]).toEqual([true, true]);
  expect((await saved(page, exporting.text)).bytes.toString()).toMatch(/^Applications \[\d+\] /m);
  expect(told).toEqual([]);
});

test("the table goes out and comes back to the same applications (by thumb)", async ({ page }) => {
  const exporting = new Exporting(page);
  const importing = new Importing(page);
  await filled(page);
  const before = await applicationData(page);
  await exporting.open();
  const table = await saved(page, exporting.table);
  await importing.open();
  await importing.choose(table.path);
  await expect(importing.again).toBeVisible();
  await forget(page);
  await importing.from(file("applications.csv", table.bytes));
  expect(await applicationData(page)).toEqual(before);
});

test("backup, erase, restore, and the restore taken back (by thumb)", async ({ page }) => {
  const data = new YourData(page);
  const importing = new Importing(page);
  await filled(page);
  const before = await applicationData(page);
  await data.open();
  await axe(page);
  expect(await metric(page, "room_used")).toBeGreaterThan(1000);
  const backup = await saved(page, data.backup);
  await expect(data.backedUpToday).toBeVisible();
  await data.erase.click();
  await data.eraseForGood.click();
  await expect(data.erased).toBeVisible();
  expect(await applicationData(page)).toEqual({});
  await data.restore.setInputFiles(backup.path);
  await expect(importing.kind(Importing.KINDS.backup)).toBeVisible();
  expect(await metric(page, "restore_added")).toBeGreaterThan(0);
  await axe(page);
  await importing.restore();
  expect(await applicationData(page)).toEqual(before);
  await importing.toData.click();
  await data.undoRestore.click();
  await expect(data.undone).toBeVisible();
  expect(await applicationData(page)).toEqual({});
});

test("the reminder to back up saves one where it is shown, in one tap", async ({ page }) => {
  const data = new YourData(page);
  await page.clock.install({ time: new Date("2026-10-01T10:00:00") });
  await filled(page);
  await page.clock.setSystemTime(new Date("2026-11-26T10:00:00"));
  await leave(page);
  await openApp(page, "#/today");
  // Where no service worker comes up, what is stored is looked at half a minute later. Then in small steps: a request that the clock runs ten seconds ahead of is given up.
  await page.clock.fastForward(30_000);
  await expect.poll(async () => {
    await page.clock.fastForward(1_000);
    return data.reminder.isVisible();
  }).toBe(true);
  await expect(data.reminder).toContainText("56 days ago");
  await axe(page);
  const backup = await saved(page, data.reminder.getByRole("button", { name: "Save a backup" }));
  expect(backup.name).toBe("onward-2026-11-26-backup.json");
  expect(backup.bytes.toString()).toContain("Fabrikam");
  await expect(data.reminder).toBeHidden();
  await data.open();
  await expect(data.backedUpToday).toBeVisible();
});

test.describe("on a network that comes and goes", () => {
  // The files come from the network, where the test can hold one back.
  test.use({ serviceWorkers: "block" });

  test("what could not be fetched ahead is asked for again, and the reminder comes (by thumb)", async ({ page }) => {
    const data = new YourData(page);
    await page.clock.install({ time: new Date("2026-10-01T10:00:00") });
    await filled(page);
    await page.clock.setSystemTime(new Date("2026-11-26T10:00:00"));
    await leave(page);
    let refused = 0;
    await page.route("**/*-files.wasm", (route) => {
      refused += 1;
      return refused === 1 ? route.abort() : route.continue();
    });
    await openApp(page, "#/today");
    await expect.poll(async () => {
      await page.clock.fastForward(1_000);
      return refused;
    }).toBeGreaterThan(0);
    await expect(data.reminder).toBeHidden();
    // A minute later, then in small steps: a request that the clock runs ten seconds ahead of is given up.
    await page.clock.fastForward(60_000);
    await expect.poll(async () => {
      await page.clock.fastForward(1_000);
      return data.reminder.isVisible();
    }).toBe(true);
    expect(refused).toBeGreaterThan(1);
  });
});

test("the rescue screen's file comes back in", async ({ page }) => {
  const importing = new Importing(page);
  await filled(page);
  const before = await applicationData(page);
  await kept(page);
  const keys = await everything(page);
  await forget(page);
  await importing.open();
  await importing.choose(file("onward-rescue.json", JSON.stringify({ "onward-rescue": 1, keys }, null, 1), "application/json"));
  await importing.restore();
  expect(await applicationData(page)).toEqual(before);
});

test("what cannot be read is set aside, can be saved, and goes only when told twice", async ({ page }) => {
  const data = new YourData(page);
  await openApp(page, "#/today");
  // Half a character at the end: it is kept as it is, too.
  await page.evaluate(() => localStorage.setItem("onward/application/broken", `{not json${String.fromCharCode(0xd83d)}`));
  await leave(page);
  await data.open();
  await expect(data.setAside).toHaveAttribute("data-value", "1");
  expect(await page.evaluate(() => Object.values(localStorage).filter((text) => text.endsWith(String.fromCharCode(0xd83d))).length)).toBe(1);
  expect((await saved(page, data.saveSetAside)).bytes.toString()).toContain("{not json");
  await data.deleteSetAside.click();
  await data.deleteForGood.click();
  await expect(data.setAside).toHaveCount(0);
});

test("proof of search: the days asked for, on paper; nothing in them, a sentence", async ({ page }) => {
  const proof = new Proof(page);
  await filled(page);
  await proof.open();
  await expect(proof.nothing).toBeVisible();
  await proof.from.fill("2024-01-01");
  await proof.to.fill("2024-12-31");
  await proof.name.fill("Kim Doe");
  await expect(proof.named("Kim Doe")).toBeVisible();
  expect(await metric(page, "proof_sent")).toBeGreaterThan(0);
  await expect(proof.signature).toBeVisible();
  await axe(page);
  await page.emulateMedia({ media: "print" });
  await expect(proof.print).toBeHidden();
  await expect(proof.from).toBeHidden();
  await expect(proof.signature).toBeVisible();
});
