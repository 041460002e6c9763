// Files in: the real log where it is at hand, every way a file comes, what is wrong with files, and what undoes it.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { axe, complaints, metric, openApp } from "../pages/onward.js";

const LOG = fileURLToPath(new URL("../../../shared/data/search-log-2023.csv", import.meta.url));
const fixture = (name) => fileURLToPath(new URL(`../../tests/fixtures/${name}`, import.meta.url));
const file = (name, content, mimeType = "text/csv") => ({ name, mimeType, buffer: Buffer.from(content) });
const choose = (page, what) => page.getByLabel("Choose a file").setInputFiles(what);
const importing = (page) => page.locator(".import-bar").getByRole("button");

/** What is stored, less the app's own notes. */
const records = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("onward/")).length);

async function take(page) {
  await importing(page).click();
  await expect(page.getByRole("heading", { name: "It is in" })).toBeVisible();
}

const real = existsSync(LOG);
test(real ? "a real log of 447 rows: its funnel, and again changes nothing" : "NOT the real log, which is not beside this checkout: a log of the same shape", async ({ page }) => {
  test.info().annotations.push({ type: "data", description: real ? LOG : "tests/fixtures/import/stages.csv" });
  const told = complaints(page);
  await openApp(page, "#/import");
  await choose(page, real ? LOG : fixture("import/stages.csv"));
  await expect(page.getByRole("heading", { name: "A table of applications" })).toBeVisible();
  await expect(page.getByLabel("Company", { exact: true })).toHaveValue(/\d+/);
  if (real) expect((await metric(page, "import_new")) + (await metric(page, "import_same")) + (await metric(page, "import_skipped")) + (await metric(page, "import_unreadable"))).toBe(447);
  await take(page);
  await page.getByRole("link", { name: "See your funnel" }).click();
  await expect(page.locator('[data-metric="applications"]').first()).toBeVisible();
  if (real) {
    expect(await metric(page, "applications")).toBe(436);
    expect(await metric(page, "first_contact")).toBe(11);
    await openApp(page, "#/funnel/figures");
    for (const [name, value] of [["inbound", 10], ["interview_rounds", 22], ["offers", 5]]) expect([name, await metric(page, name)]).toEqual([name, value]);
  }
  const before = await records(page);
  await openApp(page, "#/import");
  await choose(page, real ? LOG : fixture("import/stages.csv"));
  await expect(page.getByText("Importing it again changes nothing")).toBeVisible();
  await expect(importing(page)).toBeDisabled();
  expect(await metric(page, "import_new")).toBe(0);
  expect(await records(page)).toBe(before);
  expect(told).toEqual([]);
});

test("one Undo takes the whole import back", async ({ page }) => {
  await openApp(page, "#/import");
  await choose(page, fixture("import/simplify.csv"));
  await expect(page.getByRole("heading", { name: "Simplify" })).toBeVisible();
  await take(page);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(/Taken back: Import/)).toBeVisible();
  await openApp(page, "#/funnel");
  await expect(page.getByText("Nothing here yet.")).toBeVisible();
});

test("pasted rows; a column and a word corrected; a row left out; axe", async ({ page }) => {
  await openApp(page, "#/import");
  await axe(page);
  await page.getByLabel("Or paste rows, with their headings").fill("Employer\tJob\tState\tSent\nFabrikam\tAnalyst\tghosted\t2024-03-01\nContoso\tEngineer\tyes!\t2024-03-02\n");
  await page.getByRole("button", { name: "Read this text" }).click();
  await expect(page.getByRole("heading", { name: "A table of applications" })).toBeVisible();
  await page.getByLabel("State", { exact: true }).selectOption({ label: "Status" });
  await page.getByLabel("yes!", { exact: true }).selectOption({ label: "Offer" });
  await page.getByRole("button", { name: "Leave out: row 2" }).click();
  await expect(page.locator('[data-metric="import_skipped"]')).toHaveAttribute("data-value", "1");
  await expect(importing(page)).toHaveText("Import 1 new");
  await axe(page);
  await take(page);
  await openApp(page, "#/funnel/figures");
  expect(await metric(page, "offers")).toBe(1);
});

test("days that can be read both ways are asked about", async ({ page }) => {
  await openApp(page, "#/import");
  await choose(page, fixture("import/open-dates.csv"));
  const question = page.getByRole("group", { name: /Which comes first/ });
  await expect(question).toBeVisible();
  await expect(importing(page)).toBeDisabled();
  await question.getByRole("button").first().click();
  await expect(question).toHaveCount(0);
  await take(page);
});

