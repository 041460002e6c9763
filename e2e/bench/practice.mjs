// Today with a long search on the phone: 5,000 applications, 1,000 people, a year of diary; from the tap on its tab to its lines. And a posting of 10,000 characters,
// from the tap that saves it to the terms it asks for, beside five versions of a résumé. The plain page has neither.
import { COUNT, imported } from "./data.mjs";
import { APP, RUNS, base, enter, fresh, idle, notes, open, phone, slow, timed, type } from "./phone.mjs";
import { entries } from "./rows.mjs";

const day = (back) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);

const PEOPLE = Array.from({ length: 1000 }, (_, n) => ["person", `p${n}`, {
  name: `Person ${n}`,
  company: `Contoso ${n * 5}`,
  circle: n % 50 === 0,
  nudge_after: n % 4 === 0 ? 90 : undefined,
  talks: { t1: { on: day((n * 31) % 400), note: "Coffee" } },
}]);
const DIARY = Array.from({ length: 365 }, (_, n) => ["journal", `d${n}`, {
  on: day(n),
  mood: "even",
  good_one: "Soup with a neighbour",
  writing: "A walk, two applications, one call that did not come. ".repeat(8),
}]);
const VERSIONS = Array.from({ length: 5 }, (_, n) => ["version", `v${n}`, {
  document: "resume",
  name: `Version ${n}`,
  text: `Version ${n}. Python, SQL and Tableau for reporting in team ${n}; German at work, French at home. `.repeat(50),
  made_on: day(n),
}]);

/** As postings are written, with many terms and little said twice. */
function posting() {
  const skills = ["SQL", "Python", "Tableau", "Excel", "Power BI", "Kubernetes", "Terraform", "SAP", "Salesforce", "Figma", "German", "French"];
  let text = "Data analyst (m/f/d)\n\nRequirements\n";
  for (let n = 0; text.length < 10_000; n++) text += `- ${(n % 9) + 1} years of experience with ${skills[n % 12]} ${n} and its reporting in team ${(n * 37) % 101}\n`;
  return text.slice(0, 10_000);
}

export async function practice() {
  const { note, tell } = notes();
  const applications = await imported(APP);
  const all = [...applications, ...entries(APP.prefix, [...PEOPLE, ...DIARY, ...VERSIONS])];
  const about = applications.map(([key]) => key).find((key) => key.startsWith(`${APP.prefix}/application/`)).split("/").at(-1);
  for (let run = 0; run < RUNS; run++) {
    const context = await phone({ serviceWorkers: "block" });
    const first = await fresh(context);
    await open(first, base);
    await first.evaluate((all) => all.forEach(([key, text]) => localStorage.setItem(key, text)), all);
    const page = await fresh(context);
    // Where the first page goes too early, the browser loses the last of what it wrote.
    await page.goto(`${base}robots.txt`);
    await page.waitForFunction((count) => localStorage.length >= count, all.length);
    await first.close();
    await open(page, `${base}#/more`);
    await idle(page);
    // Once without a clock: what the screen needs is fetched by then.
    await timed(page, `location.hash = "#/today"`, `document.querySelector(".today-row")`);
    await timed(page, `location.hash = "#/more"`, `!document.querySelector(".today-line")`);
    await slow(page);
    note(`today_${COUNT}`, APP, await timed(page, `location.hash = "#/today"`, `document.querySelector(".today-row")`));
    await page.goto(`${base}#/reflect/posting/${about}`);
    await page.getByLabel("Text of the posting").waitFor();
    await timed(page, type("#posting-text"), "true", posting());
    // A person taps when the text is there: by then it is kept as a draft, and its terms have been found.
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("onward-draft/posting/")));
    await idle(page);
    const save = `[...document.querySelectorAll("button")].find((one) => one.textContent.trim() === "Save posting").click()`;
    note("posting_10000", APP, await timed(page, save, `document.querySelector(".posting-term")`));
    const count = `document.querySelector('[data-metric="terms_found"]').dataset.value`;
    const shown = `[...document.querySelectorAll(".posting-term")].filter((term) => term.querySelector('[aria-pressed="true"]').textContent === "Found").length`;
    for (const { name } of VERSIONS.map(([, , version]) => version)) {
      await idle(page);
      note("tailoring_10000", APP, await timed(page, enter("#posting-against"), `${count} > 0 && String(${shown}) === ${count}`, name));
      await timed(page, enter("#posting-against"), `${count} === "0"`, "");
    }
    await context.close();
  }
  tell({ [`today_${COUNT}`]: { aim_ms: 100 }, posting_10000: { aim_ms: 100 }, tailoring_10000: { aim_ms: 100 } });
}
