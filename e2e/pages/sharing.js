// Hand-over to another device, and snapshots to look at.
import { figure, openApp } from "./onward.js";

/** The data out, and in again on the other device. */
export class HandOver {
  constructor(page) {
    this.page = page;
    const button = (name) => page.getByRole("button", { name, exact: true });
    this.applicationsOnly = button("Applications only");
    this.prepare = button("Prepare it");
    this.copyText = button("Copy as text");
    this.code = page.getByRole("img", { name: /QR code/ });
    this.nextCode = button("Next code");
    this.received = figure(page, "received_parts");
    this.paste = page.getByLabel("Paste a link, a part or the text");
    this.take = button("Open it");
  }

  async open() {
    await openApp(this.page, "#/more/hand-over");
  }

  async openPaste() {
    await openApp(this.page, "#/receive");
  }
}

export class Share {
  constructor(page) {
    this.page = page;
    this.budget = page.getByRole("button", { name: "Budget, no amounts" });
    this.proof = page.getByRole("button", { name: "Proof of search" });
    this.names = page.getByLabel("Name the companies");
    this.link = page.getByRole("link", { name: "Open it as they will" });
    this.shown = page.locator(".snapshot");
    this.untouched = page.getByText("your own entries are untouched");
    this.broken = page.getByText("This snapshot is incomplete or damaged.");
  }

  async open() {
    await openApp(this.page, "#/export/share");
  }
}

/** A packed text as parts, written from the description in `crates/exchange/src/link.rs`. */
export function parts(packed, count) {
  let hash = 0x811c9dc5;
  for (const character of packed) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  const transfer = hash.toString(16).padStart(8, "0");
  const length = Math.ceil(packed.length / count);
  return Array.from({ length: count }, (_, at) => `p1-${transfer}-${at + 1}-${count}-${packed.slice(at * length, (at + 1) * length)}`);
}
