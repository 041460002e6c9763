// By keyboard, enlarged, without colours, without motion, in longer words and from right to left: what somebody sets their system to is met on every screen.
// Each test walks over many addresses in one page.
import { expect, test } from "@playwright/test";
import { AddSheet } from "../pages/funnel.js";
import { dialog, installed, lookAround, openApp, overflow, still, title } from "../pages/onward.js";
import { ROUTES } from "../pages/routes.js";

/** What begins something new and leads on, or says only that there is nothing. */
const SHOWN = ROUTES.filter(({ href }) => !/#\/(reflect\/(new|ask\/|go\/|journal\/write)|receive\/)/.test(href));
const MAIN = ["#/today", "#/funnel", "#/funnel/figures", "#/budget", "#/budget/plan", "#/reflect", "#/reflect/turned-down", "#/import", "#/more", "#/more/settings"];

async function withSample(page) {
  await openApp(page);
  await lookAround(page);
}

/** Goes to an address and waits until its screen is drawn. */
async function visit(page, href) {
  await page.evaluate((href) => { location.hash = href; }, href);
  await expect(page.locator("dialog[open] h1, main h1").filter({ visible: true }).first()).toBeVisible();
  await expect(page.locator("main[aria-busy=true], .skeleton")).toHaveCount(0);
  const sheet = ROUTES.some((route) => route.href === href && route.sheet);
  await expect(dialog(page)).toHaveCount(sheet ? 1 : 0);
}

/** Controls in the order of Tab that come before what stands above them; runs in the page. */
function outOfOrder() {
  const root = document.querySelector("dialog[open]") ?? document.querySelector("main");
  const name = (element) => `${element.tagName.toLowerCase()}.${[...element.classList].join(".")} “${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 30)}”`;
  const shown = (element) => element.checkVisibility({ checkVisibilityCSS: true }) && element.getClientRects().length > 0 && element.getBoundingClientRect().width > 1;
  const stays = (element) => { for (let e = element; e && e !== root; e = e.parentElement) if (/fixed|sticky/.test(getComputedStyle(e).position)) return true; return false; };
  const focusable = [...root.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((element) => shown(element) && !element.disabled && element.tabIndex >= 0 && !stays(element));
  const faults = focusable.filter((element) => element.tabIndex > 0).map((element) => `a place of its own in the order: ${name(element)}`);
  focusable.slice(1).forEach((element, n) => {
    const [before, after] = [focusable[n].getBoundingClientRect(), element.getBoundingClientRect()];
    // A column beside it begins at its top.
    if (after.bottom <= before.top + 4 && after.left < before.right - 4) faults.push(`${name(focusable[n])} comes before ${name(element)}, which is above it`);
  });
  // What looks as if it could be pressed is reached by Tab, or by the arrow keys of the menu it is in.
  for (const element of root.querySelectorAll("*")) {
    if (!shown(element) || getComputedStyle(element).cursor !== "pointer" || element.closest("label, svg, [role=menu], option, fieldset[disabled]")) continue;
    if (element.closest(":disabled")) continue;
    const own = element.closest("a[href], button, input, select, textarea, summary, [tabindex]");
    if (!own || own.tabIndex < 0) faults.push(`not reached by Tab: ${name(element)}`);
  }
  return [...new Set(faults)];
}

test("Tab goes through all of a screen, and what has the focus is marked and in sight (by thumb)", async ({ page }) => {
  await withSample(page);
  for (const [href, height] of [["#/today", 844], ["#/budget", 844], ["#/budget/setup", 844], ["#/reflect", 844], ["#/more/settings", 844], ["#/budget/setup", 480]]) {
    await page.setViewportSize({ width: 390, height });
    await visit(page, href);
    await page.evaluate(() => {
      window.scrollTo(0, 0);
      window.unreached = new Set([...document.querySelectorAll("main :is(a[href], button, input:not([type=radio]), select, textarea, summary)")].filter((e) => e.checkVisibility({ checkVisibilityCSS: true }) && !e.disabled && e.tabIndex >= 0));
    });
    await page.locator("main h1").first().focus();
    for (let at = {}; at !== null; ) {
      await page.keyboard.press("Tab");
      at = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element.closest("main")) return null;
        window.unreached.delete(element);
        const box = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        const marked = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || element.closest(":focus-within.btn.file") !== null;
        const over = document.elementFromPoint(box.left + Math.min(box.width / 2, 12), box.top + Math.min(box.height / 2, 12));
        const covered = over && !element.contains(over) && !over.contains(element) && !over.closest("label") ? over.outerHTML.slice(0, 60) : "";
        return { what: element.outerHTML.slice(0, 90), marked, covered, inSight: box.bottom > 0 && box.top < innerHeight };
      });
      if (at !== null) expect(at, `${href} at ${height}`).toEqual({ what: expect.anything(), marked: true, covered: "", inSight: true });
    }
    // What comes before the title on the screen was not on the way.
    const unreached = await page.evaluate(() => [...window.unreached].filter((e) => document.querySelector("main h1").compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING).map((e) => e.outerHTML.slice(0, 90)));
    expect(unreached, href).toEqual([]);
  }
});

