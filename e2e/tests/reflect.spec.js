// Reflect, as somebody turned down walks through it: the eight steps with a reload at each, offline; two tabs in one draft; time taken; the lists.
import { expect, test } from "@playwright/test";
import { AddSheet } from "../pages/funnel.js";
import { axe, complaints, installed, metric, openApp, ready, reload, title, undo } from "../pages/onward.js";
import { Actions, AskForFeedback, Diary, Growth, Help, Letter, People, Questions, Reflect, Setbacks, Skills, Wizard } from "../pages/reflect.js";
import { idOf, remove, stores } from "../pages/storage.js";
import { Today } from "../pages/today.js";

/** Adds an application to reflect on, and gives its id. */
async function turnedDown(page, company = "Fabrikam") {
  const adding = new AddSheet(page);
  await adding.fill(company, "Data analyst");
  await expect(adding.sheet).toHaveCount(0);
  return idOf(page, company);
}

test("a whole reflection, offline, with a reload at each step (by thumb)", async ({ page, context }) => {
  const told = complaints(page);
  const id = await turnedDown(page);
  await installed(page);
  await context.setOffline(true);
  const wizard = new Wizard(page);
  await wizard.begin(id);

  await wizard.choice("disappointed").click();
  await wizard.choice("Angry…").click();
  await wizard.choice("treated unfairly").click();
  await wizard.strength.fill("7");
  await wizard.feelingNote.fill("It hurt 😀 more than I thought");
  await stores(page, "It hurt 😀 more");
  await reload(page);
  await expect(wizard.choice("disappointed")).toHaveAttribute("aria-pressed", "true");
  await expect(wizard.choice("treated unfairly")).toHaveAttribute("aria-pressed", "true");
  await expect(wizard.strength).toHaveAttribute("aria-valuetext", "strongly");
  await expect(wizard.feelingNote).toHaveValue("It hurt 😀 more than I thought");
  await expect(wizard.talkToSomeone).toBeVisible();

  await wizard.next("happened");
  // Not waited for: a reload right after the key keeps it.
  await wizard.happened.pressSequentially("They asked about <b>SQL</b>");
  await reload(page);
  await expect(wizard.happened).toHaveValue("They asked about <b>SQL</b>");

  await wizard.next("questions");
  await wizard.question.fill("How do you join two tables?");
  await wizard.said.fill("With glue");
  await wizard.betterAnswer.click();
  await wizard.action.fill("I drew it first");
  await wizard.confidence("2").click();
  await stores(page, "I drew it first");
  await reload(page);
  await expect(wizard.question).toHaveValue("How do you join two tables?");
  await expect(wizard.action).toHaveValue("I drew it first");

  await wizard.next("feedback");
  await wizard.clue.fill("Someone with more SQL");
  await wizard.theme("Skills").click();
  await stores(page, "Someone with more SQL");
  await reload(page);
  await expect(wizard.clue).toHaveValue("Someone with more SQL");

  await wizard.next("friend");
  await wizard.toAFriend.fill("You came far");
  await stores(page, "You came far");
  await reload(page);
  await expect(wizard.toAFriend).toHaveValue("You came far");

  await wizard.next("insight");
  await wizard.insight.fill("Joins matter here");
  await wizard.influence("I can change this").click();
  await wizard.choice("Someone with more SQL").click();
  await stores(page, "Joins matter here");
  await reload(page);
  await expect(wizard.insight).toHaveValue("Joins matter here");
  await expect(wizard.choice("Someone with more SQL")).toHaveAttribute("aria-pressed", "true");

  await wizard.next("next");
  await wizard.when.fill("On Tuesday evening");
  await wizard.then.fill("I do one lesson on joins.");
  await wizard.by.fill("2030-01-15");
  await stores(page, "I do one lesson on joins.");
  await reload(page);
  await expect(wizard.by).toHaveValue("2030-01-15");

  await wizard.next("close");
  await wizard.strength.fill("3");
  await wizard.thankful.fill("A sister who calls");
  await stores(page, "A sister who calls");
  await reload(page);
  await expect(wizard.thankful).toHaveValue("A sister who calls");
  await page.goBack();
  await page.goForward();
  await wizard.finish.click();

  for (const words of ["Fabrikam", "disappointed", "They asked about <b>SQL</b>", "How do you join two tables?", "Someone with more SQL", "You came far", "Joins matter here", "I do one lesson on joins.", "A sister who calls"]) {
    await expect(wizard.document).toContainText(words);
  }
  await context.setOffline(false);
  expect(told.filter((line) => !/ERR_INTERNET_DISCONNECTED/.test(line))).toEqual([]);
});

test("every step has names for a screen reader and no barrier", async ({ page }) => {
  const id = await turnedDown(page);
  const wizard = new Wizard(page);
  // High enough for a whole step: what scrolls behind the buttons at the bottom is no barrier, but axe cannot know.
  await page.setViewportSize({ width: page.viewportSize().width, height: 2400 });
  await wizard.begin(id);
  for (const step of Wizard.STEPS) {
    await openApp(page, wizard.addressOf(step));
    await expect(wizard.progress(step)).toBeVisible();
    await expect(title(page)).toBeFocused();
    await axe(page);
  }
});

