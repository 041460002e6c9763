// One application from the first two words to its end: adding, the detail, the timeline, the board. By role and label, as a person finds things.
import { expect, test } from "@playwright/test";
import { Application, EventSheet } from "../pages/application.js";
import { AddSheet, Board, Funnel } from "../pages/funnel.js";
import { axe, complaints, dialog, openApp, undo } from "../pages/onward.js";
import { leave, put } from "../pages/storage.js";

/** Adds one by keyboard and opens it. */
async function added(page, company = "Fabrikam", role = "Data analyst") {
  await new AddSheet(page).type(company, role);
  const application = new Application(page);
  await application.openFromList(company);
  return application;
}

test("two words and two Enters are an application, and Undo takes it back", async ({ page }) => {
  const told = complaints(page);
  const funnel = new Funnel(page);
  await new AddSheet(page).type("Fabrikam", "Data analyst");
  await expect(funnel.row("Fabrikam")).toBeVisible();
  // The line with Undo goes with the screen, so it is taken on this one.
  await undo(page).click();
  await expect(funnel.row("Fabrikam")).toHaveCount(0);
  const application = await added(page);
  await expect(application.event(/Applied/)).toContainText("today");
  await page.keyboard.press("Control+z");
  await expect(application.unknown).toBeVisible();
  expect(told).toEqual([]);
});

