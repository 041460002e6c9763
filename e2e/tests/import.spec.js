// Files in: a log as a person keeps it, every way a file comes, what is wrong with files, and what undoes it.
import { expect, test } from "@playwright/test";
import { file, fixture, realLog } from "../pages/files.js";
import { Funnel } from "../pages/funnel.js";
import { Importing } from "../pages/importing.js";
import { layoutFaults } from "../pages/layout.js";
import { axe, complaints, figure, metric, openApp, overflow, reload, undo } from "../pages/onward.js";
import { count, put } from "../pages/storage.js";

/** Everything that is stored, less the app's own notes. */
const records = (page) => count(page, "onward/");

/** The import, open. */
async function opened(page) {
  const importing = new Importing(page);
  await importing.open();
  return importing;
}

// Two logs of 447 rows: our own with every trait of the real one (`tests/native/support/search_log.rs`), and the real one where it is at hand.
for (const [what, log, figures] of [
  ["a log of 447 rows", fixture("search-log.csv"), { applications: 434, first_contact: 10, inbound: 11, interview_rounds: 24, offers: 5 }],
  ["a real person's log of 447 rows", realLog, { applications: 436, first_contact: 11, inbound: 10, interview_rounds: 22, offers: 5 }],
]) {
  if (log === null) {
    console.warn(`NOT RUN: ${what}, an extra that is not beside this checkout. The test on our own log covers its traits.`);
    continue;
  }
  test(`${what}: its funnel, and again changes nothing (by thumb)`, async ({ page }) => {
    const told = complaints(page);
    const importing = await opened(page);
    await importing.choose(log);
    await expect(importing.kind(Importing.KINDS.applications)).toBeVisible();
    await expect(importing.mapping("Company")).toHaveValue("Company");
    expect((await metric(page, "import_new")) + (await metric(page, "import_same")) + (await metric(page, "import_skipped")) + (await metric(page, "import_unreadable"))).toBe(447);
    await importing.take();
    await importing.toFunnel.click();
    await expect(figure(page, "applications").first()).toBeVisible();
    for (const name of ["applications", "first_contact"]) expect([name, await metric(page, name)]).toEqual([name, figures[name]]);
    await new Funnel(page).openFigures();
    for (const name of ["inbound", "interview_rounds", "offers"]) expect([name, await metric(page, name)]).toEqual([name, figures[name]]);
    const before = await records(page);
    await importing.open();
    await importing.choose(log);
    await expect(importing.again).toBeVisible();
    await expect(importing.button).toBeDisabled();
    expect(await metric(page, "import_new")).toBe(0);
    expect(await records(page)).toBe(before);
    expect(told).toEqual([]);
  });
}

test("one Undo takes the whole import back", async ({ page }) => {
  const funnel = new Funnel(page);
  const importing = await opened(page);
  await importing.choose(fixture("import/simplify.csv"));
  await expect(importing.kind(Importing.KINDS.simplify)).toBeVisible();
  await importing.take();
  await undo(page).click();
  await expect(importing.undone).toBeVisible();
  await funnel.open();
  await expect(funnel.empty).toBeVisible();
});

test("pasted rows; a column and a word corrected; a row left out; axe", async ({ page }) => {
  const importing = await opened(page);
  await axe(page);
  await importing.paste.fill("Employer\tJob\tState\tSent\nFabrikam\tAnalyst\tghosted\t2024-03-01\nContoso\tEngineer\tyes!\t2024-03-02\n");
  await importing.readPasted.click();
  await expect(importing.kind(Importing.KINDS.applications)).toBeVisible();
  await importing.mapping("State").selectOption({ label: "Status" });
  await importing.mapping("yes!").selectOption({ label: "Offer" });
  await importing.leaveOut(2);
  await expect(figure(page, "import_skipped")).toHaveAttribute("data-value", "1");
  await expect(importing.button).toHaveText("Import 1 new");
  await axe(page);
  await importing.take();
  await new Funnel(page).openFigures();
  expect(await metric(page, "offers")).toBe(1);
});