test("two tabs in one draft: neither loses a word", async ({ context }) => {
  const one = new Wizard(await context.newPage());
  await one.begin();
  const address = one.page.url().replace(/feelings$/, "happened");
  const two = new Wizard(await context.newPage());
  for (const { page } of [one, two]) {
    await page.goto(address);
    await ready(page);
  }
  await one.meant.fill("A calm talk");
  await two.happened.fill("A test");
  await stores(one.page, "A calm talk");
  await stores(one.page, "A test");
  await expect(two.meant).toHaveValue("A calm talk");
  await expect(one.happened).toHaveValue("A test");
  // The same field, typed in both at once.
  const fields = [one.wentWell, two.wentWell];
  await Promise.all([fields[0].pressSequentially("I came. ", { delay: 25 }), fields[1].pressSequentially("They smiled. ", { delay: 25 })]);
  for (const field of fields) {
    await expect.poll(async () => (await field.inputValue()).replace(/[^A-Za-z]/g, "").split("").sort().join("")).toBe("IcameTheysmiled".split("").sort().join(""));
  }
  await expect.poll(async () => (await fields[0].inputValue()) === (await fields[1].inputValue())).toBe(true);
});

test("a very long text stays whole; right to left and emoji are kept as typed", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.begin();
  const field = wizard.feelingNote;
  // Few lines: Chromium takes ten seconds to insert 2,300, in any page.
  const long = `${"It was a long day, and I wrote it all down. ".repeat(100)}\n`.repeat(23);
  await field.fill(long);
  await field.press("Control+End");
  const began = Date.now();
  await page.keyboard.type("the end");
  test.info().annotations.push({ type: "seven keys into 100,000 characters, ms", description: String(Date.now() - began) });
  await stores(page, "the end");
  await reload(page);
  expect((await field.inputValue()).length).toBe(long.length + 7);
  await field.fill("שלום עולם 😀 <b>bold</b>");
  await reload(page);
  await expect(field).toHaveValue("שלום עולם 😀 <b>bold</b>");
});

test("time taken: Today is quiet until then, and comes back gently", async ({ page }) => {
  const today = new Today(page);
  const wizard = new Wizard(page);
  await page.clock.install({ time: new Date("2026-11-26T18:00:00") });
  await wizard.begin();
  await wizard.choice("numb").click();
  await wizard.takeTime("A day").click();
  await expect(today.quiet).toBeVisible();
  await page.clock.setFixedTime(new Date("2026-11-27T17:59:00"));
  await page.reload();
  await expect(today.quiet).toBeVisible();
  await page.clock.setFixedTime(new Date("2026-11-27T18:01:00"));
  await page.reload();
  await expect(today.welcomeBack).toBeVisible();
  await today.goOn.click();
  await expect(wizard.choice("numb")).toHaveAttribute("aria-pressed", "true");
});

test("rehearsal: the question, a clock, the own answer, and when it comes again", async ({ page }) => {
  const questions = new Questions(page);
  await page.clock.install({ time: new Date("2026-11-26T10:00:00") });
  await questions.open();
  await questions.question.fill("Why you?");
  await questions.add.click();
  await questions.result.fill("It halved the time");
  await questions.rehearse.click();
  await expect(questions.heading("Why you?")).toBeVisible();
  await page.clock.runFor(65_000);
  await expect.poll(() => metric(page, "rehearsal_seconds")).toBeGreaterThanOrEqual(64);
  await expect(page.getByText("It halved the time")).toBeHidden();
  await questions.showAnswer.click();
  await expect(page.getByText("It halved the time")).toBeVisible();
  await axe(page);
  await questions.grade(4).click();
  await questions.open();
  await expect(questions.row("Why you")).toContainText("again 12 December");
});

test("feedback: asked, followed up once, answered late", async ({ page }) => {
  const ask = new AskForFeedback(page);
  await page.clock.install({ time: new Date("2026-11-26T10:00:00") });
  const id = await turnedDown(page);
  await ask.open(id);
  await expect(ask.letter).toHaveValue(/Fabrikam/);
  await ask.formal.click();
  await expect(ask.letter).toHaveValue(/Kind regards/);
  await ask.letter.fill("Dear Maya, one line would help.");
  await stores(page, "Dear Maya, one line");
  await ask.warm.click();
  await expect(ask.letter).toHaveValue(/Warm regards/);
  await undo(page).click();
  await expect(ask.letter).toHaveValue("Dear Maya, one line would help.");
  // The subject is the same in every letter, and stays as it was typed.
  await ask.subject.fill("One question, Maya");
  await ask.fullLetter.click();
  await expect(ask.letter).not.toHaveValue(/one line would help/);
  await expect(ask.subject).toHaveValue("One question, Maya");
  await undo(page).click();
  await expect(ask.letter).toHaveValue("Dear Maya, one line would help.");
  await axe(page);
  await ask.sent.click();
  await expect(ask.askedToday).toBeVisible();
  await page.clock.setFixedTime(new Date("2026-12-07T10:00:00"));
  await page.reload();
  await ask.followUp.click();
  await expect(ask.letter).toHaveValue(/26 November/);
  await ask.sent.click();
  await expect(ask.followedUp).toBeVisible();
  await ask.answered.click();
  await ask.answer.fill("More SQL");
  await ask.done.click();
  await expect(ask.clue("More SQL")).toBeVisible();
});