/** The tag and words of what has the focus. */
const focused = (page) => page.evaluate(() => `${document.activeElement.tagName} ${(document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent).trim()}`);

test("a change of screen puts the focus on its title, and Back puts it where it came from (by thumb)", async ({ page }) => {
  await withSample(page);
  for (const tab of ["Funnel", "Budget", "Reflect", "More", "Today"]) {
    const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: tab });
    await link.focus();
    await page.keyboard.press("Enter");
    await expect(page.locator("main h1").first()).toBeFocused();
    await expect(page).toHaveTitle(/ · Onward$/);
  }
  await visit(page, "#/more");
  const settings = page.getByRole("link", { name: /^Settings/ });
  await settings.focus();
  await page.keyboard.press("Enter");
  await expect(title(page, "Settings")).toBeFocused();
  await expect(page).toHaveTitle("Settings · Onward");
  await page.goBack();
  await expect(settings).toBeFocused();
});

test("a sheet, a menu and a question take the focus, keep it, and give it back; Back closes them first (by thumb)", async ({ page }) => {
  await withSample(page);
  // A sheet, by Escape, by its button and by Back.
  for (const [screen, opener] of [["#/funnel", /^Add/], ["#/budget/plan", "Add income"], ["#/reflect/actions", /./]]) {
    for (const close of ["Escape", "Close", "Back"]) {
      await visit(page, screen);
      const link = screen === "#/reflect/actions" ? page.locator("main a[href*='/edit/action/']").first() : page.getByRole("link", { name: opener }).first();
      await link.focus();
      await page.keyboard.press("Enter");
      await expect(dialog(page)).toBeVisible();
      await still(page);
      for (let n = 0; n < 12; n += 1) {
        await page.keyboard.press("Tab");
        // The browser's own bar may come between; nothing of the page behind the sheet may.
        expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest("dialog") !== null), await focused(page)).toBe(true);
      }
      if (close === "Escape") await page.keyboard.press("Escape");
      else if (close === "Close") await dialog(page).getByRole("button", { name: "Close" }).press("Enter");
      else await page.goBack();
      await expect(dialog(page)).toHaveCount(0);
      await expect(page, `${screen} by ${close}`).toHaveURL(new RegExp(`${screen}$`));
      await expect(link, `${screen} by ${close}`).toBeFocused();
    }
  }
  // Opened by its address, nothing of this page led to it: the focus goes to what does, on the screen behind.
  await page.goto("about:blank");
  await openApp(page, "#/funnel/add");
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator("main a[href='#/funnel/add']").first()).toBeFocused();
  // A menu.
  await visit(page, "#/funnel/sample-adatum");
  const menu = page.getByRole("button", { name: "More actions" });
  await menu.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem").nth(1)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(menu).toBeFocused();
  // A question.
  await visit(page, "#/funnel/board");
  const move = page.getByRole("button", { name: /^Move .* to…/ }).first();
  await move.press("Enter");
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expect(move).toBeFocused();
});

