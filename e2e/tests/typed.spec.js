// What is typed is kept, whatever happens to the page. One table: where a person types, and how the page is taken away from under it. Run once as it is and once
// with the processor six times slower.
import { expect, test } from "@playwright/test";

import { openApp, ownSample, ready } from "../pages/onward.js";

/** The fields: an address, the field on it, and what leads to it where the address alone does not. */
const FIELDS = [
  { name: "notes of an application", at: "#/funnel/mine-adatum", field: "#notes" },
  { name: "company of an application", at: "#/funnel/mine-adatum", field: "#company" },
  { name: "a new application", at: "#/funnel/add", field: "#add-company" },
  { name: "notes of a new application", at: "#/funnel/add", field: "#add-notes", open: "details:has(#add-notes) > summary" },
  { name: "note of an event", at: "#/funnel/mine-adatum/event", field: "#event-note" },
  { name: "the goal", at: "#/more/settings", field: "#goal" },
  { name: "a new bill", at: "#/budget/edit/bill/new", field: "[data-field=name]" },
  { name: "a bill", at: "#/budget/edit/bill/mine-bill-car", field: "[data-field=name]" },
  { name: "a worry", at: "#/budget/worry", field: "#worry-text" },
  { name: "what happened", at: "#/reflect/go/mine-reflection-adatum/happened", field: "#happened" },
  { name: "the diary", at: "#/reflect/journal/write/mine-journal-1", field: "textarea" },
  { name: "rows to import", at: "#/import", field: "#import-text" },
];

/** Ways to take the page away in the middle of a word. */
const WAYS = {
  async reload(page) {
    await page.reload();
    await ready(page);
  },
  async "another address"(page) {
    await page.evaluate(() => { location.hash = "#/more/about"; });
  },
  async "the phone’s Back"(page) {
    await page.evaluate(() => history.back());
  },
  async "a closed tab"(page) {
    await page.close({ runBeforeUnload: false });
  },
};

/** Whether a word is in a record, in a draft, or in a field. */
async function kept(context, word) {
  const page = context.pages()[0] ?? (await context.newPage());
  if (page.url() === "about:blank") await page.goto("/");
  await ready(page);
  return page.evaluate((word) => {
    const stored = Object.values(localStorage).concat(Object.values(sessionStorage)).some((text) => text.includes(word));
    return stored || [...document.querySelectorAll("input, textarea")].some((field) => field.value.includes(word));
  }, word);
}

async function slower(page, rate) {
  if (rate > 1) await (await page.context().newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate });
}

async function typeInto(page, { at, field, open }, word) {
  await page.evaluate((to) => { location.hash = to; }, at);
  const input = page.locator(field).first();
  if (open !== undefined && !(await input.isVisible())) await page.locator(`dialog ${open}`).first().click();
  await input.click();
  await page.keyboard.press("End");
  await page.keyboard.insertText(word);
  return input;
}

for (const rate of [1, 6]) {
  const how = rate > 1 ? `, processor ${rate} times slower` : "";
  for (const [nth, [way, leave]] of Object.entries(WAYS).entries()) {
    // A slower processor takes its time: there each field is left in one of the ways, and each way has its share of them.
    const fields = FIELDS.filter((_, n) => rate === 1 || n % Object.keys(WAYS).length === nth);
    test(`nothing typed is lost by ${way}${how} (by thumb)`, async ({ page, context }) => {
      // The time a test may take is a guard against one that hangs; a slower processor takes longer by design.
      test.slow(rate > 1);
      await openApp(page, "#/today");
      await ownSample(page);
      let current = page;
      for (const [n, where] of fields.entries()) {
        await test.step(where.name, async () => {
          if (current.isClosed()) {
            current = await context.newPage();
            await openApp(current, "#/today");
          }
          await slower(current, rate);
          const word = `word${n}q${rate}z`;
          await typeInto(current, where, word);
          await leave(current);
          expect(await kept(context, word), `${where.name}: ${word}`).toBe(true);
          if (!current.isClosed()) await expect(current.locator("#rescue")).toHaveCount(0);
          // It is in the field again when the person comes back to it.
          if (current.isClosed()) {
            current = context.pages()[0];
          }
          await current.evaluate((to) => { location.hash = to; }, where.at);
          const again = current.locator(where.field).first();
          if (where.open !== undefined && !(await again.isVisible())) await current.locator(`dialog ${where.open}`).first().click();
          await expect(again).toHaveValue(new RegExp(word));
        });
      }
    });
  }
}

