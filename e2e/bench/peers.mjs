// The app beside what else there is, in one run: the plain page, Leptos' smallest page, and Actual Budget's web build. Each is opened in an empty browser over
// Slow 4G, then once more with what the first visit left: until it can be used, and what came over the network.
import { APP, PLAIN, RUNS, fresh, median, open, phone, slow } from "./phone.mjs";

/** Actual Budget answers once its first button is there. */
const PEERS = [
  APP,
  PLAIN,
  { name: "leptos_hello", url: process.env.ONWARD_HELLO },
  { name: "actual_budget", url: process.env.ONWARD_ACTUAL, ready: "button" },
];

/** One visit: when it was usable, in milliseconds, and the bytes that came over the network until then, compressed as they came. */
async function visit(context, side) {
  const page = await fresh(context, side.ready);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  let bytes = 0;
  devtools.on("Network.loadingFinished", ({ encodedDataLength }) => { bytes += encodedDataLength; });
  await slow(page, { network: true });
  const { paint, usable } = await open(page, side.url);
  const until = bytes;
  if (side === APP) await page.waitForFunction(() => navigator.serviceWorker.controller, null, { timeout: 120_000 });
  await page.close();
  return { paint, usable, kilobytes: until / 1000 };
}

export async function peers() {
  const times = {};
  const note = (bench, side, value) => ((times[bench] ??= {})[side.name] ??= []).push(value);
  for (let run = 0; run < RUNS; run++) {
    for (const side of PEERS) {
      const context = await phone();
      const first = await visit(context, side);
      note("peers_cold_first_paint_ms", side, first.paint);
      note("peers_cold_usable_ms", side, first.usable);
      note("peers_cold_kilobytes", side, first.kilobytes);
      note("peers_second_usable_ms", side, (await visit(context, side)).usable);
      await context.close();
    }
  }
  for (const [bench, sides] of Object.entries(times)) {
    const medians = Object.entries(sides).map(([name, list]) => [name, Math.round(median(list))]);
    console.log(JSON.stringify({ bench, ...Object.fromEntries(medians), runs: RUNS }));
  }
}
