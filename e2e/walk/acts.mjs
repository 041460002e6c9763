// What a person does who does not read: taps, typing of odd values, choices, Back, addresses, keys, a reload. Each act says what it did, so that a failed walk
// can be read.

/** A small generator of chance (mulberry32): one seed, one walk. */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { next, below: (n) => Math.floor(next() * n), of: (list) => list[Math.floor(next() * list.length)] };
}

const ODD = [
  "9,000", "1.234,56", "-5", "0", "1e9", "99999999999999999999", "2026-02-30", "31/12/2026", "  ", "<b>bold</b>", "=1+1", "\"quoted\"", "a,b;c\td", "émile",
  "Zürich 🙂", "שלום עולם", "日本語の会社", "x".repeat(300), "two\nlines", "http://", "javascript:alert(1)", "%00%ff", "null", "O’Brien & Sons",
];

const KEYS = ["Escape", "Enter", "Tab", "a", "e", "/", "?", "1", "2", "3", "4", "5", "j", "k", "ArrowDown", "ArrowRight", "Control+z", "Control+Shift+z", "Control+ArrowRight"];

/** What is not the app's to do, or takes the walk's own ground away. */
const LEFT_ALONE = /delete everything|erase|open in mail|^call|^mail|share|print|update now|save (a|as|the)|download|\.csv|\.ics|\.svg|\.png|backup/i;

/** Everything on the screen that can be acted on, as plain data. Runs in the page. */
function candidates() {
  const dialog = document.querySelector("dialog[open]");
  const root = dialog ?? document;
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && element.checkVisibility({ checkVisibilityCSS: true }) && !element.disabled && !element.matches(".skip");
  };
  document.querySelectorAll("[data-walk]").forEach((element) => element.removeAttribute("data-walk"));
  const list = [];
  root.querySelectorAll("a[href], button, input, textarea, select, summary").forEach((element) => {
    if (!shown(element)) return;
    const tag = element.tagName.toLowerCase();
    const type = element.getAttribute("type") ?? "";
    if (tag === "a" && !element.getAttribute("href").startsWith("#")) return;
    if (type === "file") return;
    element.dataset.walk = String(list.length);
    const name = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent ?? "";
    const text = tag === "textarea" || (tag === "input" && ["text", "search", "url", "email", "tel", ""].includes(type));
    const kind = text ? "text" : tag === "select" ? "select" : tag === "input" && ["date", "time", "datetime-local"].includes(type) ? "date" : type === "range" ? "range" : "tap";
    list.push({
      kind,
      name: name.trim().replace(/\s+/g, " ").slice(0, 60),
      id: element.id,
      type,
      plain: text && type !== "search" && !element.inputMode && !element.maxLength.toString().match(/^[1-9]\d?$/) && element.type !== "email" && element.type !== "url",
      options: tag === "select" ? element.options.length : 0,
    });
  });
  return list;
}

/** What the browser answers where the page loads anew by itself while it is asked something, or told to load: the app does so on its way into the sample data. */
const OVERTAKEN = /Execution context was destroyed|Cannot find context|Not attached to an active page|ERR_ABORTED|frame was detached/i;

/** Does something with the page; done again where the act before has just made the page load anew, under its feet. */
export async function steady(page, work) {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!OVERTAKEN.test(String(error))) throw error;
      await page.locator("[data-ready], #rescue").first().waitFor({ state: "attached" });
    }
  }
}

/** Runs in the page. */
export const inPage = (page, work, argument) => steady(page, () => page.evaluate(work, argument));

/** Whether Back stays in the app: before the app's first entry is the blank page that the tab was opened with. */
const canGoBack = (page) =>
  steady(page, async () => {
    const devtools = await page.context().newCDPSession(page);
    try {
      return (await devtools.send("Page.getNavigationHistory")).currentIndex > 1;
    } finally {
      // A page that has gone took the session with it.
      await devtools.detach().catch(() => {});
    }
  });

