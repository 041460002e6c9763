// The main journeys, in an engine the app was not made in.
import { createServer } from "node:http";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fixture } from "../pages/files.js";
import { App } from "./app.js";
import { APP, expect, test } from "./test.js";

const TITLES = [["#/today", "What brings you here?"], ["#/funnel", "Funnel"], ["#/budget", "Budget"], ["#/reflect", "Reflect"], ["#/more", "More"]];

async function add(app, company, role) {
  await app.open("#/funnel/add");
  await app.fill("Company", company);
  await app.fill("Role", role);
  await app.click("button", "Add", { whole: true });
  await app.until("the application is stored", () => app.stored("application", company), true);
}

test("starts, and opens at every tab, in any language", async ({ app, language }) => {
  await app.open();
  if (language.startsWith("C.")) expect(await app.run("return navigator.language")).toBe("C");
  for (const [route, title] of TITLES) {
    await app.start(route);
    await app.sees("heading", title);
    expect(await app.complaints()).toEqual([]);
  }
  await app.start("#/no/such/screen");
  await app.sees("heading", "Page not found");
});

test("what the engine lacks is met the plain way", async ({ app }) => {
  await app.open("#/more/data");
  await app.sees("button", "Save a backup");
  const has = await app.run("return { folder: 'showDirectoryPicker' in window, share: 'canShare' in navigator, trusted: 'trustedTypes' in window, worker: 'serviceWorker' in navigator }");
  // A folder to write to, and the system's share sheet: where there is none, no button leads there.
  expect(await app.has("button", "Choose a folder for backups")).toBe(has.folder);
  await app.click("text", "Leave something out, or lock it with a passphrase");
  await app.sees("button", "Save this backup");
  expect(await app.has("button", "Share this backup")).toBe(has.share);
  // The policy of the page holds in every engine.
  expect(await app.run("return await fetch('https://example.com/').then(() => 'fetched', () => 'refused')")).toBe("refused");
  if (has.trusted) expect(await app.run("try { document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'; return false; } catch { return true; }")).toBe(true);
  expect(await app.complaints()).toEqual([]);
});

