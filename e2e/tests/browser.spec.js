// What the browser answers is not trusted, what another app shares comes in, and what the page may do is little.
import { expect, test } from "@playwright/test";
import { Application } from "../pages/application.js";
import { fixture, saved } from "../pages/files.js";
import { AddSheet } from "../pages/funnel.js";
import { Importing } from "../pages/importing.js";
import { complaints, installed, lookAround, openApp, ready, title } from "../pages/onward.js";
import { Rescue } from "../pages/rescue.js";
import { YourData } from "../pages/settings.js";
import { applications, leave, put } from "../pages/storage.js";
import { readFileSync } from "node:fs";

/** Answers no browser should give, and some do. Each is a function that runs in the page before anything else. */
const ANSWERS = {
  language: [
    ["C", () => Object.defineProperty(Navigator.prototype, "language", { get: () => "C" })],
    ["en_GB.UTF-8", () => Object.defineProperty(Navigator.prototype, "language", { get: () => "en_GB.UTF-8" })],
    ["nothing", () => Object.defineProperty(Navigator.prototype, "language", { get: () => undefined })],
    ["a number", () => Object.defineProperty(Navigator.prototype, "language", { get: () => 7 })],
  ],
  "time zone": [
    ["no offset", () => { Date.prototype.getTimezoneOffset = () => NaN; }],
    ["an endless offset", () => { Date.prototype.getTimezoneOffset = () => 1e300; }],
    ["a refusal", () => { Intl.DateTimeFormat.prototype.resolvedOptions = () => { throw new RangeError("no zone"); }; }],
  ],
  "storage estimate": [
    ["no such thing", () => Object.defineProperty(Navigator.prototype, "storage", { get: () => undefined })],
    ["a refusal", () => { for (const name of ["estimate", "persist", "persisted"]) StorageManager.prototype[name] = () => Promise.reject(new TypeError("no")); }],
    ["nonsense", () => {
      StorageManager.prototype.estimate = async () => ({ usage: "much", quota: -1 });
      StorageManager.prototype.persisted = async () => "perhaps";
    }],
    ["a quota of nothing", () => { StorageManager.prototype.estimate = async () => ({ usage: 0, quota: 0 }); }],
  ],
  clock: [
    ["1601", () => { const Real = Date, at = Real.UTC(1601, 0, 1, 12); globalThis.Date = class extends Real { constructor(...given) { super(...(given.length ? given : [at])); } static now() { return at; } }; }],
    ["2150", () => { const Real = Date, at = Real.UTC(2150, 5, 1, 12); globalThis.Date = class extends Real { constructor(...given) { super(...(given.length ? given : [at])); } static now() { return at; } }; }],
    ["no time", () => { const Real = Date; globalThis.Date = class extends Real { constructor(...given) { super(...(given.length ? given : [NaN])); } static now() { return NaN; } }; }],
  ],
};

for (const [what, answers] of Object.entries(ANSWERS)) {
  test(`the browser's ${what} may be anything (by thumb)`, async ({ context }) => {
    for (const [name, stub] of answers) {
      const page = await context.newPage();
      await page.addInitScript(stub);
      const errors = [];
      page.on("pageerror", (error) => errors.push(`${name}: ${error.message}`));
      await openApp(page);
      await lookAround(page);
      for (const route of ["#/today", "#/funnel/figures", "#/budget", "#/export", "#/more/data"]) {
        await page.goto(route);
        await expect(title(page)).toBeVisible();
      }
      await expect(new Rescue(page).screen).toBeHidden();
      expect(errors).toEqual([]);
      await page.close();
    }
  });
}

test("what another app shares becomes an application to add (by thumb)", async ({ page, context }) => {
  const told = complaints(page);
  const sheet = new AddSheet(page);
  await openApp(page);
  const devtools = await context.newCDPSession(page);
  const { url, data } = await devtools.send("Page.getAppManifest");
  const { share_target: target } = JSON.parse(data);
  expect(target.method).toBe("GET");
  /** The address the browser makes of a share. */
  const shared = (values) => {
    const address = new URL(target.action, url);
    for (const [name, value] of Object.entries(values)) address.searchParams.set(target.params[name], value);
    return address.href;
  };
  for (const [values, company, role, link] of [
    [{ title: "Contoso hiring Data Analyst in Berlin, Germany | LinkedIn", text: "https://www.linkedin.com/jobs/view/1?a=b&c=d" }, "Contoso", "Data Analyst", "https://www.linkedin.com/jobs/view/1?a=b&c=d"],
    [{ url: "https://contoso.wd3.myworkdayjobs.com/en-US/Careers/job/Berlin/Data-Analyst_R-1" }, "Contoso", "Data Analyst", "https://contoso.wd3.myworkdayjobs.com/en-US/Careers/job/Berlin/Data-Analyst_R-1"],
    [{ text: "Köchin (50 %) bei Gasthof/Löwen #1" }, "Gasthof/Löwen #1", "Köchin (50 %)", ""],
    [{ title: "<img src=x onerror=alert(1)>", text: "\u0000%E0%A4%A" }, "", "<img src=x onerror=alert(1)>", ""],
  ]) {
    await page.goto(shared(values));
    await ready(page);
    await expect(sheet.company).toHaveValue(company);
    await expect(sheet.role).toHaveValue(role);
    await expect(sheet.link).toHaveValue(link);
    // A reload must not share it again.
    expect(new URL(page.url()).search).toBe("");
  }
  await sheet.add.click();
  await expect.poll(() => applications(page)).toBe(1);
  expect(told).toEqual([]);
});

