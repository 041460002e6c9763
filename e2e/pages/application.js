// One application: its timeline, the sheet of an event, the fields edited in place, the menu.
import { expect } from "@playwright/test";
import { dialog, openApp, title } from "./onward.js";
import { Funnel } from "./funnel.js";

export class Application {
  constructor(page) {
    this.page = page;
    this.timeline = page.locator("ol.timeline");
    this.nextStep = page.getByRole("link", { name: "Next step" });
    this.addEntry = page.getByRole("link", { name: "Add an entry" }).first();
    this.turnedDown = page.getByRole("button", { name: "Turned down" });
    this.reflect = page.getByRole("link", { name: "Reflect on it" });
    this.posting = page.getByRole("link", { name: /^posting \(/ });
    this.currency = page.getByLabel("Currency");
    this.notDigits = page.getByText("Enter the amount in digits");
    this.menuButton = page.getByRole("button", { name: "More actions" });
    this.menu = page.getByRole("menu");
    this.archived = page.getByText("Archived", { exact: true });
    this.unknown = title(page, "Application not found");
    this.toList = page.getByRole("link", { name: "Back to the list" });
  }

  /** Opens the application of this id, which may be unknown. */
  async open(id) {
    await openApp(this.page, `#/funnel/${id}`);
  }

  /** Opens it from the list on the screen. */
  async openFromList(company) {
    await new Funnel(this.page).row(company).click();
    await expect(title(this.page, company)).toBeVisible();
  }

  /** An event's link in the timeline. */
  event(name) {
    return this.timeline.getByRole("link", { name });
  }

  field(label) {
    return this.page.getByLabel(label, { exact: true });
  }

  /** Fills a field and leaves it. */
  async fill(label, text) {
    await this.field(label).fill(text);
    await this.field(label).blur();
  }

  /** One answer of the fit check: "Nice-to-haves", "mostly". */
  fit(group, answer) {
    return this.page.getByRole("group", { name: group }).getByRole("button", { name: answer });
  }

  async choose(menuItem) {
    await this.menuButton.click();
    await this.page.getByRole("menuitem", { name: menuItem }).click();
  }
}

/** The sheet of one event of the timeline. */
export class EventSheet {
  constructor(page) {
    this.sheet = dialog(page);
    this.day = this.sheet.getByLabel(/^Date/);
    this.time = this.sheet.getByLabel("Time");
    this.withWhom = this.sheet.getByLabel("With whom");
    this.save = this.sheet.getByRole("button", { name: "Save", exact: true });
    this.remove = this.sheet.getByRole("button", { name: "Delete" });
  }

  async kind(name) {
    await this.sheet.getByRole("button", { name, exact: true }).click();
  }

  async format(name) {
    await this.sheet.getByRole("button", { name }).click();
  }
}
