// Photographs every screen: phone and desktop, light and dark, empty and with the sample data. `cargo xtask shots [FOLDER]` builds, serves and
// calls this; ONLY=funnel,today picks screens. In the built app nothing is changed for the pictures.
import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";

const folder = process.argv[2] ?? "../shots";
const base = new URL("/", process.env.ONWARD_URL ?? "http://127.0.0.1:8080").href;
const only = (process.env.ONLY ?? "").split(",").filter(Boolean);

const ROUTES = [
  "today", "funnel", "funnel/board", "funnel/figures", "funnel/add", "funnel/sweep", "budget", "budget/setup", "budget/plan", "budget/calendar", "budget/bridge", "budget/pause",
  "budget/spending", "budget/worry", "budget/lessons", "budget/lessons/bills-first", "budget/support", "budget/edit/bill/new", "budget/edit/income/new/gig", "reflect", "reflect/new",
  "more", "more/settings", "more/data", "more/keys", "more/about", "import", "export", "export/proof", "nowhere",
];
const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 } },
};

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"],
});
let taken = 0;
try {
  for (const [size, device] of Object.entries(SIZES)) {
    for (const filled of [false, true]) {
      const context = await browser.newContext({ ...device, locale: "en-GB", reducedMotion: "reduce", serviceWorkers: "block" });
      const page = await context.newPage();
      page.on("pageerror", (error) => console.error(`  ${page.url()}: ${error.message}`));
      await page.goto(`${base}#/today`);
      await page.locator("[data-ready]").first().waitFor({ state: "attached" });
      const routes = [...ROUTES];
      if (filled) {
        await page.getByRole("button", { name: /sample data/i }).first().click();
        await page.waitForFunction(() => Object.keys(localStorage).filter((key) => key.startsWith("onward/application/")).length > 10);
        const ids = await page.evaluate(() => Object.keys(localStorage).filter((key) => /^onward\/(application|reflection)\//.test(key)).sort().map((key) => key.split("/").slice(1)));
        const first = (kind) => ids.find(([of]) => of === kind)?.[1];
        if (first("application")) routes.push(`funnel/${first("application")}`, `funnel/${first("application")}/event`);
        if (first("reflection")) routes.push(`reflect/${first("reflection")}`);
      }
      for (const route of routes) {
        const name = route.replace(/\/sample-.*?(?=\/|$)/, "/one").replaceAll("/", "-");
        if (only.length && !only.some((part) => name.startsWith(part))) continue;
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          await page.goto(`${base}#/${route}`);
          await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 250)));
          await page.screenshot({ path: `${folder}/${size}-${colorScheme}-${filled ? "sample" : "empty"}-${name}.png` });
          taken += 1;
        }
      }
      await context.close();
      console.error(`  ${size}, ${filled ? "with sample data" : "empty"}: ${taken} pictures so far`);
    }
  }
} finally {
  await browser.close();
}
