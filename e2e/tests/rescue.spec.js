// Nothing is lost where the program does not start: the page without it, the shell that waits, a crash that tells its place, files of two versions.
import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import { file, fixture, saved } from "../pages/files.js";
import { Importing } from "../pages/importing.js";
import { axe, complaints, installed, openApp, ready, SUB_PATH, title } from "../pages/onward.js";
import { ExportPage, Rescue } from "../pages/rescue.js";
import { changing, original } from "../pages/server.js";
import { YourData } from "../pages/settings.js";
import { applicationData, everything, kept, forget, leave, put } from "../pages/storage.js";

const filled = (page) => new Importing(page).from(fixture("import/stages.csv"));

/** The wasm of the app itself, its first part. */
const PROGRAM = /\/onward-[0-9a-f]+_bg\.wasm$/;

test("the page without the program shows everything in words, saves it and puts it back (by thumb)", async ({ page }) => {
  const told = complaints(page);
  const without = new ExportPage(page);
  await filled(page);
  await put(page, "onward-draft/note", "\"half a sentence\"");
  await put(page, "another-app", "untouched");
  await kept(page);
  const before = await everything(page);
  const count = Object.keys(await applicationData(page)).length;
  await without.open();
  await axe(page);
  await without.group(`Applications: ${count}`).click();
  await without.group(/^Fabrikam/).first().click();
  await expect(page.getByText("company", { exact: true }).first()).toBeVisible();
  await without.group("Being typed, not saved yet: 1").click();
  const copy = await saved(page, without.save);
  expect(copy.name).toBe("onward-rescue.json");
  expect(JSON.parse(copy.bytes.toString()).keys).toEqual(before);

  await page.evaluate(() => Object.keys(localStorage).forEach((key) => key.startsWith("onward") && localStorage.removeItem(key)));
  await without.open();
  await expect(without.counted("Onward has stored nothing in this browser.")).toBeVisible();
  await without.file.setInputFiles(copy.path);
  await without.add.click();
  await expect(without.said).toContainText("added");
  const ours = (keys) => Object.fromEntries(Object.entries(keys).filter(([key]) => /^onward(\/|-draft\/)/.test(key)));
  expect(await everything(page)).toEqual(ours(before));
  await without.undo.click();
  expect(await everything(page)).toEqual({});

  // A record that only is here goes; what belongs to another app of the same address stays.
  await put(page, "onward/worry/only-here", "{}");
  await without.file.setInputFiles(copy.path);
  await without.replace.click();
  await expect(without.said).toContainText("Everything is now as in the file");
  expect(await everything(page)).toEqual(ours(before));
  expect(await page.evaluate(() => localStorage.getItem("another-app"))).toBe("untouched");
  await openApp(page, "#/funnel");
  expect(Object.keys(await applicationData(page)).length).toBe(count);
  expect(told).toEqual([]);
});

test("the page without the program reads a backup, and refuses what is none", async ({ page }) => {
  const without = new ExportPage(page);
  const data = new YourData(page);
  await filled(page);
  const before = await applicationData(page);
  await data.open();
  const backup = await saved(page, data.backup);
  await forget(page);
  await without.open();
  for (const [name, text, why] of [
    ["a.json", "{}", "not a copy or a backup"],
    ["b.json", "{\"onward-rescue\":1,\"keys\":{\"another-app\":\"x\",\"onward/../x\":\"y\"}}", "There is no entry in this file"],
    ["c.json", "{\"onward-rescue\":7,\"keys\":{}}", "A newer version of Onward made this file"],
    ["d.age", "age-encryption.org/v1\n-> scrypt", "This backup is encrypted"],
    ["e.json", "{\"onward-backup\":1,\"records\":{", "not a copy or a backup"],
  ]) {
    await without.file.setInputFiles(file(name, text, "application/json"));
    await expect(without.said).toContainText(why);
    await expect(without.said).toContainText("Nothing was changed");
  }
  expect(await everything(page)).toEqual({});
  await without.file.setInputFiles(backup.path);
  await without.add.click();
  await expect(without.said).toContainText("added");
  expect(await applicationData(page)).toEqual(before);
});

test("the page without the program opens without a network", async ({ page, context }) => {
  await openApp(page, "#/today", SUB_PATH);
  await installed(page);
  await context.setOffline(true);
  await leave(page);
  await new ExportPage(page).open(SUB_PATH);
});

test("a shell that has not started after ten seconds leads to the entries", async ({ page }) => {
  const rescue = new Rescue(page);
  // It stands still, or what the page itself takes to come would be among the ten seconds.
  await page.clock.install({ time: new Date("2026-11-26T10:00:00") });
  await page.clock.pauseAt(new Date("2026-11-26T10:01:00"));
  // The program never comes, and never fails.
  await page.route(PROGRAM, () => {});
  await page.goto("", { waitUntil: "commit" });
  await expect(title(page)).toBeVisible();
  await page.clock.fastForward(9_000);
  await expect(rescue.waiting).toBeHidden();
  await page.clock.fastForward(1_500);
  await expect(rescue.waiting).toBeVisible();
  await page.clock.resume();
  await axe(page);
  await rescue.entries.click();
  await expect(new ExportPage(page).title).toBeVisible();
});

