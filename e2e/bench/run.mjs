// The app on an emulated phone beside the plain pages in vanilla/, on the same data in the same run: JSON lines on the standard output. How it is measured
// is in phone.mjs, what is measured in the parts: the starts, 5,000 applications, the money, Today and the postings. A word after the command runs the parts it names alone:
// `node bench/run.mjs money`. How cost grows, and what else there is, only run when they are named.
import { data } from "./data.mjs";
import { growth } from "./growth.mjs";
import { money } from "./money.mjs";
import { peers } from "./peers.mjs";
import { browser } from "./phone.mjs";
import { practice } from "./practice.mjs";
import { starts } from "./starts.mjs";

const PARTS = { starts, data, money, practice };
const wanted = process.argv.slice(2);
const NAMED = { growth, peers };

try {
  for (const name of wanted.length ? wanted : Object.keys(PARTS)) await { ...PARTS, ...NAMED }[name]();
} finally {
  await browser.close();
}
