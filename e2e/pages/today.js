// Today: the first visit's three ways in, and the time in which the app is quiet.
import { openApp, title } from "./onward.js";

export class Today {
  /** What a first visit offers, and the address each leads to. */
  static WAYS_IN = [
    ["I was just turned down", /#\/reflect/],
    ["I want to see where I am", /#\/funnel/],
    ["I’m worried about money", /#\/budget/],
  ];
  static ADDRESS = /#\/today/;

  constructor(page) {
    this.page = page;
    this.firstVisit = title(page, "What brings you here?");
    this.quiet = title(page, "Nothing has to happen now.");
    this.welcomeBack = page.getByText("Welcome back");
    this.nothingDue = title(page, "Nothing is due today.");
    this.next = page.getByText(/^Next: /);
    this.editGoal = page.getByRole("button", { name: "Set your career goal" });
    this.goal = page.getByLabel("What you are aiming for, in one sentence");
    this.goOn = page.getByRole("link", { name: "Continue" }).first();
  }

  async open() {
    await openApp(this.page, "#/today");
  }

  /** A line, by its answer: done, later or not mine. */
  answer(which, title) {
    return this.page.getByRole("button", { name: `${which}: ${title}` });
  }

  wayIn(name) {
    return this.page.getByRole("link", { name });
  }
}