test("a record that another tab deletes comes back with what is being typed in it (by thumb)", async ({ page, context }) => {
  await openApp(page, "#/today");
  await ownSample(page);
  const other = await context.newPage();
  await openApp(other, "#/today");
  const stored = (tab, word) => tab.evaluate((word) => Object.values(localStorage).some((text) => text.includes(word)), word);
  for (let n = 0; n < 6; n += 1) {
    const word = `survivor${n}`;
    await page.evaluate(() => { location.hash = "#/funnel/mine-adatum"; });
    const notes = page.locator("#notes");
    await notes.click();
    await page.keyboard.insertText(word);
    // Deleted as soon as it is typed, and once it is stored.
    if (n % 2 === 1) await expect.poll(() => stored(other, word)).toBe(true);
    await other.evaluate(() => localStorage.removeItem("onward/application/mine-adatum"));
    // The tab that deleted it knows of nothing older.
    await expect.poll(() => stored(other, word)).toBe(true);
    await expect(page.locator("#rescue")).toHaveCount(0);
  }
});

test("what another tab saves in the same record does not overwrite what is being typed (by thumb)", async ({ page, context }) => {
  await openApp(page, "#/today");
  await ownSample(page);
  await page.evaluate(() => { location.hash = "#/funnel/mine-adatum"; });
  const other = await context.newPage();
  await openApp(other, "#/funnel/mine-adatum");
  const notes = page.locator("#notes");
  await notes.click();
  await page.keyboard.press("Control+End");
  let expected = "";
  for (let n = 0; n < 12; n += 1) {
    await page.keyboard.insertText(` mine${n}`);
    expected += ` mine${n}`;
    await other.locator("#role").fill(`Role ${n}`);
  }
  await expect(notes).toHaveValue(new RegExp(expected));
  await expect.poll(() => page.evaluate((text) => localStorage.getItem("onward/application/mine-adatum").includes(text), expected.trim())).toBe(true);
  await expect(page.locator("#role")).toHaveValue("Role 11");
});

test("two tabs write one line without having seen each other: the later one is saved, and the person chooses (by thumb)", async ({ page, context }) => {
  // The pause after which a field is written is over when the test says so.
  await page.clock.install();
  await openApp(page, "#/today");
  await ownSample(page);
  await page.evaluate(() => { location.hash = "#/funnel/mine-adatum"; });
  const [mine, other] = [page.locator("#company"), await context.newPage()];
  await openApp(other, "#/funnel/mine-adatum");
  const theirs = other.locator("#company");
  const stored = () => page.evaluate(() => JSON.parse(localStorage.getItem("onward/application/mine-adatum")).data.company);
  await page.clock.pauseAt(new Date(Date.now() + 3_600_000));
  await mine.fill("Mine Ltd");
  await theirs.fill("Theirs Ltd");
  await theirs.blur();
  await expect.poll(stored).toBe("Theirs Ltd");
  await mine.blur();
  const asked = page.getByRole("status").filter({ hasText: "Which one should stay?" });
  await expect(asked).toContainText("Mine Ltd");
  await expect(asked).toContainText("Theirs Ltd");
  expect(await stored()).toBe("Mine Ltd");
  await asked.getByRole("button", { name: "Keep the other" }).click();
  await expect.poll(stored).toBe("Theirs Ltd");
  await expect(asked).toHaveCount(0);
  await expect(mine).toHaveValue("Theirs Ltd");
  await expect(theirs).toHaveValue("Theirs Ltd");
});

