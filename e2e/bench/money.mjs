// The money on the phone: one lever of a budget of 200 items switched, the fewest changes for a wanted
// day searched among them, the odds after a change of what they rest on, a bank file of 3,000 movements. The
// network is not limited. The plain page computes by the same rules from the same records, and the lines carry what both came to, so that a faster answer
// to another question would be seen. Both work the odds out in a worker, which the slower processor does not reach.
import { RULES, bank, budget, entries, search } from "./rows.mjs";
import { APP, PLAIN, RUNS, SIDES, base, chosen, enter, fresh, idle, looked, notes, open, phone, slow, stored, timed, type } from "./phone.mjs";

const FILE = { name: "bank.csv", mimeType: "text/csv", buffer: Buffer.from(bank(3000)) };
const IMPORT = /^Import 3,000 new/;
const MONEY = `${PLAIN.url}money.html`;
const BUDGET = { app: `${base}#/budget`, vanilla: MONEY };
const DAYS = { app: '[data-metric="runway_days"]', vanilla: "#days" };
const ODDS = { app: '[data-metric="offer_before_shortfall"]', vanilla: "#odds" };
const PACE = { app: "#assumption-applications_a_week", vanilla: "#pace" };

/** Today as the pages have it: the browser's own day. */
const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

const value = (selector) => `document.querySelector('${selector}')?.dataset.value`;

/** Has these records stored and the screen open on them, on the slow processor, with nothing left to do. */
async function prepared(context, side, url, records) {
  const before = await context.newPage();
  // Any file of the same origin will do; a running app would have to be told of the records.
  await before.goto(`${base}robots.txt`);
  await before.evaluate((all) => all.forEach(([key, text]) => localStorage.setItem(key, text)), entries(side.prefix, records));
  await before.close();
  const page = await fresh(context);
  await open(page, url);
  await slow(page);
  await idle(page);
  return page;
}

/** One lever off, on and off again, while the line with the cuts is read. */
async function toggle(side, note, seen) {
  const context = await phone({ serviceWorkers: "block" });
  const page = await prepared(context, side, BUDGET[side.name], budget(today()));
  await page.locator("#counts-b0").waitFor();
  if (side === APP) await page.getByRole("button", { name: /^With cuts/ }).click();
  seen[side.name] = [];
  for (let n = 0; n < 3; n++) {
    await idle(page);
    const before = await page.evaluate(value(DAYS[side.name]));
    note("budget_toggle_200", side, await timed(page, `document.querySelector("#counts-b0").click()`, `${value(DAYS[side.name])} !== given`, before));
    seen[side.name].push(Number(await page.evaluate(value(DAYS[side.name]))));
  }
  await context.close();
}

/** The fewest changes of 200 items for a wanted day: the day entered until the answer is drawn, so a frame is in it. The plain page has no such search. */
async function bestSet(note, seen) {
  const context = await phone({ serviceWorkers: "block" });
  const page = await prepared(context, APP, BUDGET.app, budget(today()));
  await page.getByText("What would it take to last until").click();
  const answer = `document.querySelector("#wanted-until").closest("details").querySelector("[aria-live]").textContent`;
  seen.app = [];
  for (const ahead of [150, 400, 800]) {
    await idle(page);
    const day = new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    const start = `const before = ${answer}; ${type("#wanted-until")}`;
    note("budget_best_set_200", APP, await timed(page, start, `${answer} !== before`, day));
    seen.app.push((await page.evaluate(answer)).slice(0, 60));
  }
  await context.close();
}

/** Another pace: stored, gathered, sent to the worker, drawn, and the new figure is shown. The worker runs already, from the first figure. */
async function odds(side, note, seen) {
  const context = await phone({ serviceWorkers: "block" });
  const page = await prepared(context, side, BUDGET[side.name], [...budget(today()), ...search(today())]);
  const known = `![undefined, null, ""].includes(${value(ODDS[side.name])})`;
  await timed(page, "", known);
  seen[side.name] = [];
  for (const pace of ["7", "9", "8"]) {
    await idle(page);
    const before = await page.evaluate(value(ODDS[side.name]));
    const start = `const before = "${before}"; ${enter(PACE[side.name])}`;
    note("odds_10000_paths", side, await timed(page, start, `${known} && ${value(ODDS[side.name])} !== before`, pace));
    seen[side.name].push(Math.round(Number(await page.evaluate(value(ODDS[side.name]))) * 1000) / 1000);
  }
  await context.close();
}

/** The file chosen until its preview is shown, then the tap until all is stored; the person's look between the two is not counted. */
async function bankFile(side, note, seen) {
  const context = await phone({ serviceWorkers: "block" });
  const page = await prepared(context, side, side === APP ? `${base}#/import` : MONEY, RULES);
  const button = `[...document.querySelectorAll("button")].find((one) => !one.disabled && !one.hidden && ${IMPORT}.test(one.textContent))`;
  const read = await chosen(page, FILE, button);
  note("bank_preview_3000", side, read);
  if (side === APP) await looked(page);
  note("bank_import_3000", side, read + (await timed(page, `${button}.click()`, stored(side, "spending", 3000))));
  seen[side.name] = await page.evaluate(`Object.entries(localStorage).filter(([key, text]) => key.includes("/spending/") && JSON.parse(text).data.category).length`);
  await context.close();
}

export async function money() {
  const { note, tell } = notes();
  const days = {}, sets = {}, chances = {}, sorted = {};
  for (let run = 0; run < RUNS; run++) {
    await bestSet(note, sets);
    for (const side of SIDES) {
      await toggle(side, note, days);
      await odds(side, note, chances);
      await bankFile(side, note, sorted);
    }
  }
  tell({ budget_toggle_200: { days }, budget_best_set_200: { sets }, odds_10000_paths: { worker: true, chances }, bank_import_3000: { sorted } });
}
