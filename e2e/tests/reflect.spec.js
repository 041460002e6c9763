// Reflect, as somebody turned down walks through it: the eight steps with a reload at each, offline; two tabs in one draft; time taken; the rooms.
import { expect, test } from "@playwright/test";
import { axe, complaints, installed, metric, openApp, ready } from "../pages/onward.js";

const steps = ["feelings", "happened", "questions", "feedback", "friend", "insight", "next", "close"];

/** An application with an interview and a no, as storage keeps it. */
async function turnedDown(page, company = "Fabrikam") {
  await openApp(page, "#/funnel/add");
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Company").fill(company);
  await sheet.getByLabel("Role").fill("Data analyst");
  await sheet.getByRole("button", { name: "Add", exact: true }).click();
  await expect(sheet).toHaveCount(0);
  return page.evaluate((company) => {
    const key = Object.keys(localStorage).find((key) => key.startsWith("onward/application/") && localStorage.getItem(key).includes(company));
    return key.split("/")[2];
  }, company);
}

/** Waits until what was typed is written. */
async function kept(page, text) {
  await expect.poll(() => page.evaluate((text) => Object.keys(localStorage).some((key) => localStorage.getItem(key).includes(text)), text)).toBe(true);
}

async function goOn(page, step) {
  await page.getByRole("link", { name: "Go on" }).click();
  await expect(page).toHaveURL(new RegExp(`/${step}$`));
}