// What a column or a word means is chosen beside it: nothing of a choice is cut, whatever it is called.
for (const [what, rows] of [
  ["a statement", "Date,Details,Reference id,Dr/Cr,Amount,Fee,State,Balance\n2026-11-02,Marlow,A1,CR,10.00,0.00,COMPLETED,90.00\n2026-11-03,Tern,A2,DR,20.00,0.10,PENDING,70.00\n"],
  ["a list", "Company - Role,Applied,Referral,No answer,Tailored?,Status\nMarlow - Cook,2026-10-01,yes,,yes,Interview scheduled\nTern - Porter,2026-10-02,no,yes,no,Position filled\n"],
]) {
  test(`every choice for ${what} is whole at every width (by thumb)`, async ({ page }) => {
    const importing = await opened(page);
    await importing.choose(file("rows.csv", rows));
    await expect(importing.button).toHaveText(/^Import \d/);
    const faults = [];
    for (const width of [320, 390, 599, 600, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      for (const fault of await page.evaluate(layoutFaults)) faults.push(`${width}: ${fault}`);
    }
    expect(await page.locator(".map-row select").count()).toBeGreaterThan(5);
    expect(faults).toEqual([]);
  });
}

test("days that can be read both ways are asked about", async ({ page }) => {
  const importing = await opened(page);
  await importing.choose(fixture("import/open-dates.csv"));
  await expect(importing.dateOrder).toBeVisible();
  await expect(importing.button).toBeDisabled();
  await importing.dateOrder.getByRole("button").first().click();
  await expect(importing.dateOrder).toHaveCount(0);
  await importing.take();
});

test("a bank's list without years asks for the newest one's", async ({ page }) => {
  const importing = await opened(page);
  await importing.choose(fixture("lists/bank-yearless.csv"));
  await expect(importing.year).toBeVisible();
  await expect(importing.button).toBeDisabled();
  await importing.year.getByRole("button").first().click();
  await expect(importing.year).toHaveCount(0);
  expect(await metric(page, "bank_sum")).toBe(-87445);
  await importing.take();
});

for (const [what, name, kind] of [
  ["LinkedIn's applications", "linkedin-applications.csv", Importing.KINDS.linkedinApplications],
  ["LinkedIn's saved jobs", "linkedin-saved-jobs.csv", Importing.KINDS.linkedinSaved],
  ["LinkedIn's people", "linkedin-connections.csv", Importing.KINDS.linkedinConnections],
  ["Daylio's diary", "daylio.csv", Importing.KINDS.daylio],
  ["Teal", "teal.csv", Importing.KINDS.teal],
  ["Huntr", "huntr.csv", Importing.KINDS.huntr],
  ["JobSync", "jobsync.csv", Importing.KINDS.jobsync],
]) {
  test(`${what}: known by its content, in by one press`, async ({ page }) => {
    const importing = await opened(page);
    await importing.choose(fixture(`import/${name}`));
    await expect(importing.kind(kind)).toBeVisible();
    await importing.take();
  });
}

for (const [what, upload, sentence] of [
  ["an empty file", file("empty.csv", ""), /The file is empty/],
  ["a picture", file("photo.csv", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0"), /not a text file/],
  ["a damaged workbook", file("book.xlsx", "PK\x03\x04\x14\0\x06\0"), /damaged or incomplete/],
  ["10,000 columns", file("wide.csv", Array.from({ length: 10_000 }, (_, n) => `c${n}`).join(",") + "\n"), /10000 columns/],
  ["more than 10 MB", file("large.csv", "Company,Role\n" + "Fabrikam,Analyst\n".repeat(700_000)), /up to 10 MB/],
  ["a damaged backup", file("backup.json", '{"onward-backup":1,"records":{"application/a":{"v":1,\n"x', "application/json"), /damaged at line 2/],
  ["somebody else's JSON", file("other.json", '{"hello":[1,2]}', "application/json"), /Nothing was changed/],
]) {
  test(`${what}: a sentence, and nothing is changed (by thumb)`, async ({ page }) => {
    const importing = await opened(page);
    const before = await records(page);
    await importing.choose(upload);
    await expect(importing.refusal).toContainText(sentence);
    await expect(importing.refusal).toContainText(importing.nothingChanged);
    expect(await records(page)).toBe(before);
    await expect(importing.chooser).toBeAttached();
  });
}

test("a quotation mark that does not close costs its own row alone", async ({ page }) => {
  const importing = await opened(page);
  await importing.choose(file("open.csv", 'Company,Role,Applied on\nFabrikam,"Analyst,2024-03-01\nContoso,Engineer,2024-03-02\nNorthwind,Clerk,2024-03-03\n'));
  await expect(figure(page, "import_unreadable")).toHaveAttribute("data-value", "1");
  await expect(page.getByText("Row 2. A quotation mark opens in this row and does not close.")).toBeVisible();
  await expect(importing.button).toHaveText("Import 2 new");
});

test("a bank's file goes to the spending log by the same steps", async ({ page }) => {
  const movements = file("bank.csv", "Date,Description,Amount,Balance\n2024-03-01,Rent,-700.00,300.00\n2024-03-13,Groceries,-42.50,257.50\n");
  const importing = await opened(page);
  await importing.choose(movements);
  await expect(importing.kind(Importing.KINDS.bank)).toBeVisible();
  expect(await metric(page, "bank_sum")).toBe(-74250);
  await importing.take();
  await importing.another.click();
  await importing.choose(movements);
  await expect(importing.movementsAgain).toBeVisible();
  // Days as on every screen, and no row that is the very same with a day as data writes it.
  await importing.shownRows.first().waitFor();
  await expect(importing.shownRows.first()).toContainText(/Already here: .*1 March 2024|Already here: .*March 1, 2024/);
  await expect(importing.shownRows.filter({ hasText: /\d{4}-\d\d-\d\d/ })).toHaveCount(0);
});

test("a statement goes where the last one of its kind went, and its proven balance can be taken over", async ({ page }) => {
  await openApp(page, "#/budget");
  const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  await put(page, "onward/account/current", JSON.stringify({ v: 1, rev: 1, at: "mgyr8w0005qa00k3x", data: { name: "Current", balance: 100_000, currency: "GBP", as_of: day(30) } }));
  await reload(page);
  const movements = file("bank.csv", `Date,Description,Amount,Balance\n${day(20)},Rent,-700.00,300.00\n${day(10)},Groceries,-42.50,257.50\n`);
  const importing = await opened(page);
  await importing.choose(movements);
  await importing.place.selectOption("Current");
  await importing.take();
  await importing.takeOver.click();
  await expect(importing.takeOver).toHaveCount(0);
  const balance = () => page.evaluate(() => JSON.parse(localStorage.getItem("onward/account/current")).data.balance);
  await expect.poll(balance).toBe(25_750);
  await importing.another.click();
  await importing.choose(movements);
  await expect(importing.place).toHaveValue("current");
  await expect(importing.movementsAgain).toBeVisible();
});

test("5,000 rows: the page answers while they are read, and only some are drawn", async ({ page }) => {
  const rows = Array.from({ length: 5_000 }, (_, n) => `Company ${n},Role ${n % 90},Town ${n % 40},Board ${n % 7},2024-${String(1 + (n % 12)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")},${["Applied", "Rejected", "Interview"][n % 3]},https://example.com/${n}`);
  const importing = await opened(page);
  await page.evaluate(() => {
    window.framesWhileReading = 0;
    let chosen = false;
    addEventListener("change", () => { chosen = true; }, { capture: true, once: true });
    const beat = () => {
      if (chosen && document.querySelector("[data-metric=import_new]") === null) window.framesWhileReading += 1;
      requestAnimationFrame(beat);
    };
    requestAnimationFrame(beat);
  });
  await importing.choose(file("many.csv", "Company,Role,Location,Source,Applied on,Status,Link\n" + rows.join("\n")));
  await expect(figure(page, "import_new")).toHaveAttribute("data-value", "5000");
  expect(await importing.shownRows.count()).toBe(20);
  // Read on the page's own thread there would be no frame between the choice and the preview.
  expect(await page.evaluate(() => window.framesWhileReading)).toBeGreaterThan(3);
  await importing.take();
  await importing.toFunnel.click();
  await expect(figure(page, "applications").first()).toHaveAttribute("data-value", "5000");
});