// On a busy page several frames come before the message that tells the app that an event is through, and only then is anything redrawn.
test("the focus goes to what was opened, also where it is drawn many frames later (by thumb)", async ({ page }) => {
  await page.addInitScript(() => {
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (...message) {
      setTimeout(() => post.apply(this, message), 300);
    };
  });
  await withSample(page);
  await visit(page, "#/funnel/sample-adatum");
  const menu = page.getByRole("button", { name: "More actions" });
  await menu.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();
  await visit(page, "#/budget/plan");
  const add = page.getByRole("link", { name: "Add income" }).first();
  await add.press("Enter");
  await expect(dialog(page).locator(".body input").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(add).toBeFocused();
  await visit(page, "#/funnel");
  await page.keyboard.press("/");
  await expect(page.locator("input[type=search]")).toBeFocused();
});

/** Puts the focus into a field in the moment in which it is drawn, without a key or a pointer, as a screen reader or dictation does. */
function focusedWhenDrawn(page, selector) {
  return page.evaluate((selector) => {
    new MutationObserver((_, own) => {
      const field = document.querySelector(selector);
      field?.focus();
      if (field && document.activeElement === field) own.disconnect();
    }).observe(document, { subtree: true, childList: true, attributes: true });
  }, selector);
}

/** Lets so many frames go by that whatever waits to move the focus has done so. */
function framesPass(page) {
  return page.evaluate(() => new Promise((resolve) => {
    let left = 20;
    const frame = () => (left-- > 0 ? requestAnimationFrame(frame) : resolve());
    frame();
  }));
}

for (const [change, at, link, selector] of [
  ["a tab", "#/today", (page) => page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Funnel" }), "main input[type=search]"],
  ["a sheet", "#/budget/plan", (page) => page.getByRole("link", { name: "Add income" }).first(), "dialog[open] input[inputmode=decimal]"],
  ["a step", "#/reflect/new/sample-adatum", (page) => page.getByRole("link", { name: "Go on" }), "#happened"],
]) {
  test(`a field that gets the focus without a press, in the moment ${change} is drawn, keeps it (by thumb)`, async ({ page }) => {
    await withSample(page);
    await visit(page, at);
    await focusedWhenDrawn(page, selector);
    await link(page).press("Enter");
    const field = page.locator(selector).first();
    await expect(field).toBeFocused();
    await framesPass(page);
    await expect(field).toBeFocused();
    // Keys of the page would open other screens.
    await page.keyboard.type("a7/");
    await expect(field).toHaveValue(/^a?7/);
  });
}

/** What is cut, covered or too wide where the window is as small as 400 % make it; runs in the page. */
function smallFaults() {
  const faults = [];
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) faults.push("scrolls sideways");
  // What stays in place leaves half of the window to what is read.
  const rows = Array.from({ length: 32 }, (_, n) => n * 8 + 4);
  const stays = (at) => {
    for (let e = document.elementFromPoint(160, at); e; e = e.parentElement) {
      if (e.tagName === "DIALOG") return false;
      if (/fixed|sticky/.test(getComputedStyle(e).position)) return true;
    }
    return false;
  };
  const free = rows.filter((at) => !stays(at)).length / rows.length;
  if (free < 0.5) faults.push(`only ${Math.round(free * 100)} % of the window is left to what is read`);
  return faults;
}

test("with forced colours what is focused is marked, and what is pressed looks different (by thumb)", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await withSample(page);
  expect(await page.evaluate(() => matchMedia("(forced-colors: active)").matches)).toBe(true);
  for (const href of MAIN) {
    await visit(page, href);
    await page.keyboard.press("Tab");
    const mark = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      return [document.activeElement.tagName, outlineStyle !== "none" && parseFloat(outlineWidth) >= 1];
    });
    expect(mark, href).toEqual([expect.not.stringMatching("BODY"), true]);
    const same = await page.evaluate(() => {
      const looks = (element) => { const s = getComputedStyle(element); return [s.color, s.backgroundColor, s.borderTopColor, s.borderTopWidth, s.outlineStyle, s.textDecorationLine].join(); };
      const seen = (element) => element.getClientRects().length > 0;
      const of = (selector) => [...document.querySelectorAll(selector)].filter(seen);
      return of('[aria-pressed="true"], [aria-current]').filter((on) => {
        const off = on.hasAttribute("aria-pressed") ? '[aria-pressed="false"]' : ":not([aria-current])";
        const other = [...(on.parentElement.closest(".chips, nav, fieldset, .seg, [role=group]") ?? on.parentElement).querySelectorAll(on.tagName + off)].find(seen);
        return other !== undefined && looks(on) === looks(other);
      }).map((on) => on.textContent.trim());
    });
    expect(same, `${href}: looks the same pressed or not`).toEqual([]);
  }
});