test("a whole reflection, offline, with a reload at each step", async ({ page, context }) => {
  const told = complaints(page);
  const id = await turnedDown(page);
  await installed(page);
  await context.setOffline(true);
  await openApp(page, `#/reflect/new/${id}`);
  await expect(page).toHaveURL(/\/reflect\/go\/[^/]+\/feelings$/);
  const again = async () => {
    await page.reload();
    await ready(page);
  };

  await page.getByRole("button", { name: "disappointed" }).click();
  await page.getByRole("button", { name: "Angry…" }).click();
  await page.getByRole("button", { name: "treated unfairly" }).click();
  await page.getByRole("slider", { name: "How strong is it now?" }).fill("7");
  await page.getByLabel("A line on it, if you like").fill("It hurt 😀 more than I thought");
  await kept(page, "It hurt 😀 more");
  await again();
  await expect(page.getByRole("button", { name: "disappointed" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("button", { name: "treated unfairly" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("slider", { name: "How strong is it now?" })).toHaveAttribute("aria-valuetext", "strongly");
  await expect(page.getByLabel("A line on it, if you like")).toHaveValue("It hurt 😀 more than I thought");
  await expect(page.getByRole("link", { name: "Talk to someone now" })).toBeVisible();

  await goOn(page, "happened");
  // Not waited for: a reload right after the key keeps it.
  await page.getByLabel("What did happen?").pressSequentially("They asked about <b>SQL</b>");
  await again();
  await expect(page.getByLabel("What did happen?")).toHaveValue("They asked about <b>SQL</b>");

  await goOn(page, "questions");
  await page.getByLabel("The question").fill("How do you join two tables?");
  await page.getByLabel("What you said").fill("With glue");
  await page.getByText("A better answer, in four parts").click();
  await page.getByLabel("Action").fill("I drew it first");
  await page.getByRole("group", { name: /How sure/ }).getByRole("button", { name: "2" }).click();
  await kept(page, "I drew it first");
  await again();
  await expect(page.getByLabel("The question")).toHaveValue("How do you join two tables?");
  await expect(page.getByLabel("Action")).toHaveValue("I drew it first");

  await goOn(page, "feedback");
  await page.getByLabel("What they said, or what you noticed").fill("Someone with more SQL");
  await page.getByRole("group", { name: "It is about" }).getByRole("button", { name: "Skills" }).click();
  await kept(page, "Someone with more SQL");
  await again();
  await expect(page.getByLabel("What they said, or what you noticed")).toHaveValue("Someone with more SQL");

  await goOn(page, "friend");
  await page.getByLabel("To a friend, I would say").fill("You came far");
  await kept(page, "You came far");
  await again();
  await expect(page.getByLabel("To a friend, I would say")).toHaveValue("You came far");

  await goOn(page, "insight");
  await page.getByLabel("I take from it that").fill("Joins matter here");
  await page.getByRole("group", { name: "Is it in your hands?" }).getByRole("button", { name: "I can change this" }).click();
  await page.getByRole("button", { name: "Someone with more SQL" }).click();
  await kept(page, "Joins matter here");
  await again();
  await expect(page.getByLabel("I take from it that")).toHaveValue("Joins matter here");
  await expect(page.getByRole("button", { name: "Someone with more SQL" })).toHaveAttribute("aria-pressed", "true");

  await goOn(page, "next");
  await page.getByLabel("When …").fill("When it is Tuesday evening");
  await page.getByLabel("… then I").fill("I do one lesson on joins.");
  await page.getByLabel("By", { exact: true }).fill("2030-01-15");
  await kept(page, "I do one lesson on joins.");
  await again();
  await expect(page.getByLabel("By", { exact: true })).toHaveValue("2030-01-15");

  await goOn(page, "close");
  await page.getByRole("slider", { name: "How strong is it now?" }).fill("3");
  await page.getByLabel("One thing to be thankful for").fill("A sister who calls");
  await kept(page, "A sister who calls");
  await again();
  await expect(page.getByLabel("One thing to be thankful for")).toHaveValue("A sister who calls");
  await page.goBack();
  await page.goForward();
  await page.getByRole("button", { name: "Close this reflection" }).click();

  const paper = page.getByRole("article");
  for (const words of ["Fabrikam", "disappointed", "They asked about <b>SQL</b>", "How do you join two tables?", "Someone with more SQL", "You came far", "Joins matter here", "I do one lesson on joins.", "A sister who calls"]) {
    await expect(paper).toContainText(words);
  }
  await context.setOffline(false);
  expect(told.filter((line) => !/ERR_INTERNET_DISCONNECTED/.test(line))).toEqual([]);
});

test("every step has names for a screen reader and no barrier", async ({ page }) => {
  const id = await turnedDown(page);
  // High enough for a whole step: what scrolls behind the buttons at the bottom is no barrier, but axe cannot know.
  await page.setViewportSize({ width: page.viewportSize().width, height: 2400 });
  await openApp(page, `#/reflect/new/${id}`);
  await expect(page).toHaveURL(/feelings$/);
  for (const step of steps) {
    await openApp(page, new URL(page.url()).hash.replace(/[^/]+$/, step));
    await expect(page.getByRole("progressbar", { name: `Step ${steps.indexOf(step) + 1} of 8` })).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await axe(page);
  }
});

test("two tabs in one draft: neither loses a word", async ({ context }) => {
  const one = await context.newPage();
  await openApp(one, "#/reflect/new");
  await expect(one).toHaveURL(/feelings$/);
  const address = one.url().replace(/feelings$/, "happened");
  const two = await context.newPage();
  for (const page of [one, two]) {
    await page.goto(address);
    await ready(page);
  }
  await one.getByLabel("What was meant to happen?").fill("A calm talk");
  await two.getByLabel("What did happen?").fill("A test");
  await kept(one, "A calm talk");
  await kept(one, "A test");
  await expect(two.getByLabel("What was meant to happen?")).toHaveValue("A calm talk");
  await expect(one.getByLabel("What did happen?")).toHaveValue("A test");
  // The same field, typed in both at once.
  const fields = [one, two].map((page) => page.getByLabel("What went well?"));
  await Promise.all([fields[0].pressSequentially("I came. ", { delay: 25 }), fields[1].pressSequentially("They smiled. ", { delay: 25 })]);
  for (const field of fields) {
    await expect.poll(async () => (await field.inputValue()).replace(/[^A-Za-z]/g, "").split("").sort().join("")).toBe("IcameTheysmiled".split("").sort().join(""));
  }
  await expect.poll(async () => (await fields[0].inputValue()) === (await fields[1].inputValue())).toBe(true);
});

test("a very long text stays fluent and whole; right to left and emoji are kept as typed", async ({ page }) => {
  await openApp(page, "#/reflect/new");
  await expect(page).toHaveURL(/feelings$/);
  const field = page.getByLabel("A line on it, if you like");
  const long = "It was a long day, and I wrote it all down.\n".repeat(2300);
  await field.fill(long);
  await field.press("Control+End");
  const began = Date.now();
  await page.keyboard.type("the end");
  expect(Date.now() - began).toBeLessThan(3000);
  await kept(page, "the end");
  await page.reload();
  await ready(page);
  expect((await field.inputValue()).length).toBe(long.length + 7);
  await field.fill("שלום עולם 😀 <b>bold</b>");
  await page.reload();
  await ready(page);
  await expect(field).toHaveValue("שלום עולם 😀 <b>bold</b>");
});

test("time taken: Today is quiet until then, and comes back gently", async ({ page }) => {
  await page.clock.install({ time: new Date("2026-11-26T18:00:00") });
  await openApp(page, "#/reflect/new");
  await expect(page).toHaveURL(/feelings$/);
  await page.getByRole("button", { name: "numb" }).click();
  await page.getByRole("button", { name: "A day", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nothing has to happen now." })).toBeVisible();
  await page.clock.setFixedTime(new Date("2026-11-27T17:59:00"));
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Nothing has to happen now." })).toBeVisible();
  await page.clock.setFixedTime(new Date("2026-11-27T18:01:00"));
  await page.reload();
  await expect(page.getByText("Welcome back")).toBeVisible();
  await page.getByRole("link", { name: "Go on" }).first().click();
  await expect(page.getByRole("button", { name: "numb" })).toHaveAttribute("aria-pressed", "true");
});

test("rehearsal: the question, a clock, the own answer, and when it comes again", async ({ page }) => {
  await page.clock.install({ time: new Date("2026-11-26T10:00:00") });
  await openApp(page, "#/reflect/questions");
  await page.getByLabel("A question you met").fill("Why you?");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Result").fill("It halved the time");
  await sheet.getByRole("link", { name: "Rehearse" }).click();
  await expect(page.getByRole("heading", { name: "Why you?" })).toBeVisible();
  await page.clock.runFor(65_000);
  await expect.poll(() => metric(page, "rehearsal_seconds")).toBeGreaterThanOrEqual(64);
  await expect(page.getByText("It halved the time")).toBeHidden();
  await page.getByRole("button", { name: "Show my answer" }).click();
  await expect(page.getByText("It halved the time")).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: /^4/ }).click();
  await openApp(page, "#/reflect/questions");
  await expect(page.getByRole("link", { name: /Why you/ })).toContainText("again 12 December");
});

test("feedback: asked, followed up once, answered late", async ({ page }) => {
  await page.clock.install({ time: new Date("2026-11-26T10:00:00") });
  const id = await turnedDown(page);
  await openApp(page, `#/reflect/ask/${id}`);
  const letter = page.getByLabel("Letter", { exact: true });
  await expect(letter).toHaveValue(/Fabrikam/);
  await page.getByRole("button", { name: "Formal" }).click();
  await expect(letter).toHaveValue(/Kind regards/);
  await letter.fill("Dear Maya, one line would help.");
  await kept(page, "Dear Maya, one line");
  await page.getByRole("button", { name: "Warm" }).click();
  await expect(letter).toHaveValue(/Warm regards/);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(letter).toHaveValue("Dear Maya, one line would help.");
  await axe(page);
  await page.getByRole("button", { name: "I sent it" }).click();
  await expect(page.getByText("asked today", { exact: false })).toBeVisible();
  await page.clock.setFixedTime(new Date("2026-12-07T10:00:00"));
  await page.reload();
  await page.getByRole("link", { name: "Follow up" }).click();
  await expect(letter).toHaveValue(/26 November/);
  await page.getByRole("button", { name: "I sent it" }).click();
  await expect(page.getByText("followed up; closes quietly")).toBeVisible();
  await page.getByRole("button", { name: "They answered" }).click();
  await page.getByRole("dialog").getByLabel("What they said, or what you noticed").fill("More SQL");
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("link", { name: /More SQL/ })).toBeVisible();
});

test("a reflection outlives its application", async ({ page }) => {
  const id = await turnedDown(page);
  await openApp(page, `#/reflect/new/${id}`);
  await page.getByRole("button", { name: "tired" }).click();
  await kept(page, '"tired"');
  await page.evaluate((id) => localStorage.removeItem(`onward/application/${id}`), id);
  await page.reload();
  await ready(page);
  await expect(page.getByText("Fabrikam")).toBeVisible();
  await openApp(page, "#/reflect");
  await expect(page.getByRole("link", { name: /Fabrikam/ })).toBeVisible();
});

test("next steps: due, done, asked two weeks later", async ({ page }) => {
  await page.clock.install({ time: new Date("2026-11-26T10:00:00") });
  await openApp(page, "#/reflect/actions");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("… then I").fill("I call Ana.");
  await sheet.getByLabel("By", { exact: true }).fill("2026-11-26");
  await sheet.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { name: "Due" })).toBeVisible();
  await page.getByRole("button", { name: "Done" }).click();
  await page.clock.setFixedTime(new Date("2026-12-11T10:00:00"));
  await page.reload();
  await expect(page.getByText("Did it help?")).toBeVisible();
  await page.getByRole("button", { name: "A little" }).click();
  await expect(page.getByText(/done 15 days ago · a little/)).toBeVisible();
  await axe(page);
});

test("journal: a mood in one tap, good things, writing with a clock, deleted at once", async ({ page }) => {
  await openApp(page, "#/reflect/journal");
  await page.getByRole("button", { name: "Low" }).click();
  await page.getByLabel("One good thing").fill("Sun on the wall");
  await kept(page, "Sun on the wall");
  await expect(page.getByRole("listitem").filter({ hasText: "Sun on the wall" })).toBeVisible();
  await axe(page);
  await page.getByRole("link", { name: "Write", exact: true }).click();
  await page.getByLabel("Your writing").fill("It was a long day");
  await kept(page, "It was a long day");
  await page.reload();
  await ready(page);
  await expect(page.getByLabel("Your writing")).toHaveValue("It was a long day");
  await page.getByRole("button", { name: "Delete this entry" }).click();
  await expect(page.getByText("It was a long day")).toHaveCount(0);
});

test("help: numbers to tap for the country, one tap from Reflect, offline", async ({ page, context }) => {
  await openApp(page, "#/reflect");
  await installed(page);
  await context.setOffline(true);
  await page.getByRole("link", { name: "Help" }).click();
  await page.getByLabel("Where you are").selectOption("Ireland");
  await expect(page.getByRole("link", { name: /^Call Samaritans/ })).toHaveAttribute("href", "tel:116123");
  await axe(page);
});

test("people, skills, setbacks and growth hold what is put there", async ({ page }) => {
  await openApp(page, "#/reflect/people");
  await page.getByLabel("Name").fill("Ana");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Phone").fill("+34 600 111 222");
  await expect(sheet.getByRole("link", { name: "Call" })).toHaveAttribute("href", "tel:+34600111222");
  await axe(page);
  await sheet.getByRole("button", { name: "Done" }).click();
  await openApp(page, "#/reflect/skills");
  await page.getByLabel("Something to learn or to prove").fill("SQL");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await sheet.getByLabel("A course, a book, a piece of work").fill("A course");
  await sheet.getByRole("button", { name: "Add", exact: true }).click();
  await sheet.getByLabel("Hours").fill("12");
  await sheet.getByLabel("Hours").blur();
  await expect(sheet.getByText("Still ahead: 12 hours")).toBeVisible();
  await axe(page);
  await openApp(page, "#/reflect/setbacks");
  await page.getByRole("button", { name: /^Add: If a week/ }).click();
  await expect(page.getByLabel("If", { exact: true })).toHaveValue("If a week goes by without a reply");
  await axe(page);
  await openApp(page, "#/reflect/growth");
  await axe(page);
  await openApp(page, "#/reflect/document");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(page.getByRole("article")).toContainText("If a week goes by");
});
