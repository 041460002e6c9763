// Reflect: the eight steps after a rejection, the letter that asks for feedback, and the lists that grow from them.
import { expect } from "@playwright/test";
import { dialog, openApp } from "./onward.js";

export class Reflect {
  constructor(page) {
    this.page = page;
    this.help = page.getByRole("link", { name: "Help" });
  }

  async open() {
    await openApp(this.page, "#/reflect");
  }

  /** A reflection's link, by its company. */
  reflection(company) {
    return this.page.getByRole("link", { name: new RegExp(company) });
  }
}

/** The wizard: its steps and the fields of each. */
export class Wizard {
  static STEPS = ["feelings", "happened", "questions", "feedback", "friend", "insight", "next", "close"];

  constructor(page) {
    this.page = page;
    this.goOn = page.getByRole("link", { name: "Go on" });
    this.finish = page.getByRole("button", { name: "Finish this reflection" });
    /** The reflection as a document, after it was finished. */
    this.document = page.getByRole("article");
    // Feelings.
    this.strength = page.getByRole("slider", { name: "How strong is it now?" });
    this.feelingNote = page.getByLabel("A line about it, if you like");
    this.talkToSomeone = page.getByRole("link", { name: "Talk to someone now" });
    // What happened.
    this.meant = page.getByLabel("What was meant to happen?");
    this.happened = page.getByLabel("What actually happened?");
    this.wentWell = page.getByLabel("What went well?");
    // Questions.
    this.question = page.getByLabel("The question");
    this.said = page.getByLabel("What you said");
    this.betterAnswer = page.getByText("A better answer, in four parts");
    this.action = page.getByLabel("Action");
    // Feedback.
    this.clue = page.getByLabel("What they said, or what you noticed");
    // A friend.
    this.toAFriend = page.getByLabel("To a friend, I would say");
    // Insight.
    this.insight = page.getByLabel("What I take away from it");
    // Next step.
    this.when = page.getByLabel("When …");
    this.then = page.getByLabel("… then I");
    this.by = page.getByLabel("By", { exact: true });
    // Close.
    this.thankful = page.getByLabel("One thing to be thankful for");
  }

  /** Begins a reflection, on an application or on its own. */
  async begin(application) {
    await openApp(this.page, application === undefined ? "#/reflect/new" : `#/reflect/new/${application}`);
    await this.isAt("feelings");
  }

  async isAt(step) {
    await expect(this.page).toHaveURL(new RegExp(`/reflect/go/[^/]+/${step}$`));
  }

  /** The draft's own address of a step, as the page's address says it. */
  addressOf(step) {
    return new URL(this.page.url()).hash.replace(/[^/]+$/, step);
  }

  async next(step) {
    await this.goOn.click();
    await this.isAt(step);
  }

  progress(step) {
    return this.page.getByRole("progressbar", { name: `Step ${Wizard.STEPS.indexOf(step) + 1} of ${Wizard.STEPS.length}` });
  }

  /** A choice among buttons: a feeling, a clue, the time to take. */
  choice(name) {
    return this.page.getByRole("button", { name });
  }

  takeTime(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  confidence(degree) {
    return this.page.getByRole("group", { name: /How confident/ }).getByRole("button", { name: degree });
  }

  theme(name) {
    return this.page.getByRole("group", { name: "Theme" }).getByRole("button", { name });
  }

  influence(name) {
    return this.page.getByRole("group", { name: "Can you change it?" }).getByRole("button", { name });
  }
}

/** A short letter about an application. */
export class Letter {
  constructor(page) {
    this.page = page;
    this.text = page.getByLabel("Letter", { exact: true });
    this.subject = page.getByLabel("Subject", { exact: true });
    this.formal = page.getByRole("button", { name: "Formal" });
    this.backToOwn = page.getByRole("button", { name: "Back to my own" });
  }

  async open(kind, application) {
    await openApp(this.page, `#/reflect/write/${kind}/${application}`);
  }
}

/** The letter that asks for feedback. */
export class AskForFeedback {
  constructor(page) {
    this.page = page;
    this.letter = page.getByLabel("Letter", { exact: true });
    this.subject = page.getByLabel("Subject", { exact: true });
    this.fullLetter = page.getByText("A full letter", { exact: true });
    this.formal = page.getByRole("button", { name: "Formal" });
    this.warm = page.getByRole("button", { name: "Warm" });
    this.sent = page.getByRole("button", { name: "I sent it" });
    this.askedToday = page.getByText("asked today", { exact: false });
    this.followUp = page.getByRole("link", { name: "Follow up" });
    this.followedUp = page.getByText("followed up; closes by itself");
    this.answered = page.getByRole("button", { name: "They answered" });
    this.answer = dialog(page).getByLabel("What they said, or what you noticed");
    this.done = dialog(page).getByRole("button", { name: "Done" });
  }

  async open(application) {
    await openApp(this.page, `#/reflect/ask/${application}`);
  }

