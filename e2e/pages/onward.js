// The app as every test sees it: open a screen, read a figure, look for barriers. What one screen shows is in that screen's page model beside this file.
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "@playwright/test";

/** Where the server puts the same app a second time. */
export const SUB_PATH = "some/sub/path/";

/** Opens a screen ("#/funnel") and waits until it shows its data and answers to input. `base` is a folder of the server. */
export async function openApp(page, route = "#/today", base = "") {
  await page.goto(base + route);
  await ready(page);
}

/** Waits until the app's root says that its data is shown. */
export async function ready(page) {
  await page.locator("[data-ready]").first().waitFor({ state: "attached" });
}

/** Loads the page again and waits for its data. */
export async function reload(page) {
  await page.reload();
  await ready(page);
}

/** The element that shows a figure. */
export const figure = (page, name) => page.locator(`[data-metric="${name}"]`);

/** A figure's unrounded value: a number where it is one, else its text; `null` where it is undefined (the screen says why). */
export async function metric(page, name) {
  const value = await figure(page, name).first().getAttribute("data-value");
  if (value === null || value === "") return null;
  return Number.isNaN(Number(value)) ? value : Number(value);
}

/** Waits until the figure passes the check. */
export async function becomes(page, name, check) {
  await expect.poll(async () => check(await metric(page, name))).toBe(true);
}

/** The screen's title. */
export const title = (page, name) => page.getByRole("heading", name === undefined ? { level: 1 } : { level: 1, name }).first();

/** The open sheet. */
export const dialog = (page) => page.getByRole("dialog");

/** The button of the last notice that takes the last change back. */
export const undo = (page) => page.getByRole("status").getByRole("button", { name: "Undo" });

/** The button that opens a space of made-up data in this tab. */
export const sampleData = (page) => page.getByRole("button", { name: "Look around with sample data" }).first();

/** The bar that is on every screen of the sample data, and on no other. */
export const sampleBar = (page) => page.getByRole("region", { name: "Sample data", exact: true });

/** Looks around with sample data: the page starts anew in the sample's space, on Today. */
export async function lookAround(page) {
  await sampleData(page).click();
  await sampleBar(page).waitFor();
  await ready(page);
}

/** The sample as records of one's own, `mine-` for `sample-`: for what needs localStorage, or two tabs. */
export async function ownSample(page) {
  await lookAround(page);
  await page.evaluate(() => {
    for (const [key, text] of Object.entries(sessionStorage)) {
      if (key.startsWith("onward-sample/onward/")) localStorage.setItem(key.slice("onward-sample/".length).replaceAll("sample-", "mine-"), text.replaceAll("sample-", "mine-"));
    }
    sessionStorage.clear();
  });
  await reload(page);
}

/** Waits until nothing moves any more: axe reads colours as they are drawn, also half-way through a sheet's rise. */
export async function still(page) {
  const moves = () => document.getAnimations().some((animation) => animation.playState === "running" && Number.isFinite(animation.effect?.getComputedTiming().endTime));
  await expect.poll(() => page.evaluate(moves), { intervals: [20, 50] }).toBe(false);
}

/** How many pixels the page is wider than its window. */
export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Whether a control is too small also where it is scrolled clear of the bars that stay in view: halfway under one of them everything is. */
async function tooSmallInTheMiddle(page, node) {
  const target = node.target.join(" ");
  await page.locator(target).evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include(target).withRules(["target-size"]).analyze();
  return violations.length > 0;
}

const EVERY_RULE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules that look at colours: nothing else on a screen is another in the dark. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** axe finds nothing on the screen as it is, in light all of its rules, in dark those about colours. */
export async function axe(page) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // One document without frames: no second page has to be opened to bring together what several of them say.
    const builder = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (colorScheme === "light" ? builder.withTags(EVERY_RULE) : builder.withRules(COLOUR_RULES)).analyze();
    for (const violation of violations.filter(({ id }) => id === "target-size")) {
      const small = [];
      for (const node of violation.nodes) if (await tooSmallInTheMiddle(page, node)) small.push(node);
      violation.nodes = small;
    }
    const told = violations.filter(({ nodes }) => nodes.length > 0).map((v) => `${colorScheme}: ${v.id}: ${v.help}\n  ${v.nodes.map((n) => n.target.join(" ") + " " + (n.any[0]?.message ?? "")).join("\n  ")}`);
    expect(told).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: null });
}

/** Waits until the service worker has cached everything and answers for the page. */
export async function installed(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
    }
  });
}

/** Collects what the page complains about: errors, refused loads, requests to elsewhere. */
export function complaints(page) {
  const told = [];
  const own = new URL(process.env.ONWARD_URL ?? "http://127.0.0.1:8091/").origin;
  page.on("pageerror", (error) => told.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && told.push(`console: ${message.text()}`));
  page.on("request", (request) => {
    const url = request.url();
    if (url.startsWith("http") && new URL(url).origin !== own) told.push(`request: ${url}`);
  });
  return told;
}
