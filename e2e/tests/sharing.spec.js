// What travels: a locked backup and its passphrase, the data to another device part by part, a snapshot to look at.
import { expect, test } from "@playwright/test";
import { fixture, saved } from "../pages/files.js";
import { AddSheet } from "../pages/funnel.js";
import { Importing } from "../pages/importing.js";
import { axe, complaints, metric, openApp, reload } from "../pages/onward.js";
import { YourData } from "../pages/settings.js";
import { HandOver, Share, parts } from "../pages/sharing.js";
import { applicationData, everything, forget, kept, stores } from "../pages/storage.js";

const filled = (page) => new Importing(page).from(fixture("import/stages.csv"));

test("a backup behind a passphrase, tried, and opened with that passphrase only (by thumb)", async ({ page }) => {
  const told = complaints(page);
  const [data, importing] = [new YourData(page), new Importing(page)];
  await filled(page);
  const before = await applicationData(page);
  await data.open();
  await data.backupOptions.click();
  await data.passphrase.fill("correct horse");
  await expect(data.saveThis).toBeDisabled();
  await data.passphraseAgain.fill("correct horse");
  await axe(page);
  const backup = await saved(page, data.saveThis);
  expect(backup.name).toMatch(/backup\.json\.age$/);
  expect(backup.bytes.toString()).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/);
  expect(Object.values(await everything(page)).some((text) => text.includes("correct horse"))).toBe(false);
  await forget(page);
  await importing.open();
  await importing.choose(backup.path);
  await importing.passphrase.fill("wrong horse");
  await importing.unlock.click();
  await expect(importing.refusal).toContainText("This passphrase does not open the file");
  await importing.passphrase.fill("correct horse");
  await importing.unlock.click();
  await expect(importing.kind(Importing.KINDS.backup)).toBeVisible();
  await importing.tryBackup.click();
  await expect(importing.figure("tried")).toHaveAttribute("data-value", /[1-9]/);
  expect(await applicationData(page)).toEqual({});
  await axe(page);
  await importing.restore();
  expect(await applicationData(page)).toEqual(before);
  expect(told).toEqual([]);
});

test("a chosen folder keeps the last three backups by itself (by thumb)", async ({ page }) => {
  // The browser's own folder of the page takes the place of the picker, which no test can press.
  await page.addInitScript(() => { window.showDirectoryPicker = () => navigator.storage.getDirectory(); });
  const data = new YourData(page);
  const names = () => page.evaluate(async () => {
    const all = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) all.push(name);
    return all.sort();
  });
  const latest = () => page.evaluate(async () => {
    const read = async () => {
      const folder = await navigator.storage.getDirectory();
      const all = [];
      for await (const name of folder.keys()) if (name.endsWith("-backup.json")) all.push(name);
      return (await (await folder.getFileHandle(all.sort().at(-1))).getFile()).text();
    };
    // A file that the app writes anew in this moment cannot be read, or has gone since it was listed; the next look finds it.
    return read().catch((why) => { if (["NotReadableError", "NotFoundError"].includes(why.name)) return ""; throw why; });
  });
  await filled(page);
  await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    for (const name of ["onward-2025-01-02-backup.json", "onward-2025-01-03-backup.json", "onward-2025-01-04-backup.json", "notes.txt"]) await folder.getFileHandle(name, { create: true });
  });
  await data.open();
  await data.chooseFolder.click();
  await expect(data.keptIn).toBeVisible();
  const kept = await names();
  expect(kept).toEqual(["notes.txt", "onward-2025-01-03-backup.json", "onward-2025-01-04-backup.json", kept[3]]);
  await expect.poll(latest).toContain("Fabrikam");
  await expect(data.backedUpToday).toBeVisible();
  // What is entered afterwards is in the folder after the next start.
  await new AddSheet(page).fill("Later Company", "Welder");
  await stores(page, "Later Company");
  await reload(page);
  await expect.poll(latest).toContain("Later Company");
  expect(await names()).toEqual(kept);
});

test("the data to another device, part by part in tabs of their own, and one part pasted (by thumb)", async ({ page, browser, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const out = new HandOver(page);
  await filled(page);
  const before = await applicationData(page);
  await out.open();
  await axe(page);
  await out.applicationsOnly.click();
  await out.prepare.click();
  await expect(out.code).toBeVisible();
  await axe(page);
  await out.copyText.click();
  let packed = "";
  await expect.poll(async () => (packed = await page.evaluate(() => navigator.clipboard.readText()))).toMatch(/^1[\w-]{100,}$/);
  const pieces = parts(packed, 3);
  const other = await browser.newContext();
  const tabs = [await other.newPage(), await other.newPage(), await other.newPage()];
  await openApp(tabs[0], `#/receive/${pieces[1]}`);
  await expect(new HandOver(tabs[0]).received).toHaveText("1 of 3");
  await openApp(tabs[1], `#/receive/${pieces[0]}`);
  await expect(new HandOver(tabs[1]).received).toHaveText("2 of 3");
  await axe(tabs[1]);
  const last = new HandOver(tabs[2]);
  await last.openPaste();
  await expect(last.received).toHaveText("2 of 3");
  await last.paste.fill(`https://onward.example/#/receive/${pieces[2]}`);
  await last.take.click();
  const importing = new Importing(tabs[2]);
  await expect(importing.kind(Importing.KINDS.backup)).toBeVisible();
  expect(await applicationData(tabs[2])).toEqual({});
  await importing.restore();
  expect(await applicationData(tabs[2])).toEqual(before);
  expect(Object.keys(await everything(tabs[2])).filter((key) => key.includes("received-parts"))).toEqual([]);
  await other.close();
});

test("a snapshot shows what was seen, and touches nothing of whoever opens it", async ({ page, browser }) => {
  const told = complaints(page);
  const share = new Share(page);
  await filled(page);
  await share.open();
  await expect(share.shown).not.toContainText("Fabrikam");
  const sent = await metric(page, "shared_sent");
  expect(sent).toBeGreaterThan(0);
  const bare = await share.link.getAttribute("href");
  await share.names.check();
  await expect(share.shown).toContainText("Fabrikam");
  await axe(page);
  await share.proof.click();
  await expect(share.shown).toContainText("Proof of search");
  await share.budget.click();
  await expect(share.shown).toContainText("A budget without amounts");
  await axe(page);
  const other = await browser.newContext();
  const tab = await other.newPage();
  const there = new Share(tab);
  await new AddSheet(tab).fill("Own Company", "Cook");
  await stores(tab, "Own Company");
  await kept(tab);
  const before = await everything(tab);
  const route = bare.slice(bare.indexOf("#"));
  await tab.goto("about:blank");
  await openApp(tab, route);
  await expect(there.untouched).toBeVisible();
  expect(await metric(tab, "shared_sent")).toBe(sent);
  await expect(there.shown).not.toContainText("Fabrikam");
  await axe(tab);
  expect(await everything(tab)).toEqual(before);
  await openApp(tab, route.slice(0, -9));
  await expect(there.broken).toBeVisible();
  await other.close();
  expect(told).toEqual([]);
});
