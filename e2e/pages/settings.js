// More: settings, sample data, and what is stored on this device.
import { figure, openApp } from "./onward.js";

export class More {
  constructor(page) {
    this.page = page;
    this.leaveSample = page.getByRole("region", { name: "Sample data", exact: true }).getByRole("button", { name: "Leave" });
  }

  /** Changes the address to this screen, in the app that is open. */
  async show() {
    await this.page.goto("#/more");
  }
}

export class Settings {
  constructor(page) {
    this.page = page;
    this.dark = page.getByText("Dark", { exact: true }).first();
    this.root = page.locator("html");
    // The benchmark of application → first call.
    this.compareWith = page.getByLabel("Compare with").first();
    this.from = page.getByLabel("From", { exact: true }).first();
    this.to = page.getByLabel("To", { exact: true }).first();
    this.source = page.getByLabel("Source", { exact: true }).first();
    this.addToList = page.getByRole("button", { name: "Add to the list" });
  }

  async show() {
    await this.page.goto("#/more/settings");
  }
}

/** Your data: backup, restore, erase, what could not be read. */
export class YourData {
  constructor(page) {
    this.page = page;
    const button = (name) => page.getByRole("button", { name });
    this.backup = button("Save a backup").first();
    this.backupOptions = page.getByText("Leave something out, or lock it with a passphrase");
    this.passphrase = page.getByLabel("Passphrase (optional)");
    this.passphraseAgain = page.getByLabel("Passphrase, again");
    this.saveThis = button("Save this backup");
    this.chooseFolder = button("Choose a folder for backups");
    this.keptIn = page.getByText("The last three backups are kept in");
    this.backedUpToday = page.getByText("Last backup: today.");
    this.reminder = page.getByRole("status").filter({ hasText: "since they were last saved elsewhere" });
    this.erase = page.getByRole("button", { name: "Erase everything", exact: true });
    this.eraseForGood = button("Erase everything permanently");
    this.erased = page.getByText("Everything has been erased.");
    this.notErased = page.getByRole("status").filter({ hasText: "Not erased:" });
    this.leftovers = page.getByRole("region", { name: "Sample data from an earlier version" });
    this.keepAsMine = this.leftovers.getByRole("button", { name: "Keep as mine" });
    this.removeThem = this.leftovers.getByRole("button", { name: "Remove them" });
    this.restore = page.getByLabel("Restore from a backup");
    this.undoRestore = button("Undo the last restore");
    this.undone = page.getByText(/Restore undone/);
    this.setAside = figure(page, "set_aside");
    this.saveSetAside = button("Save them as a file").first();
    this.deleteSetAside = page.getByRole("button", { name: "Delete them", exact: true });
    this.deleteForGood = button("Delete them permanently");
  }

  async open() {
    await openApp(this.page, "#/more/data");
  }
}