test("a letter in another tone takes nothing that was typed", async ({ page }) => {
  const letter = new Letter(page);
  const id = await turnedDown(page);
  await letter.open("rejection", id);
  await expect(letter.text).toHaveValue(/Fabrikam/);
  await letter.subject.fill("Thank you, Maya");
  await letter.text.fill("Dear Maya, thank you for the hour.");
  await letter.formal.click();
  await expect(letter.text).toHaveValue(/Kind regards/);
  await expect(letter.subject).toHaveValue("Thank you, Maya");
  // Nor does the page when it is loaded anew in between.
  await stores(page, "thank you for the hour");
  await reload(page);
  await expect(letter.text).toHaveValue(/Kind regards/);
  await letter.backToOwn.click();
  await expect(letter.text).toHaveValue("Dear Maya, thank you for the hour.");
  await expect(letter.text).toBeFocused();
  await expect(letter.backToOwn).toBeHidden();
  await axe(page);
});

test("a reflection outlives its application", async ({ page }) => {
  const reflect = new Reflect(page);
  const wizard = new Wizard(page);
  const id = await turnedDown(page);
  await wizard.begin(id);
  await wizard.choice("tired").click();
  await stores(page, '"tired"');
  await remove(page, `onward/application/${id}`);
  await reload(page);
  await expect(page.getByText("Fabrikam")).toBeVisible();
  await reflect.open();
  await expect(reflect.reflection("Fabrikam")).toBeVisible();
});

test("next steps: due, done, asked two weeks later", async ({ page }) => {
  const actions = new Actions(page);
  await page.clock.install({ time: new Date("2026-11-26T10:00:00") });
  await actions.open();
  await actions.add.click();
  await actions.then.fill("I call Ana.");
  await actions.by.fill("2026-11-26");
  await actions.doneInSheet.click();
  await expect(actions.due).toBeVisible();
  await actions.done.click();
  await page.clock.setFixedTime(new Date("2026-12-11T10:00:00"));
  await page.reload();
  await expect(actions.didItHelp).toBeVisible();
  await actions.aLittle.click();
  await expect(page.getByText(/done 15 days ago · a little/)).toBeVisible();
  await axe(page);
});

test("diary: a mood in one tap, good things, writing with a clock, deleted at once", async ({ page }) => {
  const diary = new Diary(page);
  await diary.open();
  await diary.low.click();
  await diary.goodThing.fill("Sun on the wall");
  await stores(page, "Sun on the wall");
  await expect(diary.entry("Sun on the wall")).toBeVisible();
  await axe(page);
  await diary.toWrite.click();
  await diary.writing.fill("It was a long day");
  await stores(page, "It was a long day");
  await reload(page);
  await expect(diary.writing).toHaveValue("It was a long day");
  await diary.remove.click();
  await expect(page.getByText("It was a long day")).toHaveCount(0);
});

test("help: numbers to tap for the country, one tap from Reflect, offline", async ({ page, context }) => {
  const reflect = new Reflect(page);
  const help = new Help(page);
  await reflect.open();
  await installed(page);
  await context.setOffline(true);
  await reflect.help.click();
  await help.country.selectOption("Ireland");
  await expect(help.call("Samaritans")).toHaveAttribute("href", "tel:116123");
  await axe(page);
});

test("people, skills, setbacks and growth hold what is put there", async ({ page }) => {
  const people = new People(page);
  await people.open();
  await people.name.fill("Ana");
  await people.add.click();
  await people.phone.fill("+34 600 111 222");
  await expect(people.call).toHaveAttribute("href", "tel:+34600111222");
  await axe(page);
  await people.done.click();

  const skills = new Skills(page);
  await skills.open();
  await skills.skill.fill("SQL");
  await skills.add.click();
  await skills.step.fill("A course");
  await skills.addStep.click();
  await skills.hours.fill("12");
  await skills.hours.blur();
  await expect(skills.ahead(12)).toBeVisible();
  await axe(page);

  const setbacks = new Setbacks(page);
  await setbacks.open();
  await setbacks.suggestion("If a week").click();
  await expect(setbacks.if).toHaveValue("If a week goes by without a reply");
  await axe(page);

  const growth = new Growth(page);
  await growth.open();
  await axe(page);
  await growth.openDocument();
  await page.emulateMedia({ media: "print" });
  await expect(growth.print).toBeHidden();
  await expect(growth.document).toContainText("If a week goes by");
});