test("with a full store what is typed is kept over a reload, and the field says that it is not saved", async ({ page }) => {
  await openApp(page, "#/today");
  await ownSample(page);
  await page.evaluate(() => { location.hash = "#/funnel/mine-adatum"; });
  await page.locator("#notes").waitFor();
  await page.evaluate(() => {
    for (let size = 1 << 20; size > 0; size = Math.floor(size / 2)) {
      for (let n = 0; ; n += 1) {
        try { localStorage.setItem(`filler-${size}-${n}`, "x".repeat(size)); } catch { break; }
      }
    }
  });
  const notes = page.locator("#notes");
  await notes.click();
  await page.keyboard.insertText("too much to keep ".repeat(20));
  await expect(page.getByRole("alert").filter({ hasText: /room|space|full/i }).first()).toBeVisible();
  await page.reload();
  await ready(page);
  await expect(page.locator("#notes")).toHaveValue(/too much to keep/);
  // It is also said where room can be made, and what takes it.
  const full = page.getByRole("status").filter({ hasText: "There is no room left" });
  await page.locator("#notes").press("ControlOrMeta+End");
  await page.keyboard.insertText(" and more");
  await full.getByRole("link", { name: "Your data" }).click();
  await expect(page.locator("[data-metric=room_others]")).toHaveAttribute("data-value", /^\d{6,}$/);
  await expect(page.locator("[data-metric=room_left]")).toHaveAttribute("data-value", "0");
  await expect(page.locator("[data-reclaim]").first()).toBeVisible();
  await page.evaluate(() => Object.keys(localStorage).forEach((key) => key.startsWith("filler-") && localStorage.removeItem(key)));
  await page.goBack();
  await page.locator("#notes").press("ControlOrMeta+End");
  await page.keyboard.insertText(".");
  await expect(full).toHaveCount(0);
});

// Steps that leave the focus in the field: by voice, by a screen reader, or by a script.
test("a step that is made while a text is being typed, without leaving it, is made over that text", async ({ page }) => {
  await openApp(page, "#/more/settings");
  const source = page.locator("#rate_source");
  await source.click();
  await page.keyboard.press("Control+a");
  await source.evaluate((field) => {
    document.execCommand("insertText", false, "Letters of my own");
    const choice = document.querySelector("#rate_benchmark");
    const other = [...choice.options].find((option) => option.value !== choice.value && option.value !== "");
    choice.value = other.value;
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    return field.value;
  });
  await expect(page.locator("#rate_benchmark").locator("option", { hasText: "Letters of my own" })).toHaveCount(1);
});

// Whoever knows the screen taps its first field the moment it is drawn; the screen's own wish for the focus comes a frame later.
test.describe("a first field", () => {
  // A service worker would fetch the chunk past the one who holds it here.
  test.use({ serviceWorkers: "block" });

  for (const { late, on } of [{ late: false, on: "that is there" }, { late: true, on: "that has yet to come" }]) {
    test(`a field that is tapped the moment its screen is drawn, by a chunk ${on}, keeps the keys`, async ({ page }) => {
      let come;
      const held = new Promise((done) => { come = done; });
      if (late) {
        await page.route(/-turned\.wasm/, async (route) => {
          await held;
          await route.continue();
        });
      }
      await page.addInitScript(() => {
        new MutationObserver((_, observer) => {
          const field = document.querySelector("#td-company");
          if (field === null) return;
          observer.disconnect();
          field.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
          field.focus();
          let frames = 30;
          const next = () => {
            frames -= 1;
            if (frames > 0) requestAnimationFrame(next);
            else window.framesDrawn = true;
          };
          next();
        }).observe(document, { childList: true, subtree: true });
      });
      await openApp(page);
      await page.getByRole("link", { name: "I was just turned down" }).click();
      await expect(page).toHaveURL(/turned-down/);
      if (late) {
        await expect(page.locator("#td-company")).toHaveCount(0);
        come();
      }
      await page.waitForFunction(() => window.framesDrawn);
      await page.keyboard.type("Fabrikam");
      await expect(page.locator("#td-company")).toHaveValue("Fabrikam");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    });
  }
});