test("with reduced motion nothing moves (by thumb)", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.addInitScript(() => {
    window.moved = [];
    for (const kind of ["animationstart", "transitionstart"]) {
      document.addEventListener(kind, (event) => {
        const one = event.target.getAnimations?.().find((one) => (one.animationName ?? one.transitionProperty) === (event.animationName ?? event.propertyName));
        // A change of colour is no motion.
        if (Number(one?.effect?.getComputedTiming().activeDuration) > 50 && !/color|opacity|fill|stroke|visibility|shadow/.test(event.propertyName ?? "")) window.moved.push(`${event.target.className}: ${event.animationName ?? event.propertyName}`);
      }, true);
    }
  });
  await withSample(page);
  for (const href of [...MAIN, "#/funnel/add", "#/budget/edit/buffer"]) {
    await visit(page, href);
    expect(await page.evaluate(() => [...window.moved, ...document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().activeDuration) > 50).map((one) => one.animationName ?? one.transitionProperty)]), href).toEqual([]);
  }
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).not.toBe("smooth");
});

/** Makes every text of the screen 40 % longer, as a translation may be. Runs in the page. */
function lengthen() {
  const root = document.querySelector("dialog[open]") ?? document.querySelector("main");
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  window.longer ??= new WeakSet();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (window.longer.has(node)) continue;
    window.longer.add(node);
    // Figures, dates and names of companies are as long in any language; drawings measure their own words.
    if (!/\p{L}{2}/u.test(node.data) || node.parentElement.closest("svg, code, pre, kbd, textarea, [data-metric]")) continue;
    const words = node.data.trim().split(/\s+/);
    let longer = node.data.trim();
    for (let n = 0; longer.length < node.data.trim().length * 1.4; n += 1) longer += ` ${words[n % words.length].slice(0, 5)}`;
    node.data = node.data.replace(node.data.trim(), () => longer);
  }
}

/** What lies outside of the page. Runs in the page. */
function outside() {
  const root = document.querySelector("dialog[open]") ?? document.querySelector("main");
  const wide = document.documentElement.clientWidth;
  const faults = document.documentElement.scrollWidth > wide ? [`${document.documentElement.scrollWidth - wide} px too wide`] : [];
  const name = (element) => `${element.tagName.toLowerCase()}.${[...element.classList].join(".")} “${(element.textContent ?? "").trim().slice(0, 30)}”`;
  const scrolls = (element) => { for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) if (/auto|scroll/.test(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth) return true; return false; };
  for (const element of root.querySelectorAll("button, a[href], input, select, textarea, h1, h2, p")) {
    if (!element.checkVisibility({ checkVisibilityCSS: true }) || element.closest(".visually-hidden, .skip") || scrolls(element)) continue;
    const box = element.getBoundingClientRect();
    if (box.width > 1 && (box.right > wide + 1 || box.left < -1)) faults.push(`outside the page: ${name(element)}`);
  }
  return faults;
}

/** How each screen is looked at: the size of the window, what is done to the page before, and what finds the faults. */
const LOOKS = [
  ["on a phone", [390, 844], undefined, outOfOrder],
  ["on a wide screen", [1280, 800], undefined, outOfOrder],
  ["at 400 % of a window of 1280 by 1024", [320, 256], undefined, smallFaults],
  ["from right to left", [390, 844], () => { document.documentElement.dir = "rtl"; }, outside],
  ["from right to left", [320, 844], undefined, outside],
  ["in longer words", [390, 844], () => { document.documentElement.dir = "ltr"; }, outside],
  ["in longer words", [390, 844], lengthen, outside],
  ["in longer words", [320, 844], undefined, outside],
];

