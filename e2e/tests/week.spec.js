// A week in the life, with a moved clock: turned down on a Thursday, the step the morning after, an application on Monday, a call arranged, then held, and the review
// that finds all of it, a week after it began. Nothing is typed twice, and Today leads from one to the next.
import { expect, test } from "@playwright/test";
import { Application, EventSheet } from "../pages/application.js";
import { AddSheet, Funnel } from "../pages/funnel.js";
import { becomes, complaints, dialog, metric, openApp, reload, title } from "../pages/onward.js";
import { Review } from "../pages/practice.js";
import { TurnedDown } from "../pages/reflect.js";
import { idOf } from "../pages/storage.js";
import { Today } from "../pages/today.js";

/** Today as it is opened at that moment. */
async function openedAt(page, moment) {
  await page.clock.setFixedTime(new Date(moment));
  await openApp(page, "#/today");
  await reload(page);
}

test("a week in the life: from a rejection to the review of the week after", async ({ page }) => {
  const told = complaints(page);
  const today = new Today(page);
  const path = new TurnedDown(page);
  await page.clock.install({ time: new Date("2026-11-26T09:00:00") });
  await path.open();
  await path.company.fill("Fabrikam");
  await path.role.fill("Data analyst");
  await path.after("An interview").click();
  await path.change.fill("prepare one story about conflict");
  await path.moment.fill("it is ten o’clock");
  await path.save.click();
  await path.done.click();

  // Friday: the one step, done.
  await openedAt(page, "2026-11-27T08:00:00");
  await today.answer("Done", "When it is ten o’clock, I prepare one story about conflict").click();

  // Monday: an application. It is the only one whose day is known: nobody asked on Thursday when Fabrikam was sent.
  await openedAt(page, "2026-11-30T10:00:00");
  const adding = new AddSheet(page);
  await adding.fill("Contoso", "Data engineer");
  await expect(adding.sheet).toHaveCount(0);
  const contoso = await idOf(page, "Contoso");
  await new Funnel(page).openFigures();
  await becomes(page, "applications", (n) => n === 1);
  const contacts = await metric(page, "first_contact");

  // Tuesday: they call, and arrange a call for Wednesday, which is ahead and in no figure.
  await openedAt(page, "2026-12-01T11:00:00");
  const application = new Application(page);
  const event = new EventSheet(page);
  await openApp(page, `#/funnel/${contoso}/event`);
  await event.kind("First call");
  await event.day.fill("2026-12-02");
  await event.save.click();
  await expect(dialog(page)).toHaveCount(0);
  await new Funnel(page).openFigures();
  await becomes(page, "booked", (n) => n === 1);
  expect(await metric(page, "first_contact")).toBe(contacts);

  // Wednesday: it is on Today, and it counts.
  await openedAt(page, "2026-12-02T08:00:00");
  await expect(page.getByText(/Contoso/).first()).toBeVisible();
  await openedAt(page, "2026-12-03T08:00:00");
  await new Funnel(page).openFigures();
  await becomes(page, "first_contact", (n) => n === contacts + 1);

  // Thursday: the review has the week, out and back.
  const review = new Review(page);
  await review.open();
  await review.start.click();
  await becomes(page, "review_sent", (n) => n === 1);
  await becomes(page, "review_back", (n) => n >= 1);
  await review.noticed.fill("One step a day was enough.");
  await review.goOn.click();
  await review.goOn.click();
  await review.goOn.click();
  await review.finish.click();
  await expect(page.getByText("One step a day was enough.")).toBeVisible();
  await application.open(contoso);
  await expect(title(page, "Contoso")).toBeVisible();
  expect(told).toEqual([]);
});
