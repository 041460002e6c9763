// From an empty page to one that answers, over Slow 4G: the first visit at the app's own address and at the funnel's, the second visit through the service
// worker, and that second visit with 5,000 applications stored. The plain page has no service worker: its second visit comes from the network again.
import { COUNT, imported } from "./data.mjs";
import { APP, PLAIN, RUNS, SIDES, base, fresh, notes, open, phone, slow, stored } from "./phone.mjs";

/** Waits until the next visit needs no network: the worker answers for the page, and it does so only after its cache took every file. */
async function installed(page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller, null, { timeout: 120_000 });
  const kept = await page.evaluate(async () => {
    let files = 0;
    for (const name of await caches.keys()) files += (await (await caches.open(name)).keys()).length;
    return files;
  });
  if (!kept) throw new Error("The service worker kept no file: a development build? Installed starts need a release build.");
}

/** A visit in a page of its own, from the tap to usable. */
async function visit(context, url, after = async () => {}) {
  const page = await fresh(context);
  await slow(page, { network: true });
  const times = await open(page, url);
  await after(page);
  await page.close();
  return times;
}

/** The second visit; the app's must have come from the service worker and found its data, else the figure would be another start's. */
const again = (context, side, records = 0) =>
  visit(context, side.url, async (page) => {
    const through = await page.evaluate(() => performance.getEntriesByType("navigation")[0].workerStart > 0);
    if (side === APP && !through) throw new Error("The second visit did not come from the service worker.");
    if (!(await page.evaluate(stored(side, "application", records)))) throw new Error("The second visit did not find the records.");
  });

export async function starts() {
  const { note, tell } = notes();
  const full = {};
  for (const side of SIDES) full[side.name] = await imported(side);
  for (let run = 0; run < RUNS; run++) {
    for (const side of SIDES) {
      const ready = side === APP ? installed : undefined;
      const empty = await phone();
      const first = await visit(empty, side.url, ready);
      note("cold_start_first_paint", side, first.paint);
      note("cold_start_usable", side, first.usable);
      note("installed_start_usable", side, (await again(empty, side)).usable);
      await empty.close();

      // A bookmark of the funnel: its chunk is fetched along with the first one. The plain page has but one address.
      const funnel = await phone();
      note("cold_start_funnel_usable", side, (await visit(funnel, side === PLAIN ? side.url : `${base}#/funnel`)).usable);
      await funnel.close();

      const filled = await phone();
      await visit(filled, side.url, async (page) => {
        if (ready) await ready(page);
        await page.evaluate((entries) => entries.forEach(([key, text]) => localStorage.setItem(key, text)), full[side.name]);
      });
      note(`installed_start_${COUNT}_usable`, side, (await again(filled, side, COUNT)).usable);
      await filled.close();
    }
  }
  tell({
    cold_start_first_paint: { aim_ms: 800 },
    cold_start_usable: { aim_ms: 2000 },
    installed_start_usable: { aim_ms: 500 },
    [`installed_start_${COUNT}_usable`]: { aim_ms: 500 },
  });
}