const PARTS = 3;
for (let part = 0; part < PARTS; part += 1) {
  test(`every screen is in the order of reading, reached by Tab, and fits enlarged, from right to left and in longer words, part ${part + 1} (by thumb)`, async ({ page }) => {
    await withSample(page);
    const found = [];
    for (const { href } of SHOWN.filter((_, n) => n % PARTS === part)) {
      await visit(page, href);
      for (const [how, [width, height], prepare, faults] of LOOKS) {
        await page.setViewportSize({ width, height });
        if (prepare) await page.evaluate(prepare);
        for (const fault of await page.evaluate(faults)) found.push(`${href} ${how}, ${width} px: ${fault}`);
      }
    }
    expect(found).toEqual([]);
  });
}

test("what is said while a sheet is open is in it, is undone there, and stays when the sheet is closed", async ({ page }) => {
  await withSample(page);
  await visit(page, "#/funnel/sweep");
  const rows = dialog(page).getByRole("button", { name: /^Keep / });
  const before = await rows.count();
  await rows.first().click();
  const said = dialog(page).getByRole("status").filter({ has: page.getByRole("button", { name: "Undo" }) });
  await expect(said).toBeVisible();
  // Neither the page nor the sheet's own buttons are under it.
  const covered = await said.locator(".toast").evaluate((toast) => {
    const box = toast.getBoundingClientRect();
    const over = (other) => { const at = other.getBoundingClientRect(); return at.bottom > box.top + 1 && at.top < box.bottom - 1; };
    return [...document.querySelectorAll("dialog .actions button, dialog header button")].filter(over).length;
  });
  expect(covered).toBe(0);
  await said.getByRole("button", { name: "Undo" }).click();
  await expect(said).toHaveCount(0);
  await expect(dialog(page).getByRole("status")).toContainText("Undone");
  await expect(rows).toHaveCount(before);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator("#app > .toast-place")).toContainText("Undone");
});

test("what points along the line turns round from right to left, and a scale keeps its direction (by thumb)", async ({ page }) => {
  await withSample(page);
  const turned = (locator) => locator.evaluate((icon) => getComputedStyle(icon).transform);
  for (const [href, icon] of [["#/budget", page.locator("main a[href='#/budget/calendar'] .icon").last()], ["#/reflect/journal", page.getByRole("button", { name: "Previous month" }).locator(".icon")]]) {
    await visit(page, href);
    await page.evaluate(() => { document.documentElement.dir = "ltr"; });
    expect(await turned(icon), href).toBe("none");
    await page.evaluate(() => { document.documentElement.dir = "rtl"; });
    expect(await turned(icon), href).toBe("matrix(-1, 0, 0, 1, 0, 0)");
  }
  await visit(page, "#/today");
  const ends = await page.locator(".range .ends").first().locator("span").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
  expect(ends.toSorted((a, b) => a - b)).toEqual(ends);
});

test("what was saved is felt under the finger, except where less motion is asked for (by thumb)", async ({ page }) => {
  await page.addInitScript(() => { window.felt = []; navigator.vibrate = (time) => window.felt.push(time) > 0; });
  await withSample(page);
  for (const [reducedMotion, times] of [["no-preference", [10]], ["reduce", []]]) {
    await page.emulateMedia({ reducedMotion });
    await page.evaluate(() => { window.felt = []; });
    await page.getByRole("button", { name: /^Later: / }).first().click();
    await expect(page.getByRole("status").getByRole("button", { name: "Undo" })).toBeVisible();
    expect(await page.evaluate(() => window.felt)).toEqual(times);
  }
});

