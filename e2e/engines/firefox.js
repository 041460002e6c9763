// Firefox, spoken to by WebDriver BiDi: it needs no driver beside it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";

const Async = (async () => {}).constructor;

/** Starts it. What it downloads goes to a folder of its own. */
export async function start({ executable, limit }) {
  const downloads = mkdtempSync(join(tmpdir(), "onward-firefox-"));
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: executable,
    timeout: limit,
    protocolTimeout: limit,
    defaultViewport: { width: 390, height: 844 },
    extraPrefsFirefox: {
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
      "browser.download.useDownloadDir": true,
      "browser.download.always_ask_before_handling_new_types": false,
      "intl.locale.requested": "en-GB",
      "intl.accept_languages": "en-GB, en",
    },
  });
  return {
    downloads,
    /** A window with a storage of its own. */
    async window() {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      return {
        goto: (url) => page.goto(url, { waitUntil: "domcontentloaded", timeout: limit }),
        run: (script, args) => page.evaluate(new Async("...args", script), ...args),
        async element(script, args) {
          const handle = await page.evaluateHandle(new Function("...args", script), ...args);
          const element = handle.asElement();
          return element && { click: () => element.click(), upload: (path) => element.uploadFile(path) };
        },
        type: (text) => page.keyboard.type(text),
        pointAway: () => page.mouse.move(1, 1),
        back: () => page.evaluate(() => history.back()),
        close: () => context.close(),
      };
    },
    async close() {
      await browser.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}