test("the bookmark shares the page it is tapped on", async ({ page }) => {
  const sheet = new AddSheet(page);
  await openApp(page, "#/more");
  await page.getByText("Make the bookmark").click();
  const code = await page.locator("#bookmarklet").textContent();
  const link = "https://jobs.example/posting?id=1&from=a%20b";
  await page.route(link, (route) => route.fulfill({ contentType: "text/html", body: "<title>Job Application for Welder at Contoso</title><p>It&apos;s ours</p>" }));
  await page.goto(link);
  await page.evaluate((code) => { const tapped = document.createElement("a"); tapped.href = code; document.body.append(tapped); tapped.click(); }, code);
  await page.waitForURL(/#\/funnel\/add\//);
  await ready(page);
  await expect(sheet.company).toHaveValue("Contoso");
  await expect(sheet.role).toHaveValue("Welder");
  await expect(sheet.link).toHaveValue(link);
});

test("a file that the system opens with the app is read (with a mouse)", async ({ page, context }) => {
  const importing = new Importing(page);
  await importing.from(fixture("import/stages.csv"));
  const data = new YourData(page);
  await data.open();
  const backup = await saved(page, data.backup);
  const devtools = await context.newCDPSession(page);
  const manifest = JSON.parse((await devtools.send("Page.getAppManifest")).data);
  const accepted = manifest.file_handlers.flatMap((handler) => Object.values(handler.accept).flat());
  for (const [name, path, kind] of [
    ["jobs.csv", fixture("import/stages.csv"), Importing.KINDS.applications],
    ["saved.json", backup.path, Importing.KINDS.backup],
    ["bank.ofx", fixture("bank/one.ofx"), /bank/i],
  ]) {
    expect(accepted).toContain(name.slice(name.lastIndexOf(".")));
    const opened = await context.newPage();
    await opened.addInitScript(([name, text]) => {
      const handle = { kind: "file", name, getFile: async () => new File([text], name) };
      Object.defineProperty(window, "launchQueue", { value: { setConsumer: (consumer) => consumer({ targetURL: location.href, files: [handle] }) } });
    }, [name, readFileSync(path, "utf8")]);
    await openApp(opened, manifest.file_handlers[0].action);
    await expect(new Importing(opened).kind(kind).first()).toBeVisible();
    await opened.close();
  }
});

test("what is stored is listed, and erased in two taps: all of it, and nothing of others (by thumb)", async ({ page }) => {
  const data = new YourData(page);
  await new Importing(page).from(fixture("import/stages.csv"));
  await installed(page);
  await put(page, "onward-odd", "1");
  await put(page, "another-app", "1");
  await page.evaluate(async () => {
    sessionStorage.setItem("onward-draft/x", "1");
    await caches.open("another-app");
    for (const name of ["onward-test", "another-app"]) {
      await new Promise((done) => { const asked = indexedDB.open(name); asked.onsuccess = () => { asked.result.close(); done(); }; });
    }
  });
  await data.open();
  await page.getByText("Everything that is stored").click();
  for (const words of ["Applications", "A random name for this browser", "Stored as “onward-odd”", "own files, so that it opens without a network", "A service worker", "A database called “onward-test”", "In this tab"]) {
    await expect(page.getByText(words).first()).toBeVisible();
  }
  await data.erase.click();
  await data.eraseForGood.click();
  await expect(data.erased).toBeVisible();
  // The worker answers for this page until it is closed; what it fetches now makes no new cache.
  await page.evaluate(() => fetch("content/lessons.json"));
  const left = await page.evaluate(async () => ({
    stored: Object.keys(localStorage), tab: Object.keys(sessionStorage), caches: await caches.keys(),
    databases: (await indexedDB.databases()).map((one) => one.name), worker: Boolean(await navigator.serviceWorker.getRegistration()),
  }));
  expect(left).toEqual({ stored: ["another-app"], tab: [], caches: ["another-app"], databases: ["another-app"], worker: false });
});

test("what the browser does not answer about when everything is erased is named, after some seconds (by thumb)", async ({ page }) => {
  await page.clock.install();
  const data = new YourData(page);
  await new Importing(page).from(fixture("import/stages.csv"));
  await data.open();
  const cache = await page.evaluate(async () => {
    const never = () => new Promise(() => {});
    const name = `onward-test-${location.pathname}`;
    await caches.open(name);
    navigator.serviceWorker.getRegistration = never;
    caches.delete = never;
    return name;
  });
  await data.erase.click();
  await data.eraseForGood.click();
  await expect.poll(async () => {
    await page.clock.fastForward(4_000);
    return data.notErased.isVisible();
  }).toBe(true);
  await expect(data.notErased).toContainText(`the cache “${cache}”`);
  await expect(data.notErased).toContainText("the service worker (the browser does not answer).");
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test("what is kept for a browser that is killed is given up after a minute, and not before an earlier copy of another tab", async ({ page }) => {
  await page.clock.install({ time: new Date("2026-11-26T10:00:00") });
  await openApp(page);
  await put(page, "onward/application/one", JSON.stringify({ v: 2, rev: 1, at: "mgyr8w0005qa00k3x", data: { company: "Fabrikam" } }));
  await leave(page);
  const application = new Application(page);
  await application.open("one");
  const inCopy = (mode, act) =>
    page.evaluate(([mode, act]) => new Promise((done, failed) => {
      const asked = indexedDB.open("onward-ahead");
      asked.onsuccess = () => {
        const store = asked.result.transaction("batches", mode).objectStore("batches");
        const answer = act === null ? store.getAllKeys() : store.put("x", act);
        answer.onsuccess = () => { asked.result.close(); done(answer.result); };
        answer.onerror = failed;
      };
    }), [mode, act]);
  const names = () => inCopy("readonly", null);
  /** Writes something, and gives the names in the copy once it is there. */
  const write = async (text) => {
    const before = await names();
    await application.fill("Notes", text);
    await expect.poll(async () => (await names()).some((name) => !before.includes(name))).toBe(true);
    return names();
  };
  const first = (await write("one")).at(-1);
  await page.clock.fastForward(130_000);
  const kept = await write("two");
  expect(kept).not.toContain(first);
  // Another tab had imported something before that, which is kept until twelve past.
  const [second, imported] = [kept.at(-1), `${first.split("-")[0]}-${Date.parse("2026-11-26T10:12:00")}-another`];
  await inCopy("readwrite", imported);
  await page.clock.fastForward(130_000);
  expect(await write("three")).toEqual(expect.arrayContaining([imported, second]));
  await page.clock.fastForward(600_000);
  expect(await write("four")).not.toContain(second);
});

test("every page has its policy; HTML that runs something and scripts of others are refused", async ({ page }) => {
  for (const address of ["export.html", "404.html", ""]) {
    await page.goto(address === "404.html" ? "no/such/page" : address, { waitUntil: "commit" });
    // An unknown address leads to the app by itself; before it has, the next navigation and its own end each other.
    if (address === "404.html") await page.waitForURL((url) => url.hash !== "");
    const policy = await (await page.request.get(address)).text();
    expect(policy, address).toMatch(/http-equiv="?Content-Security-Policy/);
    expect(policy, address).toContain("require-trusted-types-for 'script'");
  }
  await openApp(page);
  const refused = (what) => page.evaluate((what) => {
    const element = document.createElement("div");
    const tries = {
      handler: () => { element.innerHTML = "<img src=x onerror=alert(1)>"; },
      quoted: () => { element.innerHTML = "<img alt=\"\"onerror=alert(1)>"; },
      script: () => { element.innerHTML = "<ScRiPt>alert(1)</script>"; },
      frame: () => { element.innerHTML = "<iframe srcdoc='x'></iframe>"; },
      worker: () => new Worker("elsewhere.js"),
      element: () => { document.createElement("script").text = "alert(1)"; },
      plain: () => { element.innerHTML = "<p class=\"sub\">On average = 3</p>"; },
      own: () => new Worker("worker-start.js").terminate(),
    };
    try { tries[what](); return false; } catch (why) { return why instanceof TypeError; }
  }, what);
  for (const what of ["handler", "quoted", "script", "frame", "worker", "element"]) expect(await refused(what), what).toBe(true);
  for (const what of ["plain", "own"]) expect(await refused(what), what).toBe(false);
});
