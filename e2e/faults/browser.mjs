// A real browser as a process of its own, with a profile on disk, that can be killed as a phone kills it: at once, with everything it has not put on disk.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";

export const base = new URL("/", process.env.ONWARD_URL ?? "http://127.0.0.1:8080").href;
const program = process.env.CHROMIUM ?? "/usr/bin/chromium";

export const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

/** Asks again until it is so, or the time is over. */
export async function becomes(ask, ms = 8_000) {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer || Date.now() > end) return answer;
    await pause(40);
  }
}

/** A folder for a profile, removed at the end. */
export function profile() {
  const folder = mkdtempSync(join(tmpdir(), "onward-faults-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }) };
}

/** Starts the browser on a profile and gives its pages. */
export async function start(folder) {
  rmSync(join(folder, "DevToolsActivePort"), { force: true });
  const args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--lang=en-GB", "--remote-debugging-port=0", `--user-data-dir=${folder}`, "about:blank"];
  const child = spawn(program, args, { stdio: "ignore", detached: true });
  const port = await becomes(() => {
    try { return readFileSync(join(folder, "DevToolsActivePort"), "utf8").split("\n")[0]; } catch { return ""; }
  }, 30_000);
  if (!port) throw new Error("The browser did not start.");
  const remote = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [context] = remote.contexts();
  const gone = new Promise((done) => { child.once("exit", done); });
  return {
    context,
    pid: child.pid,
    /** Kills the browser and all its processes, by the number of their group. */
    async kill() {
      process.kill(-child.pid, "SIGKILL");
      await gone;
      await remote.close().catch(() => {});
    },
  };
}

/** Opens a screen and waits until it shows its data. */
export async function open(context, route) {
  const page = await context.newPage();
  await page.goto(base + route);
  await page.locator("[data-ready]").first().waitFor({ state: "attached", timeout: 60_000 });
  return page;
}

/** Whether what was just written is said to be saved: two frames later, so that the screen has had its say. */
export const saved = (page) =>
  becomes(() => page.evaluate(async () => {
    for (let n = 0; n < 2; n += 1) await new Promise((done) => { setTimeout(done, 20); });
    return document.documentElement.dataset.saved === "true";
  }));

/** How many keys begin so. */
export const count = (page, prefix) => page.evaluate((prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).length, prefix);

/** The data of a stored application; `null` where there is none. */
export const application = (page, id) =>
  page.evaluate((id) => {
    const text = localStorage.getItem(`onward/application/${id}`);
    const read = text === null ? null : JSON.parse(text);
    return read === null || (read.gone ?? "") >= read.at ? null : read.data;
  }, id);

const log = new URL("../../tests/fixtures/search-log.csv", import.meta.url).pathname;

/** Imports the log of a search, and waits until the screen has said "saved" unless told otherwise; gives the id of one application. */
export async function withLog(page, wait = true) {
  await page.evaluate(() => { location.hash = "#/import"; });
  await page.locator("#import-file").setInputFiles(log);
  await page.getByRole("button", { name: /^import/i }).last().click({ timeout: 30_000 });
  if (!wait) return "";
  await becomes(async () => (await count(page, "onward/application/")) > 100, 30_000);
  await saved(page);
  return page.evaluate(() => Object.keys(localStorage).find((key) => key.startsWith("onward/application/")).split("/")[2]);
}

/** Types into a field as a person does, and leaves it; in the page, so that two pages can do it at one moment. */
export const write = (page, selector, text, wait = 0) =>
  page.evaluate(([selector, text, wait]) => new Promise((done) => {
    setTimeout(() => {
      const field = document.querySelector(selector);
      field.focus();
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
      field.blur();
      done();
    }, wait);
  }), [selector, text, wait]);