/** Makes one act; gives what was done, and the word that was typed, if it must not be lost. `begun` hears what it is about to do. */
export async function act(page, dice, routes, count, begun) {
  const roll = dice.next();
  if (roll < 0.06) {
    begun.push("Back");
    if (!(await canGoBack(page))) return { did: "no way back" };
    // Until it has happened: a second one must not be counted from the same place.
    await inPage(page, () => new Promise((done) => {
      addEventListener("popstate", () => done(), { once: true });
      setTimeout(done, 500);
      history.back();
    }));
    return { did: "Back" };
  }
  if (roll < 0.12) {
    const href = dice.of(routes);
    begun.push(`address ${href}`);
    await inPage(page, (to) => { location.hash = to; }, href);
    return { did: `address ${href}` };
  }
  if (roll < 0.17) {
    const key = dice.of(KEYS);
    begun.push(`key ${key}`);
    await steady(page, () => page.keyboard.press(key));
    return { did: `key ${key}`, undoes: /z$/.test(key) };
  }
  if (roll < 0.185) {
    begun.push("reload");
    await steady(page, () => page.reload());
    await page.locator("[data-ready], #rescue").first().waitFor({ state: "attached" });
    return { did: "reload" };
  }
  begun.push("what is there to act on");
  const list = (await inPage(page, candidates)).map((one, at) => ({ ...one, at })).filter((one) => !LEFT_ALONE.test(one.name));
  if (list.length === 0) return { did: "nothing to act on" };
  const typing = roll < 0.5 ? list.filter((one) => one.kind === "text" || one.kind === "select" || one.kind === "date") : [];
  const one = dice.of(typing.length > 0 ? typing : list);
  begun.push(`${one.kind} ${one.name || one.id}`);
  const element = page.locator(`[data-walk="${one.at}"]`).first();
  const quick = { timeout: 500 };
  const takes = /delete|remove|clear|discard|start again|undo|add|save|done|close|merge|sort|reset|back to/i;
  // Another tone or length of the letter that asks for feedback writes it anew, and offers Undo; the other letters keep what was typed beside the new one.
  const rewrites = one.kind === "tap" && !page.url().includes("/write/") && /^(warm|plain|formal|three lines|a full letter)$/i.test(one.name);
  // Set before the act: what it takes away may be gone although it came to no end.
  let removes = one.kind === "tap" && takes.test(one.name);
  try {
    if (one.kind === "text") {
      const word = `w${count}q${dice.below(1e6)}`;
      const text = one.plain ? (dice.next() < 0.5 ? `${word} ${dice.of(ODD)}` : word) : dice.of(ODD);
      await element.focus(quick);
      removes = dice.next() < 0.3;
      if (removes) await page.keyboard.press("Control+a");
      await page.keyboard.insertText(text);
      const shown = one.plain && one.id !== "erase-word" ? await element.inputValue(quick) : "";
      return { did: `typed ${JSON.stringify(text.slice(0, 40))} into ${one.name || one.id}`, word: shown.includes(word) ? word : undefined, removes };
    }
    if (one.kind === "select") {
      await element.selectOption({ index: dice.below(Math.max(one.options, 1)) }, quick);
      return { did: `chose in ${one.name || one.id}` };
    }
    if (one.kind === "date") {
      const value = one.type === "time" ? dice.of(["09:30", "23:59", ""]) : one.type === "date" ? dice.of(["2026-11-30", "1999-01-01", "2031-12-31", ""]) : dice.of(["2026-12-01T10:00", ""]);
      await element.fill(value, quick);
      return { did: `set ${one.name || one.id} to ${value}` };
    }
    if (one.kind === "range") {
      await element.focus(quick);
      await page.keyboard.press(dice.of(["ArrowLeft", "ArrowRight", "Home", "End"]));
      return { did: `moved ${one.name || one.id}` };
    }
    await element.click({ ...quick, noWaitAfter: true });
    return { did: `tapped ${one.name || one.id}`, removes, rewrites };
  } catch (error) {
    // The screen changed under the finger, or something lies over it: a person taps in vain too.
    if (!/Timeout|detached|not attached|intercepts|closed|not stable|outside/i.test(String(error))) throw error;
    return { did: `could not reach ${one.name || one.id}`, removes, rewrites };
  }
}
