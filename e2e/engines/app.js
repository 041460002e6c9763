// The app in a browser that Playwright does not drive: things are found by role and name, as a person finds them, and asked for again until they are there.
import { expect } from "@playwright/test";

/** How long anything may take, in milliseconds: a loaded machine is slow, and a fault is one also after a minute. */
export const LIMIT = 60_000;

/** Runs in the page: the first thing on the screen of this role whose name is, or contains, `name`. With an open sheet, in the sheet. */
function find(role, name, whole) {
  const ROLES = {
    // One that does nothing yet is waited for.
    link: "a[href]", button: ":is(button, [role=button]):not([aria-disabled=true])", heading: "h1, h2, h3", field: "input:not([type=file]), textarea, select", file: "input[type=file]",
    item: "li", text: "p, span, label, summary, li, h1, h2, h3, article, strong, [data-metric]",
  };
  const words = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const named = (element) => {
    const by = element.getAttribute("aria-labelledby");
    const labels = by === null ? [...(element.labels ?? [])] : by.split(" ").map((id) => document.getElementById(id));
    return words(element.getAttribute("aria-label") ?? (labels.length > 0 ? labels.map((label) => label?.textContent).join(" ") : element.textContent));
  };
  const sheets = [...document.querySelectorAll("dialog[open]")];
  const root = sheets.at(-1) ?? document;
  const shown = (element) => role === "file" || (element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible");
  return [...root.querySelectorAll(ROLES[role])].find((element) => shown(element) && (whole ? named(element) === name : named(element).includes(name))) ?? null;
}

/** Runs in the page: brings it to the middle of the screen, and says what lies over it where it cannot be hit. */
function reach(element, role) {
  if (element === null || role === "file") return element;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const box = element.getBoundingClientRect();
  // Engines round the middle up or down.
  for (const by of [-2, 2]) {
    const hit = document.elementFromPoint(box.x + box.width / 2 + by, box.y + box.height / 2);
    if (hit === null || !(element.contains(hit) || hit.contains(element))) throw new Error(`It is covered by ${hit?.outerHTML.slice(0, 200)}`);
  }
  return element;
}

const FIND = `return (${reach})((${find})(...args), args[0])`;
const FOUND = `return (${find})(...args) !== null`;

const HAS_CURSOR = `return (${find})(...args) === document.activeElement`;

export class App {
  constructor(tab, url) {
    this.tab = tab;
    this.url = url;
    this.told = [];
  }

  run(script, ...args) {
    return this.tab.run(script, args);
  }

  /** Opens a screen and waits for its data. */
  async open(route = "#/today") {
    await this.tab.goto(this.url + route);
    await this.ready();
  }

  /** The same from nothing: no change of address within the page. */
  async start(route = "#/today") {
    await this.tab.goto("about:blank");
    await this.open(route);
  }

  async ready() {
    await this.until("the app shows its data", () => this.run("return document.querySelector('[data-ready]') !== null && !document.querySelector('#rescue')"), true);
    await this.run("if (!window.told) { window.told = []; addEventListener('error', (e) => told.push(e.message)); addEventListener('unhandledrejection', (e) => told.push(String(e.reason))); }");
  }

  /** What went wrong in the page since it was loaded. */
  complaints() {
    return this.run("return window.told");
  }

  async until(what, question, answer) {
    await expect.poll(question, { message: what, timeout: LIMIT, intervals: [20, 50, 100] }).toEqual(answer);
  }

  /** Tried until it works: what is on the way in, or drawn anew at this moment, cannot be hit. */
  async act(role, name, whole, deed) {
    await expect(async () => {
      try {
        const element = await this.tab.element(FIND, [role, name, whole]);
        if (!element) throw new Error(`There is no ${role} “${name}”.`);
        await deed(element);
      } catch (why) {
        // A toast stays for as long as the pointer rests on it.
        await this.tab.pointAway();
        throw why;
      }
    }).toPass({ timeout: LIMIT, intervals: [20, 50, 100] });
  }

  click(role, name, { whole = false } = {}) {
    return this.act(role, name, whole, (element) => element.click());
  }

  upload(name, path) {
    return this.act("file", name, false, (element) => element.upload(path));
  }

  /** Clicks into a field until it has the cursor, and types, as keys. A toast that comes over it at that moment takes the click. */
  async fill(name, text, { whole = false } = {}) {
    await this.act("field", name, whole, async (element) => {
      await element.click();
      if (!(await this.run(HAS_CURSOR, "field", name, whole))) throw new Error(`“${name}” does not have the cursor.`);
    });
    await this.tab.type(text);
  }

  sees(role, name) {
    return this.until(`${role} “${name}” is shown`, () => this.run(FOUND, role, name, false), true);
  }

  /** On the screen as it is: asked once, after something else has been seen. */
  has(role, name) {
    return this.run(FOUND, role, name, false);
  }

  valueOf(selector) {
    return this.run("return document.querySelector(args[0])?.value ?? null", selector);
  }

  /** A figure's unrounded value, as text. */
  figure(name) {
    return this.run("return document.querySelector(`[data-metric=\"${args[0]}\"]`)?.dataset.value ?? null", name);
  }

  at(pattern) {
    return this.until(`the address is like ${pattern}`, async () => pattern.test(await this.run("return location.hash")), true);
  }

  /** Whether a record of this kind contains the text. */
  stored(kind, text) {
    return this.run(
      "return Object.entries(localStorage).some(([key, stored]) => key.startsWith(`onward/${args[0]}/`) && stored.includes(args[1]))", kind, text);
  }
}
