// What an application goes out with: the posting it answers, the versions of résumé and cover letter.
import { dialog, openApp } from "./onward.js";

export class Posting {
  constructor(page) {
    this.page = page;
    this.text = page.getByLabel("Text of the posting");
    this.save = page.getByRole("button", { name: "Save posting" });
    this.refusal = page.getByText("over the limit of 20,000");
    this.wordForWord = page.getByRole("heading", { name: "The posting, word for word" });
    this.version = page.getByLabel("Compare with résumé version");
  }

  async open(application) {
    await openApp(this.page, `#/reflect/posting/${application}`);
  }

  /** The mark of a term: Found, Missing, Not true of me. */
  mark(term, name) {
    return this.page.locator(".posting-term").filter({ hasText: term }).getByRole("button", { name, exact: true });
  }
}

export class Versions {
  constructor(page) {
    this.page = page;
    this.name = page.getByRole("textbox", { name: "Name of a résumé version" });
    this.add = page.getByRole("button", { name: "Add", exact: true }).first();
    this.text = dialog(page).getByLabel("Its text");
    this.done = dialog(page).getByRole("button", { name: "Done" });
  }

  async open() {
    await openApp(this.page, "#/reflect/versions");
  }
}