test("“I was just turned down”, to the end of the short form", async ({ app }) => {
  await app.open();
  await app.click("link", "I was just turned down");
  await app.at(/^#\/reflect\/turned-down/);
  for (const [field, text] of [["Company", "Fabrikam"], ["Role", "Welder"], ["One thing to keep", "I asked good questions"], ["One thing to change", "I sleep before I travel"], ["At which moment tomorrow?", "After breakfast"]]) {
    await app.fill(field, text);
  }
  await app.click("button", "Save, and on to tomorrow");
  await app.sees("text", "what tomorrow begins with");
  await app.sees("text", "I sleep before I travel");
  expect(await app.stored("reflection", "I asked good questions")).toBe(true);
  expect(await app.stored("application", "Fabrikam")).toBe(true);
  await app.start(await app.run("return location.hash"));
  await app.sees("text", "I sleep before I travel");
  await app.sees("link", "Done for today");
  expect(await app.complaints()).toEqual([]);
});

test("an application is added and there again after a restart", async ({ app }) => {
  await add(app, "Lakeside", "Cook");
  await app.at(/^#\/funnel/);
  await app.start("#/funnel");
  await app.sees("link", "Lakeside");
  await app.click("link", "Lakeside");
  await app.sees("heading", "Lakeside");
  expect(await app.complaints()).toEqual([]);
});

test("a log of 447 rows gives its funnel, in any language", async ({ app }) => {
  await app.open("#/import");
  await app.upload("Choose a file", fixture("search-log.csv"));
  await app.sees("heading", "A table of applications");
  await app.click("button", "Import 4");
  await app.sees("heading", "Import complete");
  await app.click("link", "See your funnel");
  for (const [figure, value] of [["applications", "434"], ["first_contact", "10"]]) await app.until(figure, () => app.figure(figure), value);
  await app.open("#/funnel/figures");
  for (const [figure, value] of [["inbound", "11"], ["interview_rounds", "24"], ["offers", "5"]]) await app.until(figure, () => app.figure(figure), value);
  expect(await app.complaints()).toEqual([]);
});

test("a budget of one bill has its day", async ({ app }) => {
  await app.open("#/budget/setup");
  await app.sees("field", "Currency");
  await app.fill("What you can spend, in all accounts", "2700");
  await app.fill("Rent or mortgage", "900", { whole: true });
  const days = async () => { const value = Number(await app.figure("runway_days")); return value > 60 && value < 130; };
  await app.until("the runway is worked out while it is typed", days, true);
  const day = await app.figure("first_shortfall");
  await app.click("button", "Save plan");
  await app.at(/^#\/budget$/);
  await app.until("the day is the one that was promised", () => app.figure("first_shortfall"), day);
  expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
  await app.start("#/budget");
  await app.until("the day is there again", () => app.figure("first_shortfall"), day);
  expect(await app.complaints()).toEqual([]);
});

test("a backup is a file, and a file brings everything back", async ({ app, running }) => {
  await add(app, "Lakeside", "Cook");
  await app.open("#/more/data");
  const before = new Set(readdirSync(running.downloads));
  await app.click("button", "Save a backup");
  /** The backup, once the engine has written all of it. */
  const whole = () => {
    const path = readdirSync(running.downloads).filter((name) => !before.has(name) && /backup.*\.json$/.test(name)).map((name) => join(running.downloads, name)).at(0);
    try {
      return path !== undefined && existsSync(path) && JSON.parse(readFileSync(path, "utf8"))["onward-backup"] !== undefined ? path : null;
    } catch {
      return null;
    }
  };
  await app.until("the backup is whole", () => whole() !== null, true);
  const path = whole();
  expect(readFileSync(path, "utf8")).toContain("Lakeside");
  await app.sees("text", "Last backup: today.");
  await app.click("button", "Erase everything", { whole: true });
  await app.click("button", "Erase everything permanently");
  await app.sees("text", "Everything has been erased.");
  expect(await app.stored("application", "")).toBe(false);
  await app.start("#/more/data");
  await app.upload("Restore from a backup", path);
  await app.click("button", "Restore", { whole: true });
  await app.sees("heading", "Import complete");
  expect(await app.stored("application", "Lakeside")).toBe(true);
  expect(await app.complaints()).toEqual([]);
});

test("Back in the middle of a word loses none of it", async ({ app }) => {
  await add(app, "Lakeside", "Cook");
  const id = await app.run("return Object.keys(localStorage).find((key) => key.startsWith('onward/application/')).split('/')[2]");
  for (const [route, selector] of [[`#/funnel/${id}`, "#notes"], ["#/funnel/add", "#add-company"], ["#/reflect/turned-down", "#td-keep"]]) {
    await app.open("#/more");
    await app.open(route);
    await app.until(`${selector} is there`, () => app.run("return document.querySelector(args[0])?.getClientRects().length > 0", selector), true);
    await app.run("document.querySelector(args[0]).focus()", selector);
    await app.tab.type("in the mid");
    await app.tab.back();
    await app.at(/^#\/more/);
    await app.open(route);
    await app.until(`${route} has what was typed`, () => app.valueOf(selector), "in the mid");
    expect(await app.run("return document.querySelector('#rescue') === null"), route).toBe(true);
    expect(await app.complaints()).toEqual([]);
  }
});

test("without a network it starts, at any address, from its own files", async ({ app }) => {
  // A host that can be taken away, since not every driver can take the network away.
  const host = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url.slice(1), APP));
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type"), "cache-control": "no-cache" });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((done) => host.listen(0, "127.0.0.1", done));
  const gone = () => new Promise((done) => { host.closeAllConnections(); host.close(done); });
  try {
    const there = new App(app.tab, `http://127.0.0.1:${host.address().port}/`);
    await there.open();
    expect(await there.run("return 'serviceWorker' in navigator")).toBe(true);
    await there.until("the service worker has everything", () => there.run("return navigator.serviceWorker.controller?.state === 'activated'"), true);
    await add(there, "Lakeside", "Cook");
    await gone();
    await there.start("#/funnel");
    await there.sees("link", "Lakeside");
    await there.start("#/budget/setup");
    await there.sees("field", "Currency");
    await there.open("#/import");
    await there.upload("Choose a file", fixture("search-log.csv"));
    await there.sees("heading", "A table of applications");
  } finally {
    if (host.listening) await gone();
  }
});
