// Every address of the app, one of each shape: it draws a screen, nothing complains, axe finds nothing in light and dark, and at the narrowest phones nothing is
// wider than the page, no word is broken, no choice is cut and nothing lies under something else.
import { expect, test } from "@playwright/test";

import { layoutFaults } from "../pages/layout.js";
import { axe, complaints, openApp, overflow, ready, lookAround, still } from "../pages/onward.js";
import { ROUTES, needsSample } from "../pages/routes.js";

/** Begin something new or lead on at once: another address is shown in the end. */
const LEADS_ON = /#\/reflect\/(new(\/|$)|ask\/|go\/[^/]+$|journal\/write$)/;

const PARTS = 4;

/** Goes to an address and waits until its screen is drawn and still. */
async function visit(page, route) {
  await page.evaluate((href) => { location.hash = href; }, route.href);
  if (!LEADS_ON.test(route.href)) await expect(page).toHaveURL(new RegExp(`${route.href.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`));
  await expect(page.locator(route.sheet ? "dialog[open] h1" : "main h1").filter({ visible: true }).first()).toBeVisible();
  await expect(page.locator("main[aria-busy=true], .skeleton")).toHaveCount(0);
  await still(page);
}

/** What a toast of two lines covers that could not be brought out from under it: the last things on the page, and what stays in place. Runs in the page. */
function underToast() {
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.style.animation = "none";
  toast.innerHTML = "<span>A record of a company with a long name deleted</span><button type=\"button\">Undo</button>";
  document.querySelector(".toast-place").append(toast);
  window.scrollTo(0, document.documentElement.scrollHeight);
  // An open sheet has the toast in it, and all else is inert.
  const sheet = document.querySelector("dialog[open]");
  sheet?.querySelector(".body")?.scrollTo(0, 1e6);
  const own = toast.getBoundingClientRect();
  const covered = [...(sheet ?? document.querySelector("#app")).querySelectorAll("a[href], button, input, select, textarea, summary")].filter((control) => {
    if (toast.contains(control) || control.closest(".skip") || !control.checkVisibility({ checkVisibilityCSS: true })) return false;
    const box = control.getBoundingClientRect();
    return box.width > 1 && box.bottom > own.top + 1 && box.top < own.bottom - 1 && box.right > own.left && box.left < own.right;
  });
  toast.remove();
  window.scrollTo(0, 0);
  return covered.map((control) => `under the toast: “${(control.textContent || control.id || control.tagName).trim().slice(0, 40)}”`);
}

async function withSample(page) {
  await openApp(page, "#/today");
  await lookAround(page);
}

for (let part = 0; part < PARTS; part += 1) {
  const routes = ROUTES.filter((_, n) => n % PARTS === part);

  test(`axe finds nothing on any screen, part ${part + 1} (by thumb)`, async ({ page }) => {
    test.slow();
    const told = complaints(page);
    await withSample(page);
    // High enough that nothing happens to end under the tabs: whether a touch target is large enough does not depend on how far one has scrolled.
    await page.setViewportSize({ width: 390, height: 3200 });
    for (const route of routes) {
      await test.step(route.href, async () => {
        await visit(page, route);
        await axe(page);
      });
    }
    expect(told).toEqual([]);
  });

  test(`every screen fits at every width, part ${part + 1} (by thumb)`, async ({ page }) => {
    test.slow();
    const faults = [];
    await withSample(page);
    for (const route of routes) {
      await page.setViewportSize({ width: 390, height: 844 });
      await visit(page, route);
      for (const width of [320, 360, 430]) {
        await page.setViewportSize({ width, height: 844 });
        const wider = await overflow(page);
        if (wider > 0) faults.push(`${route.href} at ${width}: ${wider} px too wide`);
        for (const fault of await page.evaluate(layoutFaults)) faults.push(`${route.href} at ${width}: ${fault}`);
        for (const fault of await page.evaluate(underToast)) faults.push(`${route.href} at ${width}: ${fault}`);
      }
    }
    expect(faults).toEqual([]);
  });
}

test("every screen draws with nothing stored (by thumb)", async ({ page }) => {
  test.slow();
  const told = complaints(page);
  await openApp(page, "#/today");
  for (const route of ROUTES.filter((route) => !needsSample(route))) {
    await test.step(route.href, async () => {
      await visit(page, route);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    });
  }
  await ready(page);
  expect(told).toEqual([]);
});

test("an address that leads nowhere says so and leads back (by thumb)", async ({ page }) => {
  await openApp(page, "#/nowhere/at all");
  await expect(page.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();
  await page.getByRole("link", { name: "Go to Today" }).click();
  await expect(page).toHaveURL(/#\/today$/);
});
