// One application from the first two words to its end: adding, the detail, the timeline, the board. By role and label, as a person finds things.
import { expect, test } from "@playwright/test";
import { axe, complaints, openApp } from "../pages/onward.js";

/** Adds one by keyboard alone: company, Enter, role, Enter. */
async function add(page, company, role) {
  await openApp(page, "#/funnel/add");
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByLabel("Company")).toBeFocused();
  await page.keyboard.type(company);
  await page.keyboard.press("Enter");
  await expect(sheet.getByLabel("Role")).toBeFocused();
  await page.keyboard.type(role);
  await page.keyboard.press("Enter");
  await expect(sheet).toHaveCount(0);
}

/** Opens it from the list. */
async function open(page, company) {
  await page.getByRole("list", { name: "Applications" }).getByRole("link", { name: new RegExp(company) }).click();
  await expect(page.getByRole("heading", { level: 1, name: company })).toBeVisible();
}

const timeline = (page) => page.locator("ol.timeline");

test("two words and two Enters are an application, and Undo takes it back", async ({ page }) => {
  const told = complaints(page);
  await add(page, "Fabrikam", "Data analyst");
  await open(page, "Fabrikam");
  await expect(timeline(page).getByRole("link", { name: /Applied/ })).toContainText("today");
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Not here" })).toBeVisible();
  expect(told).toEqual([]);
});

