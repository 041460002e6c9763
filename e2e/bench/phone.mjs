// The emulated phone that everything is measured on, and how: a small screen, a processor four times slower (the page's thread; a worker's is not), and
// where a start is measured Lighthouse's Slow 4G. Times of an action run from the event in the page to the frame after the page shows the result. Each
// line of the output is one measurement as JSON: the app's median over ONWARD_RUNS runs and that of the plain page, in milliseconds. Nothing fails for
// being slow.
import { chromium } from "@playwright/test";

export const RUNS = Number(process.env.ONWARD_RUNS ?? 5);
export const base = new URL("/", process.env.ONWARD_URL ?? "http://127.0.0.1:8080").href;
/** The app at its own start address. */
export const APP = { url: base, name: "app", prefix: "onward" };
/** The plain page beside it. */
export const PLAIN = { url: `${base}vanilla/`, name: "vanilla", prefix: "vanilla" };
export const SIDES = [APP, PLAIN];

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: "en-GB" };

export const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"],
});

/** An empty phone: nothing stored, nothing kept. */
export const phone = (more = {}) => browser.newContext({ ...PHONE, ...more });

export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const rounded = (value) => (value === undefined ? null : Math.round(value * 10) / 10);

export function tell(bench, app, plain, more = {}) {
  const line = { bench, app_ms: rounded(median(app)), vanilla_ms: rounded(median(plain)) };
  if (line.app_ms !== null && line.vanilla_ms) line.ratio = Math.round((line.app_ms / line.vanilla_ms) * 100) / 100;
  console.log(JSON.stringify({ ...line, ...more, runs: app.length }));
}

/** Times by measurement and side, told together at the end. */
export function notes() {
  const times = {};
  return {
    note: (bench, side, value) => (times[bench] ??= { app: [], vanilla: [] })[side.name].push(value),
    tell: (more = {}) => Object.entries(times).forEach(([bench, { app, vanilla }]) => tell(bench, app, vanilla, more[bench])),
  };
}

export async function slow(page, { network = false, processor = 4 } = {}) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: processor });
  if (network) {
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 });
  }
}

/** A page that notes when `[data-ready]` appeared, or what else shows that it answers. */
export async function fresh(context, ready = "[data-ready]") {
  const page = await context.newPage();
  await page.addInitScript((ready) => {
    const look = () => {
      if (window.readyAt === undefined && document.querySelector(ready)) window.readyAt = performance.now();
    };
    // What the page has asked its workers, and what they have answered.
    window.jobs = { asked: 0, answered: 0 };
    window.Worker = class extends Worker {
      constructor(...from) {
        super(...from);
        this.addEventListener("message", ({ data }) => { window.jobs.answered += "answer" in data ? 1 : 0; });
      }
      postMessage(...what) {
        window.jobs.asked += 1;
        return super.postMessage(...what);
      }
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-ready"] });
  }, ready);
  return page;
}

export async function open(page, url) {
  await page.goto(url);
  await page.waitForFunction(() => window.readyAt !== undefined, null, { timeout: 120_000 });
  return page.evaluate(async () => {
    while (!performance.getEntriesByName("first-contentful-paint").length) await new Promise((done) => setTimeout(done, 20));
    return { paint: performance.getEntriesByName("first-contentful-paint")[0].startTime, usable: window.readyAt };
  });
}

/** Runs `start` in the page and waits until `shown` holds and a frame was drawn; both are texts, since they run beside the page's own code and its
 * policy lets no text become code there, while the devtools may. */
export function timed(page, start, shown, given) {
  return page.evaluate(`(async () => {
    const given = ${JSON.stringify(given ?? null)};
    let from = performance.now();
    ${start};
    while (!(${shown})) {
      if (performance.now() - from > 120000) throw new Error("not shown");
      await new Promise((done) => requestAnimationFrame(done));
    }
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - from;
  })()`);
}

/** What `timed` runs to type `given` into a field, as a person's keys do it. */
export const type = (selector) => `const field = document.querySelector('${selector}'); field.value = given; field.dispatchEvent(new InputEvent("input", { bubbles: true }));`;

/** The same where a field counts only when it is left. */
export const enter = (selector) => `const field = document.querySelector('${selector}'); field.value = given; for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));`;

/** Chooses a file and waits until `shown` holds: the time runs from the page's own event, so that handing the file over is not in it. */
export async function chosen(page, file, shown) {
  const listening = `addEventListener("change", () => { window.chosenAt = performance.now(); }, { capture: true, once: true })`;
  await page.evaluate(listening);
  const time = timed(page, `while (window.chosenAt === undefined) await new Promise((done) => setTimeout(done, 1)); from = window.chosenAt`, shown);
  await page.locator("input[type=file]").first().setInputFiles(file);
  return time;
}

/** Waits until the page has nothing left to do; two seconds at most, since a page on which nothing moves may get no such moment. */
export const idle = (page) => page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 2000 })));

/** A person looks at the preview of an import until the app has worked out the import itself, the second job after the preview: the tap comes after that. */
export const looked = (page) => page.waitForFunction(() => window.jobs.asked >= 2 && window.jobs.answered === window.jobs.asked, null, { timeout: 120_000 });

/** The text of a script's condition: that many records of a kind are stored. */
export const stored = (side, kind, count) => `Object.keys(localStorage).filter((key) => key.startsWith("${side.prefix}/${kind}/")).length >= ${count}`;