test("what is typed outlives a closed sheet; doubles are noticed; one after the other", async ({ page }) => {
  const funnel = new Funnel(page);
  const adding = new AddSheet(page);
  await adding.type("Fabrikam", "Data analyst");
  await funnel.open();
  await funnel.toAdd.click();
  await adding.company.fill("Fabrikam Ltd");
  await expect(adding.duplicates).toBeVisible();
  await expect(adding.duplicate("Fabrikam, Data analyst")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(adding.sheet).toHaveCount(0);
  await funnel.toAdd.click();
  await expect(adding.company).toHaveValue("Fabrikam Ltd");
  await adding.company.fill("Contoso");
  await adding.savedForLater.click();
  await adding.addAnother.click();
  await expect(adding.added("Contoso")).toBeVisible();
  await expect(adding.company).toHaveValue("");
  await expect(adding.company).toBeFocused();
  await axe(page);
});

test("neither company nor role: a sentence, and nothing is kept", async ({ page }) => {
  const adding = new AddSheet(page);
  await adding.open();
  await adding.add.click();
  await expect(adding.refusal).toBeVisible();
});

test("a share fills link, role and company", async ({ page }) => {
  const adding = new AddSheet(page);
  await adding.open("Data analyst at Contoso https://jobs.example/1");
  await expect(adding.company).toHaveValue("Contoso");
  await expect(adding.role).toHaveValue("Data analyst");
  await expect(adding.link).toHaveValue("https://jobs.example/1");
});

test("a timeline: backdated, interviews numbered, edited, deleted", async ({ page }) => {
  const application = await added(page);
  const event = new EventSheet(page);
  for (const day of ["2026-01-12", "2026-01-19"]) {
    await application.nextStep.click();
    await event.kind("Interview");
    await event.day.fill(day);
    await event.time.fill("10:00");
    await event.format("by video");
    await event.withWhom.fill("the team lead");
    if (day.endsWith("12")) await axe(page);
    await event.save.click();
    await expect(event.sheet).toHaveCount(0);
  }
  await expect(application.event(/Second interview.*19 January.*10:00, by video, with the team lead/)).toBeVisible();
  await application.event(/First interview/).click();
  await expect(event.withWhom).toHaveValue("the team lead");
  await event.remove.click();
  await expect(application.event(/^Interview/)).toBeVisible();
});

test("everything is edited in place and stays after a reload", async ({ page }) => {
  const application = await added(page);
  await application.fill("Role", "BI developer");
  await application.fill("Location", "Lyon");
  await application.fill("Link", "https://jobs.example/7");
  await application.currency.selectOption("EUR");
  await application.fill("Pay from", "48–54k");
  await application.fill("Tags", "remote, dream");
  await application.fill("Notes", "They moved to dbt this year.");
  await application.fit("Nice-to-haves", "mostly").click();
  await expect(page.getByText(/48–54.k EUR/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/BI developer · Lyon · 48–54.k EUR/)).toBeVisible();
  await expect(application.posting).toHaveAttribute("href", "https://jobs.example/7");
  await expect(application.posting).toHaveAttribute("rel", "noopener noreferrer");
  await expect(application.fit("Nice-to-haves", "mostly")).toHaveAttribute("aria-pressed", "true");
  await expect(application.field("Notes")).toHaveValue("They moved to dbt this year.");
  await application.fill("Link", "javascript:alert(1)");
  await expect(application.posting).toHaveCount(0);
  await application.fill("Pay from", "a lot");
  await expect(application.notDigits).toBeVisible();
  await axe(page);
});

test("turned down: one tap, a way to reflect, Undo", async ({ page }) => {
  const application = await added(page);
  await application.turnedDown.click();
  await expect(application.reflect).toHaveAttribute("href", /^#\/reflect\/new\//);
  await expect(application.event(/Turned down/)).toBeVisible();
  await undo(page).click();
  await expect(application.reflect).toHaveCount(0);
  await application.turnedDown.click();
  await expect(application.reflect).toBeVisible();
  await axe(page);
});

test("an interview entered after a rejection opens the application again", async ({ page }) => {
  const application = await added(page);
  const event = new EventSheet(page);
  await application.turnedDown.click();
  await expect(application.event(/Turned down/)).toBeVisible();
  await application.addEntry.click();
  await event.kind("Interview");
  await event.day.fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
  await event.withWhom.fill("Dana Cole");
  await event.save.click();
  await expect(event.sheet).toHaveCount(0);
  await expect(application.event(/^Interview/)).toContainText("Dana Cole");
  await expect(application.timeline).not.toContainText("cancelled");
  await expect(application.turnedDown).toBeVisible();
});

test("archive, duplicate and delete are in the menu", async ({ page }) => {
  const application = await added(page);
  await application.choose("Archive");
  await expect(application.archived).toBeVisible();
  await application.menuButton.click();
  await page.keyboard.press("Escape");
  await expect(application.menu).toHaveCount(0);
  await expect(application.menuButton).toBeFocused();
  await application.choose("Delete");
  await expect(page).toHaveURL(Funnel.ADDRESS);
});

test("whoever recommended one that is deleted keeps its name; Undo brings it back", async ({ page }) => {
  const application = new Application(page);
  await openApp(page);
  await put(page, "onward/application/one", JSON.stringify({ v: 2, rev: 1, at: "mgyr8w0005qa00k3x", data: { company: "Fabrikam", origin: "referral" } }));
  await put(page, "onward/person/ana", JSON.stringify({ v: 1, rev: 1, at: "mgyr8w0005qa00k3x", data: { name: "Ana", referrals: ["one"] } }));
  await leave(page);
  await application.open("one");
  await application.choose("Delete");
  await expect(page).toHaveURL(Funnel.ADDRESS);
  await undo(page).click();
  await application.open("one");
  await application.choose("Delete");
  await page.goto("#/reflect/people");
  await page.getByRole("link", { name: "Ana" }).click();
  await expect(dialog(page).getByText("Fabrikam", { exact: true })).toBeVisible();
  await expect(dialog(page).getByText("deleted", { exact: true })).toBeVisible();
  await expect(dialog(page).getByRole("link", { name: "Fabrikam" })).toHaveCount(0);
});

test("an address that leads nowhere says so", async ({ page }) => {
  const application = new Application(page);
  await application.open("nothing-here");
  await expect(application.unknown).toBeVisible();
  await application.toList.click();
  await expect(page).toHaveURL(Funnel.ADDRESS);
});

test.describe("the board", () => {
  test("moves by keyboard and by menu, and asks how it ended", async ({ page }) => {
    const board = new Board(page);
    await new AddSheet(page).type("Fabrikam", "Data analyst");
    await board.open();
    await expect(board.card("Applied", "Fabrikam")).toBeVisible();
    await axe(page);
    await board.card("Applied", "Fabrikam").focus();
    await page.keyboard.press("Control+ArrowRight");
    await expect(board.card("Replied", "Fabrikam")).toBeFocused();
    await page.keyboard.press("Control+ArrowLeft");
    await expect(board.stays("Fabrikam")).toBeVisible();
    await board.move("Fabrikam", "Interview");
    await expect(board.card("Interview", "Fabrikam")).toBeVisible();
    await board.move("Fabrikam", "Ended");
    await expect(board.ending).toBeVisible();
    await board.answer("Withdrew");
    await expect(board.card("Ended", "Fabrikam")).toBeVisible();
  });

  test("moves by pointer, with a mouse", async ({ page }) => {
    const board = new Board(page);
    await new AddSheet(page).type("Fabrikam", "Data analyst");
    await board.open();
    const from = await board.card("Applied", "Fabrikam").boundingBox();
    const to = await board.column("First call").boundingBox();
    await page.mouse.move(from.x + 40, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + 80, from.y + 30, { steps: 4 });
    await page.mouse.move(to.x + 60, to.y + 120, { steps: 8 });
    await page.mouse.up();
    await expect(board.card("First call", "Fabrikam")).toBeVisible();
    await expect(page).toHaveURL(Funnel.BOARD);
  });
});
