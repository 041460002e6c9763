// 5,000 applications on the phone: the file read and stored, the start with all of them, a search, the figures, one more saved among them. The network is not
// limited: this is the processor's part. Also gives the starts what such an import leaves in storage, and the growth the same with other numbers.
import { csv } from "./rows.mjs";
import { APP, RUNS, SIDES, base, fresh, idle, looked, notes, open, phone, slow, stored, timed, type } from "./phone.mjs";

export const COUNT = 5000;
const IMPORT = /^Import [\d,. ]+ new/;

/** Imports the file into an open page; gives the times until the preview (which the plain page does not have) and until all is written. */
async function bring(page, side, count) {
  const file = { name: "search.csv", mimeType: "text/csv", buffer: Buffer.from(csv(count)) };
  const from = Date.now();
  await page.locator("input[type=file]").first().setInputFiles(file);
  if (side !== APP) {
    await page.waitForFunction((count) => document.body.dataset.imported === String(count), count);
    return { wrote: Date.now() - from };
  }
  await page.getByRole("button", { name: IMPORT }).waitFor({ timeout: 120_000 });
  // Reading and preview, then the person's look and tap, then writing. What is waited for is counted, the look and the tap are not; the app goes on meanwhile.
  const read = Date.now() - from;
  await looked(page);
  const wrote = await timed(page, `[...document.querySelectorAll("button")].find((one) => ${IMPORT}.test(one.textContent)).click()`, stored(side, "application", count));
  return { read, wrote: read + wrote };
}

const importing = (side) => (side === APP ? `${base}#/import` : side.url);

/** What is in a page's storage after the import: put into another phone's, that phone has the same 5,000. */
export async function imported(side) {
  const context = await phone({ serviceWorkers: "block" });
  const page = await fresh(context);
  await open(page, importing(side));
  await bring(page, side, COUNT);
  const entries = await page.evaluate(() => Object.entries(localStorage));
  await context.close();
  return entries;
}

/** Everything once with that many applications, on one side: what took how long goes to `note`. */
export async function withRows(side, count, note) {
  const context = await phone({ serviceWorkers: "block" });
  const page = await fresh(context);
  await open(page, importing(side));
  await slow(page);
  const { read, wrote } = await bring(page, side, count);
  if (read !== undefined) note("import_preview", read);
  note("import", wrote);
  await page.close();

  const again = await fresh(context);
  await slow(again);
  note("open", (await open(again, side === APP ? `${base}#/funnel` : side.url)).usable);
  // The start must be over before the search is timed.
  await idle(again);
  const [search, rows] = side === APP ? ["input[type=search]", ".rows-list"] : ["#search", "#list"];
  if (side === APP) await again.locator(rows).first().waitFor({ state: "attached" });
  // The company with this number is in the first row when the search has finished.
  const shown = `document.querySelector("${rows}").textContent.includes(given)`;
  for (const part of [0.86, 0.25, 0.75]) {
    note("search", await timed(again, type(search), shown, String(Math.floor(count * part))));
    await timed(again, type(search), "true", "");
  }
  if (side === APP) {
    // From the tap on Figures to the drawn funnel.
    note("figures", await timed(again, `location.hash = "#/funnel/figures"`, `document.querySelector("[data-metric=applications]")`));
    await again.goto(`${base}#/funnel/add`);
    await again.locator("#add-company").waitFor();
    await again.locator("#add-company").fill("Zebra Works");
    await again.locator("#add-role").fill("Keeper");
  } else {
    await again.locator("[name=company]").fill("Zebra Works");
    await again.locator("[name=role]").fill("Keeper");
  }
  const submit = side === APP ? `document.querySelector("#add-company").form.requestSubmit()` : `document.querySelector("#add").requestSubmit()`;
  // Names alone are counted: reading every text at every frame would be most of what is measured. A draft's name has the kind in it too, and goes as the record comes.
  const names = `Object.keys(localStorage).filter((key) => key.startsWith("${side.prefix}/application/")).length`;
  note("save", await timed(again, `const kept = ${names}; ${submit}`, `${names} > kept`));
  await context.close();
}

/** What the lines of 5,000 are called, since they are compared over versions. */
const NAMES = { import_preview: "import_preview_5000", import: "import_5000", open: "open_5000_usable", search: "search_5000", figures: "figures_5000", save: "save_among_5000" };

export async function data() {
  const { note, tell } = notes();
  for (let run = 0; run < RUNS; run++) for (const side of SIDES) await withRows(side, COUNT, (what, time) => note(NAMES[what], side, time));
  tell({ search_5000: { aim_ms: 100 } });
}