test("? lists the keys, and each of them does what it says (with a mouse)", async ({ page }) => {
  await withSample(page);
  await page.keyboard.press("?");
  await expect(title(page, "Keys")).toBeFocused();
  for (const key of ["?", "A", "E", "/", "Esc", "Ctrl Z"]) await expect(page.getByRole("rowheader", { name: key, exact: true })).toBeVisible();
  for (const [key, address] of [["2", "#/funnel"], ["3", "#/budget"], ["4", "#/reflect"], ["5", "#/more"], ["1", "#/today"]]) {
    await page.keyboard.press(key);
    await expect(page).toHaveURL(new RegExp(`${address}$`));
  }
  await page.keyboard.press("a");
  await expect(new AddSheet(page).company).toBeVisible();
  // Letters belong to the field that is typed in.
  await new AddSheet(page).company.pressSequentially("2?");
  await expect(new AddSheet(page).company).toHaveValue("2?");
});

test("single letters and digits can be turned off; keys with Ctrl still work (with a mouse)", async ({ page }) => {
  await openApp(page, "#/more/keys");
  const turn = (name) => page.getByRole("group", { name: "Single letters and digits" }).getByRole("button", { name, exact: true }).click();
  await turn("Off");
  await expect(page.getByRole("status").getByRole("button", { name: "Undo" })).toBeVisible();
  for (const key of ["a", "/", "2", "Control+k"]) await page.keyboard.press(key);
  // The keys before it would have led elsewhere.
  await expect(page).toHaveURL(/#\/more\/go$/);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/#\/more\/keys$/);
  await turn("On");
  await page.keyboard.press("2");
  await expect(page).toHaveURL(/#\/funnel$/);
});

test("Ctrl K goes to any screen, action or application, and Back leads to where one was (with a mouse)", async ({ page }) => {
  await withSample(page);
  await visit(page, "#/budget");
  await page.keyboard.press("Control+k");
  const search = page.getByRole("searchbox", { name: "Search screens and actions" });
  await expect(search).toBeFocused();
  // Every main screen is in it.
  const named = await dialog(page).getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  for (const href of ["#/today", "#/funnel", "#/budget/plan", "#/reflect/review", "#/import", "#/export", "#/more/data", "#/more/guide", "#/funnel/add", "#/reflect/turned-down"]) expect(named).toContain(href);
  await search.fill("dark theme");
  await page.keyboard.press("Enter");
  await expect(title(page, "Settings")).toBeFocused();
  await expect(dialog(page)).toHaveCount(0);
  await page.goBack();
  await expect(page).toHaveURL(/#\/budget$/);
  await page.keyboard.press("Control+k");
  await search.fill("adatum");
  await page.keyboard.press("ArrowDown");
  await expect(dialog(page).getByRole("link", { name: /^Adatum/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/funnel\/sample-adatum$/);
  await page.keyboard.press("Control+k");
  await search.fill("add expense");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/budget\/edit\/spending\/new$/);
  await expect(dialog(page)).toHaveCount(1);
});

test("the guide is read and searched without a network (by thumb)", async ({ page, context }) => {
  await openApp(page, "#/more");
  await installed(page);
  await context.setOffline(true);
  await page.getByRole("link", { name: /^Guide/ }).click();
  await expect(title(page, "Guide")).toBeFocused();
  await expect(page.getByRole("heading", { level: 2, name: "How nothing gets lost" })).toBeVisible();
  await page.getByLabel("Search the guide").fill("benchmark dot");
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(["Reading a figure"]);
  await page.getByLabel("Search the guide").fill("no such words anywhere");
  await expect(page.getByText("Nothing in the guide has these words.")).toBeVisible();
  await page.getByLabel("Search the guide").fill("");
  await page.getByRole("link", { name: "Open Budget" }).click();
  await expect(page).toHaveURL(/#\/budget$/);
});

test.describe("before the service worker has the files", () => {
  test.use({ serviceWorkers: "block" });
  test("a guide that cannot be fetched says so, and takes nothing else with it (by thumb)", async ({ page, context }) => {
    await context.route("**/content/guide.md", (route) => route.abort());
    await openApp(page, "#/more");
    await page.getByRole("link", { name: /^Guide/ }).click();
    await expect(page.getByRole("alert")).toContainText("The guide could not be read");
    await expect(title(page, "Guide")).toBeVisible();
  });
});
