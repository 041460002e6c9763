// What there is when the app does not start: the rescue screen, the note of a shell that waits, and the page that needs no program.
import { expect } from "@playwright/test";

export class Rescue {
  constructor(page) {
    this.page = page;
    this.screen = page.getByRole("alert").filter({ hasText: "Onward could not go on" });
    this.why = this.screen.getByText("What happened");
    this.told = this.screen.locator("pre");
    this.waiting = page.getByText("Onward has not started yet.");
    this.entries = page.getByRole("link", { name: "See and save your entries" });
    this.late = page.getByText("This part of Onward could not be loaded.");
    this.again = page.getByRole("button", { name: "Try again" });
    this.own = page.getByRole("link", { name: "Your entries" });
    this.anew = page.getByRole("button", { name: "Fetch Onward anew" });
  }
}

export class ExportPage {
  constructor(page) {
    this.page = page;
    this.title = page.getByRole("heading", { name: "Your entries, without the app" });
    this.save = page.getByRole("link", { name: "Save a copy of everything" });
    this.file = page.getByLabel("A copy saved here, or a backup from Onward");
    this.said = page.getByRole("status");
    this.add = page.getByRole("button", { name: "Add what is missing here" });
    this.replace = page.getByRole("button", { name: "Replace everything with the file" });
    this.undo = page.getByRole("button", { name: "Undo" });
  }

  async open(base = "") {
    await this.page.goto(`${base}export.html`);
    await expect(this.title).toBeVisible();
  }

  /** How many entries it says are stored. */
  counted(text) {
    return this.page.getByText(text);
  }

  /** The group of a kind: "Applications: 5". */
  group(name) {
    return this.page.locator("summary", { hasText: name });
  }
}
