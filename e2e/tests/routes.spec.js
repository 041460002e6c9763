// Every address of the app, one of each shape: it draws a screen, nothing complains, axe finds nothing in light and dark, and at the narrowest phones nothing is
// wider than the page, no word is broken, no choice is cut and nothing lies under something else.
import { expect, test } from "@playwright/test";

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

/** What is wrong with how the screen is laid out. Runs in the page. */
function layoutFaults() {
  const faults = [];
  const root = document.querySelector("dialog[open]") ?? document.querySelector("main");
  const name = (element) => `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ""}.${[...element.classList].join(".")} “${(element.textContent ?? "").trim().slice(0, 30)}”`;
  // What is in a row or a board that is scrolled sideways may be beyond the edge.
  const scrolls = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth) return true;
    }
    return false;
  };
  const shown = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && element.getClientRects().length > 0;
  // A word that does not end in a hyphen and stands on two lines was broken in its middle.
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || !shown(parent) || parent.closest("svg, code, pre, .visually-hidden, option, textarea")) continue;
    for (const match of node.data.matchAll(/[\p{L}\p{N}’']{2,}/gu)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const tops = new Set([...range.getClientRects()].filter((box) => box.width > 1).map((box) => Math.round(box.top)));
      if (tops.size > 1) faults.push(`broken word “${match[0]}” in ${name(parent)}`);
    }
  }
  const canvas = document.createElement("canvas").getContext("2d");
  for (const select of root.querySelectorAll("select")) {
    if (!shown(select)) continue;
    const style = getComputedStyle(select);
    canvas.font = style.font;
    const text = canvas.measureText(select.selectedOptions[0]?.text ?? "").width;
    const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (text > room + 1) faults.push(`cut choice “${select.selectedOptions[0].text}” in ${name(select)}: ${Math.round(text)} > ${Math.round(room)}`);
  }
  for (const control of root.querySelectorAll("button, a[href], input, select, textarea")) {
    if (!shown(control) || control.closest(".visually-hidden, .skip") || scrolls(control)) continue;
    const box = control.getBoundingClientRect();
    if (box.right > document.documentElement.clientWidth + 1 || box.left < -1) faults.push(`outside the page: ${name(control)}`);
  }
  return [...new Set(faults)];
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
