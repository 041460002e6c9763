// The app on an emulated phone beside the plain page in vanilla/, on the same data in the same run: JSON lines on the standard output, times in
// milliseconds, medians of ONWARD_RUNS runs. The network is Lighthouse's Slow 4G, the processor four times slower (the page's thread; a worker's is not).
// Nothing fails for being slow. Times of an action run from the event in the page to the frame after the page shows the result.
import { chromium } from "@playwright/test";
import { csv } from "./rows.mjs";

const RUNS = Number(process.env.ONWARD_RUNS ?? 5);
const base = new URL("/", process.env.ONWARD_URL ?? "http://127.0.0.1:8080").href;
const APP = { url: `${base}#/funnel`, name: "app" };
const PLAIN = { url: `${base}vanilla/`, name: "vanilla" };
const FILE = { name: "search.csv", mimeType: "text/csv", buffer: Buffer.from(csv()) };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: "en-GB" };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"],
});

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const rounded = (value) => (value === undefined ? null : Math.round(value * 10) / 10);

function tell(bench, app, plain, more = {}) {
  const line = { bench, app_ms: rounded(median(app)), vanilla_ms: rounded(median(plain)) };
  if (line.app_ms !== null && line.vanilla_ms) line.ratio = Math.round((line.app_ms / line.vanilla_ms) * 100) / 100;
  console.log(JSON.stringify({ ...line, ...more, runs: app.length }));
}

async function slow(page, { network, processor = 4 }) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: processor });
  if (network) {
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 });
  }
}

/** A page that notes when `[data-ready]` appeared. */
async function fresh(context) {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const look = () => {
      if (window.readyAt === undefined && document.querySelector("[data-ready]")) window.readyAt = performance.now();
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-ready"] });
  });
  return page;
}

async function open(page, url) {
  await page.goto(url);
  await page.waitForFunction(() => window.readyAt !== undefined, null, { timeout: 120_000 });
  return page.evaluate(async () => {
    while (!performance.getEntriesByName("first-contentful-paint").length) await new Promise((done) => setTimeout(done, 20));
    return { paint: performance.getEntriesByName("first-contentful-paint")[0].startTime, usable: window.readyAt };
  });
}

/** Runs `start` in the page and waits until `shown` holds and a frame was drawn; both are texts, since they run beside the page's own code and its
 * policy lets no text become code there, while the devtools may. */
function timed(page, start, shown, given) {
  return page.evaluate(`(async () => {
    const given = ${JSON.stringify(given ?? null)};
    const from = performance.now();
    ${start};
    while (!(${shown})) {
      if (performance.now() - from > 120000) throw new Error("not shown");
      await new Promise((done) => requestAnimationFrame(done));
    }
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - from;
  })()`);
}

const type = (selector) => `const field = document.querySelector('${selector}'); field.value = given; field.dispatchEvent(new InputEvent("input", { bubbles: true }));`;

async function starts() {
  const cold = { app: [], vanilla: [] }, paint = { app: [], vanilla: [] }, warm = { app: [], vanilla: [] };
  for (let run = 0; run < RUNS; run++) {
    for (const side of [APP, PLAIN]) {
      const context = await browser.newContext(PHONE);
      const page = await fresh(context);
      await slow(page, { network: true });
      const first = await open(page, side.url);
      cold[side.name].push(first.usable);
      paint[side.name].push(first.paint);
      if (side === APP) {
        await page.evaluate(() => navigator.serviceWorker.ready);
        await page.waitForFunction(() => navigator.serviceWorker.controller, null, { timeout: 120_000 });
      }
      await page.close();
      // Opened again: the app from its service worker, the plain page from the network (it has none).
      const again = await fresh(context);
      await slow(again, { network: true });
      warm[side.name].push((await open(again, side.url)).usable);
      await context.close();
    }
  }
  tell("cold_start_first_paint", paint.app, paint.vanilla, { aim_ms: 800 });
  tell("cold_start_usable", cold.app, cold.vanilla, { aim_ms: 2000 });
  tell("installed_start_usable", warm.app, warm.vanilla);
}

async function data() {
  const times = {};
  const note = (bench, side, value) => ((times[bench] ??= { app: [], vanilla: [] })[side.name].push(value));
  for (let run = 0; run < RUNS; run++) {
    for (const side of [APP, PLAIN]) {
      const context = await browser.newContext({ ...PHONE, serviceWorkers: "block" });
      const page = await fresh(context);
      await open(page, side === APP ? `${base}#/import` : side.url);
      await slow(page, {});
      const count = (prefix) => `Object.keys(localStorage).filter((key) => key.startsWith("${prefix}/application/")).length >= 5000`;
      const file = page.locator("input[type=file]").first();
      const from = Date.now();
      await file.setInputFiles(FILE);
      if (side === APP) {
        const button = page.getByRole("button", { name: /^Import [\d,. ]+ new/ });
        await button.waitFor({ timeout: 120_000 });
        note("import_preview_5000", side, Date.now() - from);
        // Reading and preview, then the person's tap, then writing: the tap itself is not counted.
        const read = Date.now() - from;
        const wrote = await timed(page, `[...document.querySelectorAll("button")].find((one) => /^Import [\\d,. ]+ new/.test(one.textContent)).click()`, count("onward"));
        note("import_5000", side, read + wrote);
      } else {
        await page.waitForFunction(() => document.body.dataset.imported === "5000");
        note("import_5000", side, Date.now() - from);
      }
      await page.close();

      const again = await fresh(context);
      await slow(again, {});
      note("open_5000_usable", side, (await open(again, side.url)).usable);
      // The start must be over before the search is timed: the page has nothing left to do.
      await again.evaluate(() => new Promise((done) => requestIdleCallback(done)));
      const [search, rows] = side === APP ? ["input[type=search]", ".rows-list"] : ["#search", "#list"];
      if (side === APP) await again.locator(rows).first().waitFor({ state: "attached" });
      // The company with this number stands in the first row when the search has answered.
      const shown = `document.querySelector("${rows}").textContent.includes(given)`;
      for (const wanted of ["4321", "1234", "3777"]) note("search_5000", side, await timed(again, type(search), shown, wanted));
      await timed(again, type(search), "true", "");

      if (side === APP) {
        await again.goto(`${base}#/funnel/add`);
        await again.locator("#add-company").waitFor();
        await again.locator("#add-company").fill("Zebra Works");
        await again.locator("#add-role").fill("Keeper");
      } else {
        await again.locator("[name=company]").fill("Zebra Works");
        await again.locator("[name=role]").fill("Keeper");
      }
      const submit = side === APP ? `document.querySelector("#add-company").form.requestSubmit()` : `document.querySelector("#add").requestSubmit()`;
      note("save_among_5000", side, await timed(again, submit, `Object.entries(localStorage).some(([key, text]) => key.includes("/application/") && text.includes("Zebra Works"))`));
      await context.close();
    }
  }
  for (const [bench, { app, vanilla }] of Object.entries(times)) tell(bench, app, vanilla, bench === "search_5000" ? { aim_ms: 100 } : {});
}

try {
  await starts();
  await data();
} finally {
  await browser.close();
}
