// What both pages work on, made up and the same on every run: 5,000 applications as a person's spreadsheet has them, a budget of 200 items with a search
// beside it, a bank file of 3,000 movements. Days that must lie around today are counted from it.
const COMPANIES = ["Adatum", "Contoso", "Fabrikam", "Fourth Coffee", "Humongous", "Litware", "Northwind", "Proseware", "Tailspin", "Wingtip"];
const ROLES = ["Analyst", "Bookkeeper", "Carer", "Data engineer", "Electrician", "Nurse", "Project manager", "Teacher", "Warehouse lead", "Web developer"];
const PLACES = ["Bristol", "Graz", "Lyon", "Porto", "Remote", "Tampere"];

/** A CSV file with that many applications. */
export function csv(count = 5000) {
  const draw = drawing(20261123);
  const lines = ["Company,Role,Location,Source,Date applied,Status,Notes"];
  for (let n = 0; n < count; n++) {
    const day = new Date(Date.UTC(2024, 0, 1) + draw(1000) * 86_400_000).toISOString().slice(0, 10);
    const luck = draw(100);
    const status = luck < 3 ? "Interview" : luck < 45 ? "Rejected" : "Applied";
    lines.push(`${COMPANIES[draw(10)]} ${n},${ROLES[draw(10)]},${PLACES[draw(6)]},${draw(2) ? "Job board" : "Company site"},${day},${status},"Applied with version ${draw(6)}, posted ${draw(30)} days before"`);
  }
  return lines.join("\n") + "\n";
}

/** Random numbers below a bound, the same on every run. */
function drawing(seed) {
  return (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 4294967296) * below);
  };
}

const EVERY = ["week", "two_weeks", "half_month", "month", "quarter", "year", "once"];
const WEEKENDS = [undefined, "before", "after"];

/** The day so many days from `today`, as ISO text. */
const later = (today, days) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

/** 200 budget items with every recurrence, as records `[kind, id, data]`: 150 bills, of which each second has a planned cut, 40 incomes and 10 paid jobs
 * that are only planned. Spending is above income, so that the money runs short within the three years and a cut moves the day. */
export function budget(today) {
  const draw = drawing(36);
  const when = (n) => {
    const every = EVERY[n % EVERY.length];
    // What happens once is in the future; the rest started up to a year ago, on any day of the month.
    const from = later(today, every === "once" ? 10 + draw(600) : -draw(360));
    return { every, from, weekend: WEEKENDS[n % 3], until: n % 10 === 9 ? later(today, 200 + draw(600)) : undefined };
  };
  const cuts = [
    (from) => ({ plan: "cancel", from }),
    (from, amount) => ({ plan: "reduce", to: Math.round(amount / 2), from }),
    (from) => ({ plan: "pause", from, until: later(from, 180) }),
  ];
  const records = [
    ["settings", "main", { currency: "EUR", silent_after: 28 }],
    ["account", "a0", { name: "Current account", balance: 3_000_000 }],
    ["plan", "main", { buffer: 50_000, applications_a_week: 6, reply_days: 8, process_days: 16, pay_days: 45 }],
    // The one that is switched on and off: large and monthly, so that the day moves each time.
    ["bill", "b0", { name: "Rent", class: "need", amount: 95_000, when: { every: "month", from: later(today, -20) }, cut: { plan: "reduce", to: 40_000, from: later(today, 14) } }],
  ];
  for (let n = 1; n < 150; n++) {
    const amount = 1_000 + draw(4_000);
    const cut = n % 2 ? undefined : cuts[(n / 2) % 3](later(today, draw(60)), amount);
    records.push(["bill", `b${n}`, { name: `Bill ${n}`, class: ["need", "obligation", "want"][n % 3], amount, when: when(n), cut }]);
  }
  for (let n = 0; n < 40; n++) records.push(["income", `i${n}`, { name: `Income ${n}`, kind: "support", pay: { how: "regular", amount: 3_000 + draw(4_000), when: when(n) } }]);
  for (let n = 0; n < 10; n++) {
    const pay = { how: "hours", minutes_a_week: 120, hourly: 1_000 + 10 * n, tax_percent: 20, starts_on: later(today, draw(40)) };
    records.push(["income", `p${n}`, { name: `Shifts ${n}`, kind: "gig", pay, bridge: true }]);
  }
  return records;
}

/** Which of them ended in an offer that was declined: fewer than these leave a range from hardly to nearly certain, which is not shown as odds. */
const OFFERED = [45, 77, 109, 141, 173];

/** 200 applications as records, with enough answers for odds: some waiting, some under way, some over, some with an offer. */
export function search(today) {
  const records = [];
  for (let n = 0; n < 200; n++) {
    const sent = n < 20 ? n : 30 + n;
    const timeline = { e1: { kind: "applied", date: later(today, -sent) } };
    if (n % 8 === 5) timeline.e2 = { kind: "interview", date: later(today, -sent + Math.min(sent, 8)) };
    if (n % 8 === 5 && n > 20) timeline.e3 = { kind: OFFERED.includes(n) ? "declined" : "rejected", date: later(today, -sent + 20) };
    if (n % 20 === 7 && n > 20) timeline.e2 = { kind: "rejected", date: later(today, -sent + 9) };
    records.push(["application", `s${n}`, { company: `${COMPANIES[n % 10]} ${n}`, role: ROLES[n % 10], timeline }]);
  }
  return records;
}

/** The person's own rules that sort a bank file. */
export const RULES = Array.from({ length: 10 }, (_, n) => ["rule", `r${n}`, { payee: `market ${n * 4}`, category: ["Food", "Transport", "Home", "Leisure"][n % 4] }]);

/** A bank's CSV file with that many movements. The names are longer than four letters: a column of shorter ones beside digits is guessed to be amounts,
 * and then there is nothing to sort by. */
export function bank(count = 3000) {
  const lines = ["Date,Description,Amount"];
  for (let n = 0; n < count; n++) {
    const date = new Date(Date.UTC(2026, 0, 1 + (n % 300))).toISOString().slice(0, 10);
    lines.push(`${date},Market ${n % 40} ${n},-${((100 + ((n * 37) % 9000)) / 100).toFixed(2)}`);
  }
  return lines.join("\n") + "\n";
}

/** Records as they are stored: keys and texts. `undefined` fields are left out. */
export function entries(prefix, records) {
  return records.map(([kind, id, data]) => [`${prefix}/${kind}/${id}`, JSON.stringify({ v: 1, rev: 1, at: "mgyr8w0005qa00k3x", data })]);
}
