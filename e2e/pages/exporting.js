// Export: the files out, and the proof of search.
import { openApp } from "./onward.js";

export class Exporting {
  constructor(page) {
    this.page = page;
    const button = (name) => page.getByRole("button", { name }).first();
    this.table = button("Save the table");
    this.svg = button("Save as SVG");
    this.png = button("Save as PNG");
    this.text = button("Save the text");
  }

  async open() {
    await openApp(this.page, "#/export");
  }
}

/** The list of applications between two days, to print and sign. */
export class Proof {
  constructor(page) {
    this.page = page;
    this.nothing = page.getByText("There is nothing with a date between these days");
    this.from = page.getByLabel("From");
    this.to = page.getByLabel("To");
    this.name = page.getByLabel("Your name");
    this.signature = page.getByText("Signature");
    this.print = page.getByRole("button", { name: "Print" });
  }

  async open() {
    await openApp(this.page, "#/export/proof");
  }

  named(name) {
    return this.page.getByText(`Name: ${name}`);
  }
}
