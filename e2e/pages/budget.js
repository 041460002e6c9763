// The budget: first answer, set-up, plan, the lines of the runway, sheets, worry, spending, lessons, support.
import { expect } from "@playwright/test";
import { openApp } from "./onward.js";

export class Budget {
  /** Every screen below `#/budget`. */
  static SCREENS = ["", "setup", "plan", "calendar", "bridge", "pause", "spending", "worry", "lessons", "lessons/bills-first", "support"];

  constructor(page) {
    this.page = page;
    this.title = page.getByRole("heading", { name: "Budget", exact: true });
    this.editPlan = page.getByRole("link", { name: "Edit plan" });
    this.toBudget = page.getByRole("link", { name: "Budget", exact: true }).first();
    this.lean = page.getByRole("button", { name: /^With cuts/ });
    this.slider = page.getByRole("slider", { name: "Day on the chart" });
    this.sliderReads = page.getByText(/left, on the current plan/);
    // The fewest changes for a wanted day.
    const summary = page.getByText("What would it take to last until …?");
    this.until = {
      open: () => summary.click(),
      day: page.getByLabel("The money should last until"),
      outOfReach: page.getByText(/All cuts and planned income together last until/),
      already: page.getByText("On the current plan, the money lasts that long already."),
    };
    // The quick answer, before anything is set up.
    this.cashNow = page.getByLabel("Cash now");
    this.outAMonth = page.getByLabel("Out a month");
    this.inAMonth = page.getByLabel("In a month");
  }

  async open(path = "") {
    await openApp(this.page, path === "" ? "#/budget" : `#/budget/${path}`);
  }

  /** A bill's link on the budget. */
  bill(name) {
    return this.page.getByRole("link", { name: new RegExp(name) });
  }

  /** The checkbox that puts a cut into the lean line. */
  cut(name) {
    return this.page.getByRole("checkbox", { name: new RegExp(name) });
  }
}

/** The one page that sets the budget up. */
export class BudgetSetup {
  constructor(page) {
    this.page = page;
    this.currency = page.getByLabel("Currency");
    this.cash = page.getByLabel("What you can spend, in all accounts");
    this.rent = page.getByLabel("Rent or mortgage", { exact: true });
    this.streaming = page.getByLabel("Streaming and apps", { exact: true });
    this.keep = page.getByRole("button", { name: "Save plan" });
    this.notAnAmount = page.getByText("This is not an amount");
    this.unclear = page.getByText("One amount above is not clear yet.");
    this.benefit = page.getByLabel("Unemployment benefit", { exact: true });
    this.benefitUnclear = page.getByText("For the benefit, enter when it starts and how many weeks it is paid.");
    this.waiting = page.getByLabel("Days until the first payment");
    this.weeks = page.getByLabel("Number of weeks");
    this.firstPayment = page.getByText(/First payment on/).last();
  }

  async open() {
    await openApp(this.page, "#/budget/setup");
  }

  /** What an amount was read as, where the locale would write it in another way. */
  readAs(amount) {
    return this.page.getByText(`Read as ${amount}.`);
  }

  /** One of the two readings offered for an amount like 3,456. */
  reading(amount) {
    return this.page.getByRole("button", { name: amount, exact: true });
  }

  /** Cash, rent and one cut that can be made. */
  async complete() {
    await this.open();
    await this.currency.selectOption("EUR");
    await this.cash.fill("2700");
    await this.rent.fill("900");
    await this.streaming.fill("60");
    await this.keep.click();
    await expect(new Budget(this.page).title).toBeVisible();
  }
}

/** The plan's table, edited in place. */
export class Plan {
  constructor(page) {
    this.page = page;
  }

  amount(bill) {
    return this.page.getByLabel(`${bill}: amount`);
  }
}

/** A sheet of the budget. */
export class BudgetSheet {
  constructor(page) {
    this.save = page.getByRole("button", { name: "Save", exact: true });
    this.buffer = page.getByRole("dialog", { name: "Buffer" });
    this.neverBelow = page.getByLabel(/Never below/);
  }
}

export class Worry {
  constructor(page) {
    this.page = page;
    this.words = page.getByLabel("What worries you about money? In your own words.");
    this.write = page.getByRole("button", { name: "Save worry" });
  }

  async open() {
    await openApp(this.page, "#/budget/worry");
  }
}

/** What was spent, a month at a time. */
export class Spending {
  constructor(page) {
    this.page = page;
    this.month = page.locator(".month-bar h2");
    this.before = page.getByRole("button", { name: "The month before" });
  }

  heading(month) {
    return this.page.getByRole("heading", { name: month });
  }

  /** Goes one month back and waits until it is shown. */
  async back() {
    const title = await this.month.textContent();
    await this.before.click();
    await expect(this.month).not.toHaveText(title);
  }
}

export class Lessons {
  constructor(page) {
    this.page = page;
    this.setBuffer = page.getByRole("link", { name: "Set your buffer" });
  }

  async open() {
    await openApp(this.page, "#/budget/lessons");
  }

  lesson(name) {
    return this.page.getByRole("link", { name: new RegExp(name) });
  }
}

/** Places to turn to for money, by country. */
export class Support {
  constructor(page) {
    this.page = page;
    this.country = page.getByLabel("Country");
  }

  async open() {
    await openApp(this.page, "#/budget/support");
  }

  call(name) {
    return this.page.getByRole("link", { name: new RegExp(`Call ${name}`) });
  }
}
