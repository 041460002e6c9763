// Files as other programs write them: a workbook, a board in JSON, a table that can be two things, a bank's file that adds up and one that does not.
import { expect, test } from "@playwright/test";
import writeExcelFile from "write-excel-file/node";
import { file, fixture, saved } from "../pages/files.js";
import { Funnel } from "../pages/funnel.js";
import { Importing } from "../pages/importing.js";
import { axe, complaints, figure, lookAround, metric, openApp, reload } from "../pages/onward.js";
import { count } from "../pages/storage.js";

/** Everything that is stored, less the app's own notes. */
const records = (page) => count(page, "onward/");

/** The import, open. */
async function opened(page) {
  const importing = new Importing(page);
  await importing.open();
  return importing;
}

test("a workbook that another program wrote: its funnel before the import and after", async ({ page }) => {
  const told = complaints(page);
  const day = (n) => ({ value: new Date(Date.UTC(2026, 2, n)), type: Date, format: "dd/mm/yyyy" });
  const workbook = await writeExcelFile([
    ["Company", "Job title", "Applied", "Status", "Notes"],
    ["Fabrikam", "Engineer", day(2), "Rejected after phone screen", null],
    ["Contoso", "Analyst", day(3), "Interview", "Two people, friendly"],
    ["Northwind", "Clerk", day(4), "Applied", null],
    ["Adatum", "Cook", day(5), "Offer", null],
    ["Proseware", "Chef", day(6), "Rejected", null],
    ["Wide World", "Waiter", null, "Wishlist", null],
  ]).toBuffer();
  const importing = await opened(page);
  await importing.choose(file("search.xlsx", workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
  await expect(importing.kind(Importing.KINDS.applications)).toBeVisible();
  await expect(page.getByText("5 sent, 1 saved, 3 first contacts, 1 interview, 1 offer, 2 rejections")).toBeVisible();
  expect(await metric(page, "import_new")).toBe(6);
  await importing.take();
  await importing.toFunnel.click();
  await expect(figure(page, "applications").first()).toHaveAttribute("data-value", "5");
  expect(await metric(page, "first_contact")).toBe(3);
  await new Funnel(page).openFigures();
  expect(await metric(page, "offers")).toBe(1);
  expect(told).toEqual([]);
});

test("the runway, the odds and the months of growth are saved as pictures that stand alone", async ({ page }) => {
  await openApp(page);
  await lookAround(page);
  const button = (what, format) => page.getByRole("button", { name: `Save the ${what} as ${format}` });
  for (const [href, what, title] of [["#/budget", "runway", /^The money lasts until \d/], ["#/budget", "odds", /^\d+% chance that pay arrives/], ["#/reflect/growth", "growth", /^What I did and learnt, by month$/]]) {
    await page.evaluate((href) => { location.hash = href; }, href);
    const { name, bytes } = await saved(page, button(what, "SVG"));
    expect(name).toMatch(new RegExp(`-sample-${what}\\.svg$`));
    const read = await page.evaluate((text) => {
      const drawn = new DOMParser().parseFromString(text, "image/svg+xml");
      return { broken: drawn.querySelector("parsererror")?.textContent ?? "", title: drawn.querySelector("title")?.textContent, shapes: drawn.querySelectorAll("path, rect, circle").length };
    }, bytes.toString());
    expect(read.broken).toBe("");
    expect(read.title).toMatch(title);
    expect(read.shapes).toBeGreaterThan(3);
  }
  const pixels = await saved(page, button("growth", "PNG"));
  expect(pixels.bytes.subarray(1, 4).toString()).toBe("PNG");
});

test("a board of Trello: a card's way through the lists is its timeline", async ({ page }) => {
  const importing = await opened(page);
  await importing.choose(fixture("trackers/trello.json"));
  await expect(importing.kind("Trello")).toBeVisible();
  await expect(importing.shownRows.filter({ hasText: "Fabrikam" })).toContainText(/Saved .*Applied .*Interview .*(Rejected|Turned down)/);
  await importing.take();
});

test("a table that can be two things is asked about, both readings side by side", async ({ page }) => {
  const importing = await opened(page);
  const table = file("both.csv", "Company,Role,Date,Amount,Balance\nFabrikam,Designer,2026-03-01,500.00,500.00\nContoso,Editor,2026-03-09,-20.00,480.00\n");
  await importing.choose(table);
  await expect(importing.kind("Applications or transactions?")).toBeVisible();
  await expect(page.getByRole("region", { name: "Transactions" })).toContainText("2 transactions");
  await expect(page.getByRole("region", { name: "Applications" })).toContainText("Fabrikam");
  await axe(page);
  await page.getByRole("button", { name: "They are applications" }).click();
  await expect(importing.kind(Importing.KINDS.applications)).toBeVisible();
  await importing.another.click();
  await importing.choose(table);
  await page.getByRole("button", { name: "They are transactions" }).click();
  await expect(importing.kind(Importing.KINDS.bank)).toBeVisible();
});

test("a bank's file says whether its transactions meet its balances, and what reversals mean (by thumb)", async ({ page }) => {
  const importing = await opened(page);
  await importing.choose(file("meets.csv", "Date,Description,Amount,Balance\n2024-03-01,Rent,-700.00,300.00\n2024-03-13,Groceries,-42.50,257.50\n"));
  await expect(page.getByText("The transactions meet the balances in the file")).toBeVisible();
  await importing.another.click();
  await importing.choose(file("off.csv", "Date,Description,Amount,Balance\n2024-03-01,Rent,-700.00,300.00\n2024-03-13,Groceries,-42.50,257.50\n2024-03-14,Tea,-3.00,244.50\n"));
  await expect(page.getByText("The first balance that does not fit is in row 4.")).toBeVisible();
  expect(await metric(page, "bank_balance_off")).toBe(-1000);
  await importing.another.click();
  await importing.choose(fixture("cases/bank-reversal.xml"));
  await expect(page.getByText("because only that meets the closing balance")).toBeVisible();
  await expect(page.getByText("The transactions meet the balances in the file")).toBeVisible();
  await axe(page);
});

test("a statement's rows keep their words and amounts whole on a phone (by thumb)", async ({ page }) => {
  const importing = await opened(page);
  await importing.choose(file("bank.csv", "Buchungstag;Betrag;Empfänger;Verwendungszweck\n28.01.2026;-1.680,00;Hausverwaltungsgesellschaft Schmidt;Miete\n27.01.2026;1.240,50;Bundesagentur für Arbeit;ALG\n"));
  const row = importing.shownRows.first();
  await expect(row).toContainText("Hausverwaltungsgesellschaft");
  // The longest word fits on a line, and day and amount stand on one.
  const [whole, name, end] = await row.evaluate((row) => [row, row.querySelector(".grow"), row.querySelector(".end")].map((part) => part.getBoundingClientRect().width));
  expect(name).toBeGreaterThan(whole * 0.9);
  expect(end).toBeGreaterThan(0);
  expect(await row.locator(".end").evaluate((end) => end.getClientRects().length && end.offsetHeight)).toBeLessThan(30);
});

test.describe("the worker is disposable", () => {
  // The programs come from the network, where the test can exchange them.
  test.use({ serviceWorkers: "block" });

  const LIST = file("list.csv", "Company,Role,Applied on\nFabrikam,Analyst,2026-03-02\n");

  for (const [what, body, sentence] of [
    ["aborts", `onmessage = () => { throw new WebAssembly.RuntimeError("unreachable"); };`, /stopped in the middle/],
    ["asks for more memory than it may have", `onmessage = () => { if (new WebAssembly.Memory({ initial: 1, maximum: 4096 }).grow(4096)) close(); };`, /stopped in the middle/],
    ["hangs", `onmessage = () => { for (;;); };`, /longer than 20 seconds/],
  ]) {
    test(`one that ${what} ends with a sentence, and the next file is read (by thumb)`, async ({ page }) => {
      await page.clock.install();
      await page.route("**/worker-start.js", (route) =>
        route.fulfill({ contentType: "text/javascript", body: `"use strict"; postMessage({ ready: true }); ${body}` }),
      );
      const importing = await opened(page);
      const before = await records(page);
      await importing.choose(LIST);
      if (what === "hangs") {
        await expect(importing.stop).toBeVisible();
        // What the program took to start does not count, so that the first of these may be over before it has begun to read.
        await expect.poll(async () => {
          await page.clock.fastForward(20_000);
          return importing.refusal.isVisible();
        }).toBe(true);
      }
      await expect(importing.refusal).toContainText(sentence);
      await expect(importing.refusal).toContainText(importing.nothingChanged);
      expect(await records(page)).toBe(before);
      await page.unroute("**/worker-start.js");
      await importing.choose(LIST);
      await expect(importing.kind(Importing.KINDS.applications)).toBeVisible();
      expect(await metric(page, "import_new")).toBe(1);
    });
  }

  test("without the words of job lists nothing is read by half: a sentence, and the next file is read in its language (by thumb)", async ({ page }) => {
    await page.route("**/content/words.txt", (route) => route.abort());
    const importing = await opened(page);
    const german = file("liste.csv", "Firma;Stelle;Beworben am;Stand\nNordwind;Analyst;12. März 2026;Absage nach dem 2. Gespräch\n");
    await importing.choose(german);
    await expect(importing.refusal).toContainText("could not be loaded");
    await expect(importing.refusal).toContainText(importing.nothingChanged);
    await page.unroute("**/content/words.txt");
    await importing.choose(german);
    await expect(importing.kind(Importing.KINDS.applications)).toBeVisible();
    await expect(importing.shownRows.filter({ hasText: "Nordwind" })).toContainText(/Interview.*Interview.*Turned down/);
  });

  test("what the tap on Import needs is worked out while the preview is looked at, and anew after a correction", async ({ page }) => {
    await page.addInitScript(() => {
      window.jobs = [];
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (message) {
        const [name, job] = Object.entries(JSON.parse(message.job))[0];
        window.jobs.push(`${name} ${name === "open" ? job[0].step : job.step}`);
        return post.call(this, message);
      };
    });
    const jobs = (wanted) => expect.poll(() => page.evaluate(() => window.jobs)).toEqual(wanted);
    const importing = await opened(page);
    await importing.choose(file("list.csv", "Company,Role,Applied on\nFabrikam,Analyst,2026-03-02\nContoso,Clerk,2026-03-03\n"));
    await jobs(["open preview", "import import"]);
    await importing.leaveOut(2);
    await jobs(["open preview", "import import", "import preview", "import import"]);
    await importing.take();
    // Only what the second preview showed was written, and nothing was asked again.
    await jobs(["open preview", "import import", "import preview", "import import"]);
    expect(await count(page, "onward/application/")).toBe(1);
    await reload(page);
    await importing.choose(file("bank.csv", "Date,Description,Amount\n2026-03-02,Rent,-900.00\n2026-03-03,Bread,-4.20\n"));
    await jobs(["open preview", "bank import"]);
    await importing.takeMovements(/^Import 2 new/);
    await jobs(["open preview", "bank import"]);
    expect(await count(page, "onward/spending/")).toBe(2);
  });

  test("the programs that read files may take 256 MB and no more", async ({ page }) => {
    await opened(page);
    for (const name of ["worker_bg.wasm", "spreadsheet_bg.wasm"]) {
      expect(await page.evaluate(memoryLimit, name), name).toBe(4096);
    }
  });
});

/** The most pages of memory that a program says it takes, read from its section of memories. */
async function memoryLimit(name) {
  const bytes = new Uint8Array(await (await fetch(name)).arrayBuffer());
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const kind = number();
    const length = number();
    if (kind !== 5) {
      at += length;
      continue;
    }
    number();
    const limited = number() & 1;
    number();
    return limited ? number() : Infinity;
  }
  return undefined;
}
