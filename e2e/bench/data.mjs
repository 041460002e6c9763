// 5,000 applications on the phone: the file read and stored, the start with all of them, a search, one more saved among them. The network is not limited:
// this is the processor's part. Also gives the starts what such an import leaves in storage.
import { csv } from "./rows.mjs";
import { APP, RUNS, SIDES, base, fresh, idle, notes, open, phone, slow, stored, timed, type } from "./phone.mjs";

export const COUNT = 5000;
const FILE = { name: "search.csv", mimeType: "text/csv", buffer: Buffer.from(csv(COUNT)) };
const IMPORT = /^Import [\d,. ]+ new/;

/** Imports the file into an open page; gives the times until the preview (which the plain page does not have) and until all is written. */
async function bring(page, side) {
  const from = Date.now();
  await page.locator("input[type=file]").first().setInputFiles(FILE);
  if (side !== APP) {
    await page.waitForFunction((count) => document.body.dataset.imported === String(count), COUNT);
    return { wrote: Date.now() - from };
  }
  await page.getByRole("button", { name: IMPORT }).waitFor({ timeout: 120_000 });
  // Reading and preview, then the person's tap, then writing: the tap itself is not counted.
  const read = Date.now() - from;
  const wrote = await timed(page, `[...document.querySelectorAll("button")].find((one) => ${IMPORT}.test(one.textContent)).click()`, stored(side, "application", COUNT));
  return { read, wrote: read + wrote };
}

const importing = (side) => (side === APP ? `${base}#/import` : side.url);

/** What is in a page's storage after the import: put into another phone's, that phone has the same 5,000. */
export async function imported(side) {
  const context = await phone({ serviceWorkers: "block" });
  const page = await fresh(context);
  await open(page, importing(side));
  await bring(page, side);
  const entries = await page.evaluate(() => Object.entries(localStorage));
  await context.close();
  return entries;
}

export async function data() {
  const { note, tell } = notes();
  for (let run = 0; run < RUNS; run++) {
    for (const side of SIDES) {
      const context = await phone({ serviceWorkers: "block" });
      const page = await fresh(context);
      await open(page, importing(side));
      await slow(page);
      const { read, wrote } = await bring(page, side);
      if (read !== undefined) note("import_preview_5000", side, read);
      note("import_5000", side, wrote);
      await page.close();

      const again = await fresh(context);
      await slow(again);
      note("open_5000_usable", side, (await open(again, side === APP ? `${base}#/funnel` : side.url)).usable);
      // The start must be over before the search is timed.
      await idle(again);
      const [search, rows] = side === APP ? ["input[type=search]", ".rows-list"] : ["#search", "#list"];
      if (side === APP) await again.locator(rows).first().waitFor({ state: "attached" });
      // The company with this number is in the first row when the search has finished.
      const shown = `document.querySelector("${rows}").textContent.includes(given)`;
      for (const wanted of ["4321", "1234", "3777"]) note("search_5000", side, await timed(again, type(search), shown, wanted));
      await timed(again, type(search), "true", "");

      if (side === APP) {
        await again.goto(`${base}#/funnel/add`);
        await again.locator("#add-company").waitFor();
        await again.locator("#add-company").fill("Zebra Works");
        await again.locator("#add-role").fill("Keeper");
      } else {
        await again.locator("[name=company]").fill("Zebra Works");
        await again.locator("[name=role]").fill("Keeper");
      }
      const submit = side === APP ? `document.querySelector("#add-company").form.requestSubmit()` : `document.querySelector("#add").requestSubmit()`;
      // Names alone are counted: reading 5,000 texts at every frame would be most of what is measured.
      const count5000 = `Object.keys(localStorage).filter((key) => key.includes("/application/")).length`;
      note("save_among_5000", side, await timed(again, `const kept = ${count5000}; ${submit}`, `${count5000} > kept`));
      await context.close();
    }
  }
  tell({ search_5000: { aim_ms: 100 } });
}
