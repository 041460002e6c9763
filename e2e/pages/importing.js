// Import: choose a file or paste rows, see what would happen, correct it, import.
import { expect } from "@playwright/test";
import { figure, openApp } from "./onward.js";

export class Importing {
  /** What the preview calls each kind of file. */
  static KINDS = {
    applications: "A table of applications",
    bank: "A bank's table",
    backup: "A backup of Onward",
    simplify: "Simplify",
    linkedinApplications: "LinkedIn: job applications",
    linkedinSaved: "LinkedIn: saved jobs",
    daylio: "Daylio: diary",
    linkedinConnections: "LinkedIn: connections",
    teal: "Teal",
    huntr: "Huntr",
    jobsync: "JobSync",
  };

  constructor(page) {
    this.page = page;
    this.chooser = page.getByLabel("Choose a file");
    this.paste = page.getByLabel("Or paste rows, with their headings");
    this.readPasted = page.getByRole("button", { name: "Read this text" });
    this.button = page.locator(".import-bar").getByRole("button");
    this.takeBackup = page.getByRole("button", { name: "Restore" });
    this.tryBackup = page.getByRole("button", { name: "Try my backup" });
    this.passphrase = page.getByLabel("Passphrase", { exact: true });
    this.unlock = page.getByRole("button", { name: "Unlock" });
    this.done = page.getByRole("heading", { name: "Import complete" });
    this.again = page.getByText("Importing it again changes nothing");
    this.movementsAgain = page.getByText("Every transaction in this file is here already");
    this.place = page.getByLabel("Where it goes");
    this.takeOver = page.getByRole("button", { name: "Take over the closing balance" });
    this.another = page.getByRole("button", { name: "Another file" });
    this.toFunnel = page.getByRole("link", { name: "See your funnel" });
    this.toSpending = page.getByRole("link", { name: "See where it went" });
    this.toData = page.getByRole("link", { name: "Your data" });
    this.refusal = page.getByRole("alert");
    this.nothingChanged = "Nothing was changed";
    this.stop = page.getByRole("button", { name: "Stop" });
    this.undone = page.getByText(/Undone: Import/);
    this.dateOrder = page.getByRole("group", { name: /Which comes first/ });
    this.year = page.getByRole("group", { name: /Which year/ });
    this.shownRows = page.locator(".preview-rows > li");
  }

  async open() {
    await openApp(this.page, "#/import");
  }

  async choose(file) {
    await this.chooser.setInputFiles(file);
  }

  /** The preview's heading: what the file was taken for. */
  kind(name) {
    return this.page.getByRole("heading", { name });
  }

  /** The field a heading or a word of the file is mapped by. */
  mapping(name) {
    return this.page.getByLabel(name, { exact: true });
  }

  async leaveOut(row) {
    // The rows are drawn anew when a correction has been read.
    await expect(this.page.locator("#import-face")).toHaveAttribute("aria-busy", "false");
    await this.page.getByRole("button", { name: `Leave out: row ${row}` }).click();
  }

  figure(name) {
    return figure(this.page, name);
  }

  /** Imports what the preview shows. */
  async take() {
    await this.button.click();
    await expect(this.done).toBeVisible();
  }

  /** Imports a bank's file, which may take as long as its rows need. */
  async takeMovements(words) {
    await this.page.getByRole("button", { name: words }).click({ timeout: 60_000 });
    await this.toSpending.click({ timeout: 60_000 });
  }

  /** Opens the screen and imports this file. */
  async from(file) {
    await this.open();
    await this.choose(file);
    await this.take();
  }

  /** Restores the backup the preview shows. */
  async restore() {
    await this.takeBackup.click();
    await expect(this.done).toBeVisible();
  }
}