  clue(words) {
    return this.page.getByRole("link", { name: new RegExp(words) });
  }
}

/** The question bank. */
export class Questions {
  constructor(page) {
    this.page = page;
    this.question = page.getByLabel("A question you were asked");
    this.add = page.getByRole("button", { name: "Add", exact: true });
    this.result = dialog(page).getByLabel("Result");
    this.rehearse = dialog(page).getByRole("link", { name: "Rehearse" });
    this.showAnswer = page.getByRole("button", { name: "Show my answer" });
  }

  async open() {
    await openApp(this.page, "#/reflect/questions");
  }

  row(question) {
    return this.page.getByRole("link", { name: new RegExp(question) });
  }

  /** The heading of the rehearsal. */
  heading(question) {
    return this.page.getByRole("heading", { name: question });
  }

  /** How well it went, 1 to 5. */
  grade(degree) {
    return this.page.getByRole("button", { name: new RegExp(`^${degree}`) });
  }
}

/** Dated next steps. */
export class Actions {
  constructor(page) {
    this.page = page;
    this.add = page.getByRole("button", { name: "Add", exact: true });
    this.then = dialog(page).getByLabel("… then I");
    this.by = dialog(page).getByLabel("By", { exact: true });
    this.doneInSheet = dialog(page).getByRole("button", { name: "Done" });
    this.due = page.getByRole("heading", { name: "Due" });
    this.done = page.getByRole("button", { name: "Done" });
    this.didItHelp = page.getByText("Did it help?");
    this.aLittle = page.getByRole("button", { name: "A little" });
  }

  async open() {
    await openApp(this.page, "#/reflect/actions");
  }
}

export class Diary {
  constructor(page) {
    this.page = page;
    this.low = page.getByRole("button", { name: "Low" });
    this.goodThing = page.getByLabel("One good thing");
    this.toWrite = page.getByRole("link", { name: "Write", exact: true });
    this.writing = page.getByLabel("Your writing");
    this.remove = page.getByRole("button", { name: "Delete this entry" });
  }

  async open() {
    await openApp(this.page, "#/reflect/journal");
  }

  entry(words) {
    return this.page.getByRole("listitem").filter({ hasText: words });
  }
}

/** Numbers to call, by country. */
export class Help {
  constructor(page) {
    this.page = page;
    this.country = page.getByLabel("Where you are");
  }

  call(name) {
    return this.page.getByRole("link", { name: new RegExp(`^Call ${name}`) });
  }
}

export class People {
  constructor(page) {
    this.page = page;
    this.name = page.getByLabel("Name");
    this.add = page.getByRole("button", { name: "Add", exact: true });
    this.phone = dialog(page).getByLabel("Phone");
    this.call = dialog(page).getByRole("link", { name: "Call" });
    this.done = dialog(page).getByRole("button", { name: "Done" });
  }

  async open() {
    await openApp(this.page, "#/reflect/people");
  }
}

export class Skills {
  constructor(page) {
    this.page = page;
    this.skill = page.getByLabel("Something to learn or to prove");
    this.add = page.getByRole("button", { name: "Add", exact: true });
    this.step = dialog(page).getByLabel("A course, a book, a piece of work");
    this.addStep = dialog(page).getByRole("button", { name: "Add", exact: true });
    this.hours = dialog(page).getByLabel("Hours");
  }

  async open() {
    await openApp(this.page, "#/reflect/skills");
  }

  ahead(hours) {
    return dialog(this.page).getByText(`Still to do: ${hours} hours`);
  }
}

export class Setbacks {
  constructor(page) {
    this.page = page;
    this.if = page.getByLabel("If", { exact: true });
  }

  async open() {
    await openApp(this.page, "#/reflect/setbacks");
  }

  /** A suggestion that can be added as it is. */
  suggestion(begins) {
    return this.page.getByRole("button", { name: new RegExp(`^Add: ${begins}`) });
  }
}

/** The growth log, and everything as one document. */
export class Growth {
  constructor(page) {
    this.page = page;
    this.print = page.getByRole("button", { name: "Print" });
    this.document = page.getByRole("article");
  }

  async open() {
    await openApp(this.page, "#/reflect/growth");
  }

  async openDocument() {
    await openApp(this.page, "#/reflect/document");
  }
}

/** "I was turned down", the short way, and the screen on tomorrow where it ends. */
export class TurnedDown {
  constructor(page) {
    this.page = page;
    this.company = page.getByLabel("Company");
    this.role = page.getByLabel("Role");
    this.keep = page.getByLabel("One thing to keep");
    this.change = page.getByLabel("One thing to change");
    this.moment = page.getByLabel("At which moment tomorrow?");
    this.save = page.getByRole("button", { name: "Save, and on to tomorrow" });
    this.done = page.getByRole("link", { name: "Done for today" });
    this.calendar = page.getByRole("button", { name: "Add to calendar" });
    this.ask = page.getByRole("link", { name: /Ask them for feedback/ });
    this.letter = page.getByLabel("Letter");
    this.ownName = page.getByLabel("Your name, to sign with");
    /** What was written, below tomorrow's steps. */
    this.document = page.getByRole("article");
  }

  async open() {
    await openApp(this.page, "#/reflect/turned-down");
  }

  after(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  pick(name) {
    return this.page.getByRole("button", { name });
  }

  /** A step of tomorrow. */
  step(sentence) {
    return this.page.getByRole("link", { name: sentence });
  }
}
