// A seeded random walk over every screen, with the sample data, with nothing, and with a log of a search: no crash, and no text lost. `cargo xtask test` runs it for
// some minutes; `cargo xtask walk --acts 50000` as long as one likes. A failure prints the seed and the last acts.
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";

import { act, chance, inPage, steady } from "./acts.mjs";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const ACTS = option("acts", 5_000);
const MINUTES = option("minutes", 4);
const LEAST = option("least", 0);
const SEED = option("seed", 20_261_126);
const SLOW = option("slow", 1);
/** After so many acts a walk begins anew, in an empty browser. */
const LEG = 250;
/** What has not answered after so many milliseconds will not: a screen that stands still is a fault like one that is gone. */
const LIMIT = 60_000;

const base = new URL("/", process.env.ONWARD_URL ?? "http://127.0.0.1:8080").href;
const routes = JSON.parse(readFileSync(new URL("../routes.json", import.meta.url))).map((route) => route.href);
const log = new URL("../../tests/fixtures/search-log.csv", import.meta.url);

const until = Date.now() + MINUTES * 60_000;
let made = 0;
/** A long walk that is ended still says what it found. */
let ended = false;
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => { ended = true; });
/** As many acts as fit into the time; on a busy machine as long as the least of them take. */
const goesOn = () => !ended && (made < LEAST || (made < ACTS && Date.now() < until));
let words = 0;
const failures = [];
/** How often the browser gave no answer although the page in it did: more than a few of them are a failure too. */
let stalls = 0;
const STALLS = 3;

/** Waits for an answer, and says which one did not come. */
const answer = (work, what) => {
  let timer;
  const late = new Promise((_, failed) => {
    timer = setTimeout(() => failed(new Error(`no answer within ${LIMIT / 1_000} seconds: ${what()}`)), LIMIT);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/** The ways a walk begins. */
const GROUNDS = {
  async sample(page) {
    await page.getByRole("button", { name: /sample data/i }).first().click();
    await page.getByRole("region", { name: "Sample data", exact: true }).waitFor();
    await page.locator("[data-ready]").first().waitFor({ state: "attached" });
  },
  async nothing() {},
  async log(page) {
    await page.evaluate(() => { location.hash = "#/import"; });
    await page.locator("#import-file").setInputFiles(log.pathname);
    await page.getByRole("button", { name: /^import/i }).last().click({ timeout: 20_000 });
    await page.waitForFunction(() => Object.keys(localStorage).filter((key) => key.startsWith("onward/application/")).length > 100, undefined, { timeout: 20_000 });
  },
};

/** Whether a word is still somewhere: in a record, in a draft, or in a field on the screen. */
const found = (page, word) =>
  inPage(page, (word) => {
    for (const storage of [localStorage, sessionStorage]) {
      for (const key of Object.keys(storage)) if (storage.getItem(key).includes(word)) return true;
    }
    return [...document.querySelectorAll("input, textarea")].some((field) => field.value.includes(word));
  }, word);

/** One leg of the walk. */
async function leg(browser, ground, seed) {
  const dice = chance(seed);
  const phone = dice.next() < 0.6;
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
    locale: dice.of(["en-GB", "de-DE", "fr-FR"]),
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  const steps = [];
  let crash;
  page.on("pageerror", (error) => { crash ??= error.message; });
  page.on("crash", () => { crash ??= "the browser gave the page up"; });
  page.on("dialog", (box) => box.dismiss());
  await page.addInitScript(() => { window.print = () => {}; window.open = () => null; });
  try {
    if (SLOW > 1) {
      const devtools = await context.newCDPSession(page);
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOW });
    }
    await page.goto(`${base}#/today`);
    await page.locator("[data-ready]").first().waitFor({ state: "attached" });
    await GROUNDS[ground](page);
    let open;
    for (let n = 0; n < LEG && goesOn(); n += 1) {
      const begun = [];
      const done = await answer(act(page, dice, routes, made, begun), () => begun.join(", "));
      made += 1;
      if (made % 5_000 === 0) console.log(`walk: ${made} acts, ${failures.length} failures`);
      steps.push(done.did);
      if (crash !== undefined || (await answer(steady(page, () => page.locator("#rescue").count()), () => `after ${done.did}`)) > 0) {
        const said = await page.locator("#rescue").textContent({ timeout: 1_000 }).catch(() => "");
        throw new Error(`crashed: ${crash ?? ""} ${said}`);
      }
      // What was typed is still there after whatever came next, unless that was there to take it away.
      const taken = done.undoes || done.removes || (done.rewrites && / into Letter$/.test(open?.did ?? ""));
      if (open !== undefined && !taken && !(await answer(found(page, open.word), () => `where ${open.word} is, after ${done.did}`))) {
        throw new Error(`lost what was typed: “${open.did}”, then “${done.did}”`);
      }
      open = done.word === undefined ? undefined : { word: done.word, did: done.did };
      if (done.word !== undefined) words += 1;
    }
  } catch (error) {
    // Whether it is the page that stands still, or the browser round it: a page that is asked and answers has not lost anybody.
    const late = /^no answer/.test(error.message);
    const answers = late && (await Promise.race([page.evaluate(() => true).catch(() => false), new Promise((done) => setTimeout(done, 5_000, false))]));
    const told = `seed ${seed} (${ground}): ${error.message}${late ? `; the page ${answers ? "answers" : "does not answer"} a script` : ""}\n    ${steps.slice(-30).join("\n    ")}`;
    if (answers) {
      stalls += 1;
      console.log(`The browser stood still: ${told}`);
    } else {
      failures.push(told);
    }
  } finally {
    await answer(context.close(), () => "the end of a leg").catch((error) => {
      stalls += 1;
      console.log(`The browser stood still: seed ${seed} (${ground}): ${error.message}`);
    });
  }
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"],
  // Who ends the walk ends it between two acts, and not the browser under it.
  handleSIGINT: false,
  handleSIGTERM: false,
});
const grounds = Object.keys(GROUNDS);
let legs = 0;
const walker = async () => {
  while (goesOn() && failures.length < option("failures", 3)) {
    const n = legs;
    legs += 1;
    // The seed alone says how a leg begins, so that the one of a failure walks the same way again.
    await leg(browser, grounds[(SEED + n) % grounds.length], SEED + n);
  }
};
// Much of an act is waiting for the page: three walk at once on two cores.
await Promise.all(Array.from({ length: option("walkers", 3) }, walker));
await answer(browser.close(), () => "the end of the browser").catch((error) => console.log(`The browser stood still: ${error.message}`));
if (stalls > STALLS) failures.push(`The browser stood still ${stalls} times.`);
for (const failure of failures) console.error(`\n✗ ${failure}`);
console.log(`walk: ${made} acts in ${legs} legs from seed ${SEED}, ${words} texts followed, ${failures.length} failures${stalls > 0 ? `, ${stalls} times the browser stood still` : ""}`);
process.exit(failures.length === 0 ? 0 : 1);