test("what is typed outlives a closed sheet; doubles are noticed; one after the other", async ({ page }) => {
  await add(page, "Fabrikam", "Data analyst");
  await openApp(page, "#/funnel");
  await page.getByRole("link", { name: /^Add/ }).first().click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Company").fill("Fabrikam Ltd");
  await expect(sheet.getByText("You have this already:")).toBeVisible();
  await expect(sheet.getByRole("link", { name: "Fabrikam, Data analyst" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await page.getByRole("link", { name: /^Add/ }).first().click();
  await expect(sheet.getByLabel("Company")).toHaveValue("Fabrikam Ltd");
  await sheet.getByLabel("Company").fill("Contoso");
  await sheet.getByRole("button", { name: "Saved for later" }).click();
  await sheet.getByRole("button", { name: "Save and add another" }).click();
  await expect(sheet.getByRole("status").filter({ hasText: "Contoso added" })).toBeVisible();
  await expect(sheet.getByLabel("Company")).toHaveValue("");
  await expect(sheet.getByLabel("Company")).toBeFocused();
  await axe(page);
});

test("neither company nor role: a sentence, and nothing is kept", async ({ page }) => {
  await openApp(page, "#/funnel/add");
  await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("dialog").getByText("Write the company or the role")).toBeVisible();
});

test("a share fills link, role and company", async ({ page }) => {
  await openApp(page, `#/funnel/add/${encodeURIComponent("Data analyst at Contoso https://jobs.example/1")}`);
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByLabel("Company")).toHaveValue("Contoso");
  await expect(sheet.getByLabel("Role")).toHaveValue("Data analyst");
  await expect(sheet.getByLabel("Link to the posting")).toHaveValue("https://jobs.example/1");
});

test("a timeline: backdated, interviews numbered, edited, deleted", async ({ page }) => {
  await add(page, "Fabrikam", "Data analyst");
  await open(page, "Fabrikam");
  const sheet = page.getByRole("dialog");
  for (const day of ["2026-01-12", "2026-01-19"]) {
    await page.getByRole("link", { name: "Next step" }).click();
    await sheet.getByRole("button", { name: "Interview", exact: true }).click();
    await sheet.getByLabel(/^Day/).fill(day);
    await sheet.getByLabel("Time").fill("10:00");
    await sheet.getByRole("button", { name: "by video" }).click();
    await sheet.getByLabel("With whom").fill("the team lead");
    if (day.endsWith("12")) await axe(page);
    await sheet.getByRole("button", { name: "Save", exact: true }).click();
    await expect(sheet).toHaveCount(0);
  }
  await expect(timeline(page).getByRole("link", { name: /Second interview.*19 January.*10:00, by video, with the team lead/ })).toBeVisible();
  await timeline(page).getByRole("link", { name: /First interview/ }).click();
  await expect(sheet.getByLabel("With whom")).toHaveValue("the team lead");
  await sheet.getByRole("button", { name: "Delete" }).click();
  await expect(timeline(page).getByRole("link", { name: /^Interview/ })).toBeVisible();
});

test("everything is edited in place and stays after a reload", async ({ page }) => {
  await add(page, "Fabrikam", "Data analyst");
  await open(page, "Fabrikam");
  const fill = async (label, text) => {
    await page.getByLabel(label, { exact: true }).fill(text);
    await page.getByLabel(label, { exact: true }).blur();
  };
  await fill("Role", "BI developer");
  await fill("Location", "Lyon");
  await fill("Link", "https://jobs.example/7");
  await page.getByLabel("Currency").fill("EUR");
  await fill("Pay from", "48–54k");
  await fill("Tags", "remote, dream");
  await fill("Notes", "They moved to dbt this year.");
  await page.getByRole("group", { name: "Skills" }).getByRole("button", { name: "mostly" }).click();
  await expect(page.getByText(/48–54.k EUR/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/BI developer · Lyon · 48–54.k EUR/)).toBeVisible();
  const posting = page.getByRole("link", { name: /posting/ });
  await expect(posting).toHaveAttribute("href", "https://jobs.example/7");
  await expect(posting).toHaveAttribute("rel", "noopener noreferrer");
  await expect(page.getByRole("group", { name: "Skills" }).getByRole("button", { name: "mostly" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByLabel("Notes", { exact: true })).toHaveValue("They moved to dbt this year.");
  await fill("Link", "javascript:alert(1)");
  await expect(posting).toHaveCount(0);
  await fill("Pay from", "a lot");
  await expect(page.getByText("Write the amount in digits")).toBeVisible();
  await axe(page);
});

test("turned down: one tap, a way to reflect, Undo", async ({ page }) => {
  await add(page, "Fabrikam", "Data analyst");
  await open(page, "Fabrikam");
  await page.getByRole("button", { name: "Turned down" }).click();
  await expect(page.getByRole("link", { name: "Reflect on it" })).toHaveAttribute("href", /^#\/reflect\/new\//);
  await expect(timeline(page).getByRole("link", { name: /Turned down/ })).toBeVisible();
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name: "Reflect on it" })).toHaveCount(0);
  await page.getByRole("button", { name: "Turned down" }).click();
  await expect(page.getByRole("link", { name: "Reflect on it" })).toBeVisible();
  await axe(page);
});

test("archive, duplicate and delete stand in the menu", async ({ page }) => {
  await add(page, "Fabrikam", "Data analyst");
  await open(page, "Fabrikam");
  const menu = page.getByRole("button", { name: "More actions" });
  await menu.click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(page.getByText("archived", { exact: true })).toBeVisible();
  await menu.click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(menu).toBeFocused();
  await menu.click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page).toHaveURL(/#\/funnel$/);
});

test("an address that leads nowhere says so", async ({ page }) => {
  await openApp(page, "#/funnel/nothing-here");
  await expect(page.getByRole("heading", { level: 1, name: "Not here" })).toBeVisible();
  await page.getByRole("link", { name: "To the list" }).click();
  await expect(page).toHaveURL(/#\/funnel$/);
});

test.describe("the board", () => {
  const column = (page, name) => page.getByRole("region", { name: new RegExp(`^${name}`) });

  test("moves by keyboard and by menu, and asks how it ended", async ({ page }) => {
    await add(page, "Fabrikam", "Data analyst");
    await openApp(page, "#/funnel/board");
    await expect(column(page, "Applied").getByRole("link", { name: /Fabrikam/ })).toBeVisible();
    await axe(page);
    await column(page, "Applied").getByRole("link", { name: /Fabrikam/ }).focus();
    await page.keyboard.press("Control+ArrowRight");
    await expect(column(page, "Replied").getByRole("link", { name: /Fabrikam/ })).toBeFocused();
    await page.keyboard.press("Control+ArrowLeft");
    await expect(page.getByText(/Fabrikam stays/)).toBeVisible();
    await page.getByRole("button", { name: "Move Fabrikam to…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Interview" }).click();
    await expect(column(page, "Interview").getByRole("link", { name: /Fabrikam/ })).toBeVisible();
    await page.getByRole("button", { name: "Move Fabrikam to…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Ended" }).click();
    await expect(page.getByRole("heading", { name: "How did it end?" })).toBeVisible();
    await page.getByRole("dialog").getByRole("button", { name: "Withdrew" }).click();
    await expect(column(page, "Ended").getByRole("link", { name: /Fabrikam/ })).toBeVisible();
  });

  test("moves by pointer, with a mouse", async ({ page }) => {
    await add(page, "Fabrikam", "Data analyst");
    await openApp(page, "#/funnel/board");
    const from = await column(page, "Applied").getByRole("link", { name: /Fabrikam/ }).boundingBox();
    const to = await column(page, "First call").boundingBox();
    await page.mouse.move(from.x + 40, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + 80, from.y + 30, { steps: 4 });
    await page.mouse.move(to.x + 60, to.y + 120, { steps: 8 });
    await page.mouse.up();
    await expect(column(page, "First call").getByRole("link", { name: /Fabrikam/ })).toBeVisible();
    await expect(page).toHaveURL(/#\/funnel\/board$/);
  });
});