for (const [what, missing] of [["program", PROGRAM], ["glue", /\/onward-[0-9a-f]+\.js$/], ["table of chunks", /\/onward-[0-9a-f]+-chunks\.js$/]]) {
  test(`where the ${what} is missing the page says so and leads to the entries`, async ({ page }) => {
    const rescue = new Rescue(page);
    await page.route(missing, (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto("");
    await expect(rescue.screen).toBeVisible();
    await expect(rescue.entries).toBeVisible();
    await expect(rescue.anew).toBeVisible();
  });
}

test.describe("before the service worker has the files", () => {
  test.use({ serviceWorkers: "block" });
  test("a chunk whose file never answers: after ten seconds the page says so, leads to the entries, and can be asked again (by thumb)", async ({ page }) => {
    const rescue = new Rescue(page);
    let asked = 0;
    const chunk = /\/onward-[0-9a-f]+-files\.wasm$/;
    await page.route(chunk, () => { asked += 1; });
    await page.clock.install();
    await page.goto("#/more/data");
    await expect.poll(() => asked).toBeGreaterThan(0);
    // From here on it stands still, or a slow machine's own seconds would be among the ten.
    const since = await page.evaluate(() => Date.now());
    await page.clock.pauseAt(since + 8_000);
    await expect(rescue.late).toBeHidden();
    await page.clock.resume();
    await page.clock.fastForward(3_000);
    await expect(rescue.late).toBeVisible();
    await expect(rescue.own).toHaveAttribute("href", "export.html");
    await axe(page);
    // Still no answer: the same again, and no skeleton for ever.
    const before = asked;
    await rescue.again.click();
    await expect.poll(() => asked).toBeGreaterThan(before);
    await page.clock.fastForward(11_000);
    await expect(rescue.late).toBeVisible();
    await page.unroute(chunk);
    // What is fetched ahead may have asked for it in between: then there is nothing left to tap.
    await rescue.again.evaluateAll((buttons) => buttons.forEach((button) => button.click()));
    await expect(title(page, "Your data")).toBeVisible();
  });
});

test("a browser that gives storage no room at all: the page says that nothing is kept", async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException("no room", "QuotaExceededError"); };
  });
  await openApp(page, "#/today");
  await expect(page.getByText("This browser keeps nothing for this page")).toBeVisible();
});

test("what no type reads is found although the service worker never gets ready (by thumb)", async ({ page }) => {
  await filled(page);
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => localStorage.getItem(key).includes('"company":"Fabrikam"'));
    localStorage.setItem(key, localStorage.getItem(key).replace('"company":"Fabrikam"', '"company":5'));
  });
  await leave(page);
  await page.clock.install();
  await page.addInitScript(() => {
    ServiceWorkerContainer.prototype.register = () => new Promise(() => {});
    Object.defineProperty(ServiceWorkerContainer.prototype, "ready", { get: () => new Promise(() => {}) });
  });
  await openApp(page, "#/today");
  const told = page.getByRole("status").filter({ hasText: "cannot be read" });
  await page.clock.fastForward(15_500);
  await page.clock.fastForward(1_500);
  await expect(told.first()).toBeVisible();
});

test("a crash on a later screen tells what happened and where", async ({ page }) => {
  const rescue = new Rescue(page);
  await page.addInitScript(() => {
    const create = Document.prototype.createElement;
    Document.prototype.createElement = function (name, ...rest) {
      if (window.refuses && ["section", "div"].includes(name)) throw new Error("refused by the browser");
      return create.call(this, name, ...rest);
    };
  });
  await openApp(page, "#/today");
  await page.evaluate(() => { window.refuses = true; location.hash = "#/budget"; });
  await expect(rescue.screen).toBeVisible();
  await rescue.why.click();
  await expect(rescue.told).toContainText("refused by the browser");
  await expect(rescue.told).toContainText(/\.rs:\d+:\d+/);
});

test("a version whose files are not all there yet is not installed; the whole one is", async ({ page }) => {
  const files = new Map();
  const server = await changing(files);
  try {
    await page.goto(server.url);
    await ready(page);
    await installed(page);
    const caches = () => page.evaluate(async () => (await caches.keys()).sort());
    const old = await caches();
    // The new worker is up, the page is still the old one.
    const [oldPage, worker] = [await original("/"), await original("/sw.js")];
    const newPage = oldPage.replace("</body>", "<!-- new --></body>");
    const hash = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
    expect(worker).toContain(hash(oldPage));
    files.set("/sw.js", worker.replace(hash(oldPage), hash(newPage)).replace(/VERSION = "[0-9a-f]+"/, 'VERSION = "feedfeedfeedfeed"'));
    const end = () => page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const found = new Promise((done) => registration.addEventListener("updatefound", () => done(registration.installing), { once: true }));
      registration.update().catch(() => {});
      const worker = await found;
      return new Promise((done) => worker.addEventListener("statechange", () => ["installed", "redundant"].includes(worker.state) && done(worker.state)));
    });
    expect(await end()).toBe("redundant");
    expect(await caches()).toEqual(old);
    files.set("/", newPage);
    expect(await end()).toBe("installed");
    expect(await caches()).toHaveLength(2);
  } finally {
    await server.close();
  }
});

test("a stored version that cannot start is fetched anew; the entries stay (by thumb)", async ({ page }) => {
  const rescue = new Rescue(page);
  await filled(page);
  const before = await applicationData(page);
  await installed(page);
  // What an earlier version of the worker could keep: a page whose program is gone.
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (/onward-[0-9a-f]+\.js$/.test(request.url)) await cache.put(request, new Response("", { status: 404 }));
      }
    }
  });
  await leave(page);
  await page.goto("");
  await expect(rescue.screen).toBeVisible();
  await page.context().setOffline(true);
  await rescue.anew.click();
  await expect(page.getByRole("button", { name: /No connection: nothing was changed/ })).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: /No connection/ }).click();
  await ready(page);
  expect(await applicationData(page)).toEqual(before);
});