for (const [what, name, kind] of [
  ["LinkedIn's applications", "linkedin-applications.csv", "LinkedIn: job applications"],
  ["LinkedIn's saved jobs", "linkedin-saved-jobs.csv", "LinkedIn: saved jobs"],
  ["LinkedIn's people", "linkedin-connections.csv", "LinkedIn: connections"],
  ["Teal", "teal.csv", "Teal"],
  ["Huntr", "huntr.csv", "Huntr"],
  ["JobSync", "jobsync.csv", "JobSync"],
]) {
  test(`${what}: known by its content, in by one press`, async ({ page }) => {
    await openApp(page, "#/import");
    await choose(page, fixture(`import/${name}`));
    await expect(page.getByRole("heading", { name: kind })).toBeVisible();
    await take(page);
  });
}

for (const [what, upload, sentence] of [
  ["an empty file", file("empty.csv", ""), /The file is empty/],
  ["a picture", file("photo.csv", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0"), /not a text file/],
  ["a workbook", file("book.xlsx", "PK\x03\x04\x14\0\x06\0"), /save it as CSV/],
  ["10,000 columns", file("wide.csv", Array.from({ length: 10_000 }, (_, n) => `c${n}`).join(",") + "\n"), /10000 columns/],
  ["more than 10 MB", file("large.csv", "Company,Role\n" + "Fabrikam,Analyst\n".repeat(700_000)), /up to 10 MB/],
  ["a damaged backup", file("backup.json", '{"onward-backup":1,"records":{"application/a":{"v":1,\n"x', "application/json"), /damaged at line 2/],
  ["somebody else's JSON", file("other.json", '{"hello":[1,2]}', "application/json"), /Nothing was changed/],
]) {
  test(`${what}: a sentence, and nothing is changed`, async ({ page }) => {
    await openApp(page, "#/import");
    const before = await records(page);
    await choose(page, upload);
    await expect(page.getByRole("alert")).toContainText(sentence);
    await expect(page.getByRole("alert")).toContainText("Nothing was changed");
    expect(await records(page)).toBe(before);
    await expect(page.getByLabel("Choose a file")).toBeAttached();
  });
}

test("a quotation mark that does not close costs its own row alone", async ({ page }) => {
  await openApp(page, "#/import");
  await choose(page, file("open.csv", 'Company,Role,Applied on\nFabrikam,"Analyst,2024-03-01\nContoso,Engineer,2024-03-02\nNorthwind,Clerk,2024-03-03\n'));
  await expect(page.locator('[data-metric="import_unreadable"]')).toHaveAttribute("data-value", "1");
  await expect(page.getByText("Row 2. A quotation mark opens in this row and does not close.")).toBeVisible();
  await expect(importing(page)).toHaveText("Import 2 new");
});

test("a bank's file goes to the spending log by the same steps", async ({ page }) => {
  await openApp(page, "#/import");
  await choose(page, file("bank.csv", "Date,Description,Amount,Balance\n2024-03-01,Rent,-700.00,300.00\n2024-03-13,Groceries,-42.50,257.50\n"));
  await expect(page.getByRole("heading", { name: "A bank's table" })).toBeVisible();
  expect(await metric(page, "bank_sum")).toBe(-74250);
  await take(page);
  await page.getByRole("button", { name: "Another file" }).click();
  await choose(page, file("bank.csv", "Date,Description,Amount,Balance\n2024-03-01,Rent,-700.00,300.00\n2024-03-13,Groceries,-42.50,257.50\n"));
  await expect(page.getByText("Every movement in this file is here already")).toBeVisible();
});

test("5,000 rows: the page answers while they are read, and only some are drawn", async ({ page }) => {
  const rows = Array.from({ length: 5_000 }, (_, n) => `Company ${n},Role ${n % 90},Town ${n % 40},Board ${n % 7},2024-${String(1 + (n % 12)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")},${["Applied", "Rejected", "Interview"][n % 3]},https://example.com/${n}`);
  await openApp(page, "#/import");
  await page.evaluate(() => {
    window.slowest = 0;
    let last = performance.now();
    const beat = () => { const now = performance.now(); window.slowest = Math.max(window.slowest, now - last); last = now; requestAnimationFrame(beat); };
    requestAnimationFrame(beat);
  });
  await choose(page, file("many.csv", "Company,Role,Location,Source,Applied on,Status,Link\n" + rows.join("\n")));
  await expect(page.locator('[data-metric="import_new"]')).toHaveAttribute("data-value", "5000");
  expect(await page.locator(".preview-rows > li").count()).toBe(50);
  const reading = await page.evaluate(() => window.slowest);
  test.info().annotations.push({ type: "longest pause while reading, ms", description: String(Math.round(reading)) });
  expect(reading).toBeLessThan(1500);
  await take(page);
  await page.getByRole("link", { name: "See your funnel" }).click();
  await expect(page.locator('[data-metric="applications"]').first()).toHaveAttribute("data-value", "5000");
});
