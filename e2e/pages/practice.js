// The practice of searching: the weekly review with its experiments, the week of blocks with its timer, the questions on fit.
import { dialog, openApp } from "./onward.js";

export class Review {
  constructor(page) {
    this.page = page;
    this.start = page.getByRole("link", { name: "Start the review" });
    this.goOn = page.getByRole("link", { name: "Go on" });
    this.finish = page.getByRole("button", { name: "Finish the review" });
    this.noticed = page.getByLabel("What did you notice?");
    this.keep = page.getByRole("button", { name: "Keep doing it" });
    this.tryIt = page.getByRole("button", { name: /^Try it: / });
    this.earlier = page.getByRole("heading", { name: "Earlier reviews" });
  }

  async open() {
    await openApp(this.page, "#/reflect/review");
  }

  day(name) {
    return this.page.getByRole("group", { name: "Day of the next review" }).getByRole("button", { name });
  }
}

export class Week {
  constructor(page) {
    this.page = page;
    this.smaller = page.getByRole("button", { name: "Smaller week" });
    this.file = page.getByRole("button", { name: "Calendar file" });
  }

  async open() {
    await openApp(this.page, "#/reflect/week");
  }

  template(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** A block of the grid by its day, and more of its name. */
  block(name) {
    return this.page.getByRole("group", { name: "The week" }).getByRole("link", { name });
  }

  /** A button of today's block: "Start", "Pause", "Done", "Partly", "Missed". */
  today(name) {
    return this.page.getByRole("button", { name: new RegExp(`^${name}: `) }).first();
  }

  get length() {
    return dialog(this.page).getByLabel("How long");
  }

  get done() {
    return dialog(this.page).getByRole("button", { name: "Done" });
  }
}
