// The app on an emulated phone beside the plain pages in vanilla/, on the same data in the same run: JSON lines on the standard output. How it is measured
// is in phone.mjs, what is measured in the parts: the starts, 5,000 applications, the money. A word after the command runs the parts it names alone:
// `node bench/run.mjs money`.
import { data } from "./data.mjs";
import { money } from "./money.mjs";
import { peers } from "./peers.mjs";
import { browser } from "./phone.mjs";
import { starts } from "./starts.mjs";

const PARTS = { starts, data, money };
const wanted = process.argv.slice(2);
// What else there is, where it was fetched and built.
if (process.env.ONWARD_ACTUAL) PARTS.peers = peers;

try {
  for (const [name, part] of Object.entries(PARTS)) if (!wanted.length || wanted.includes(name)) await part();
} finally {
  await browser.close();
}
