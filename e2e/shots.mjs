// Screenshots of every route: phone and desktop, light and dark, empty and with the sample data. `cargo xtask shots [FOLDER]` builds, serves and
// calls this; ONLY=funnel,today picks routes by the beginning of their names. Nothing in the built app is changed for the pictures.
import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import { needsSample, ROUTES } from "./pages/routes.js";

const folder = process.argv[2] ?? "../shots";
const base = new URL("/", process.env.ONWARD_URL ?? "http://127.0.0.1:8080").href;
const only = (process.env.ONLY ?? "").split(",").filter(Boolean);

const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 } },
};

/** Waits until the screen's chunk is drawn and nothing moves. */
async function drawn(page) {
  await page.waitForFunction(() => !document.querySelector(".skeleton"));
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
  });
}

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
      if (filled) {
        await page.getByRole("button", { name: /sample data/i }).first().click();
        await page.getByRole("region", { name: "Sample data", exact: true }).waitFor();
        await page.locator("[data-ready]").first().waitFor({ state: "attached" });
      }
      for (const route of ROUTES.filter((route) => filled || !needsSample(route))) {
        const name = decodeURIComponent(route.href).replace(/^#\//, "").replaceAll(/\/sample-[^/]*/g, "/one").replaceAll(/[^A-Za-z0-9_]+/g, "-");
        if (only.length && !only.some((part) => name.startsWith(part))) continue;
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          await page.goto(`${base}${route.href}`);
          await drawn(page);
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
