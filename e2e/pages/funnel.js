// The funnel: the list of applications, the sheet that adds one, the board.
import { expect } from "@playwright/test";
import { dialog, openApp } from "./onward.js";

export class Funnel {
  static ADDRESS = /#\/funnel$/;
  static BOARD = /#\/funnel\/board$/;

  constructor(page) {
    this.page = page;
    this.list = page.getByRole("list", { name: "Applications" });
    this.rows = this.list.getByRole("listitem");
    this.search = page.getByRole("searchbox");
    this.empty = page.getByText("Nothing here yet.");
    this.toAdd = page.getByRole("link", { name: /^Add/ }).first();
  }

  async open() {
    await openApp(this.page, "#/funnel");
  }

  async openFigures() {
    await openApp(this.page, "#/funnel/figures");
  }

  /** A row's link to its application. */
  row(company) {
    return this.list.getByRole("link", { name: new RegExp(company) });
  }
}

/** The sheet that adds an application. */
export class AddSheet {
  constructor(page) {
    this.page = page;
    this.sheet = dialog(page);
    this.company = this.sheet.getByLabel("Company");
    this.role = this.sheet.getByLabel("Role");
    this.link = this.sheet.getByLabel("Link to the posting");
    this.add = this.sheet.getByRole("button", { name: "Add", exact: true });
    this.savedForLater = this.sheet.getByRole("button", { name: "Saved for later" });
    this.addAnother = this.sheet.getByRole("button", { name: "Save and add another" });
    this.duplicates = this.sheet.getByText("You may already have this one:");
    this.refusal = this.sheet.getByText("Enter a company or a role");
  }

  /** Opens the sheet by its address; `shared` is a text as the system's share sheet hands it over. */
  async open(shared) {
    await openApp(this.page, shared === undefined ? "#/funnel/add" : `#/funnel/add/${encodeURIComponent(shared)}`);
  }

  /** The link to an application that looks like the one being added. */
  duplicate(name) {
    return this.sheet.getByRole("link", { name });
  }

  added(company) {
    return this.sheet.getByRole("status").filter({ hasText: `${company} added` });
  }

  /** Opens the sheet, fills it and adds. */
  async fill(company, role) {
    await this.open();
    await this.company.fill(company);
    await this.role.fill(role);
    await this.add.click();
  }

  /** The same by keyboard alone: company, Enter, role, Enter. */
  async type(company, role) {
    await this.open();
    await expect(this.company).toBeFocused();
    await this.page.keyboard.type(company);
    await this.page.keyboard.press("Enter");
    await expect(this.role).toBeFocused();
    await this.page.keyboard.type(role);
    await this.page.keyboard.press("Enter");
    await expect(this.sheet).toHaveCount(0);
  }
}

/** The applications as cards in a column a stage. */
export class Board {
  constructor(page) {
    this.page = page;
    this.ending = page.getByRole("heading", { name: "How did it end?" });
  }

  async open() {
    await openApp(this.page, "#/funnel/board");
  }

  column(stage) {
    return this.page.getByRole("region", { name: new RegExp(`^${stage}`) });
  }

  card(stage, company) {
    return this.column(stage).getByRole("link", { name: new RegExp(company) });
  }

  /** The sentence that a card cannot go further this way. */
  stays(company) {
    return this.page.getByText(new RegExp(`${company} was not moved`));
  }

  /** Moves a card by its menu. */
  async move(company, stage) {
    await this.page.getByRole("button", { name: `Move ${company} to…` }).click();
    await this.answer(stage);
  }

  /** Presses a button of the open sheet. */
  async answer(name) {
    await dialog(this.page).getByRole("button", { name }).click();
  }
}
