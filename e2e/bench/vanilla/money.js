// The money by hand, on the records the app has: 200 items laid out day by day over 36 months with three lines and what each lever buys; the odds, worked
// out in a worker as the app does; a bank file read, sorted and stored. Whole cents, days as numbers since 1970.
"use strict";
const PREFIX = "vanilla/";
const DAY = 86_400_000;
const HORIZON = 1096;
const $ = (id) => document.getElementById(id);
const now = new Date();
const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY;
const dayOf = (text) => Date.parse(text) / DAY;

function all(kind) {
  const found = [];
  for (let n = 0; n < localStorage.length; n++) {
    const key = localStorage.key(n);
    if (key.startsWith(`${PREFIX}${kind}/`)) found.push({ ...JSON.parse(localStorage.getItem(key)).data, id: key.slice(key.lastIndexOf("/") + 1) });
  }
  return found;
}

function save(kind, id, data) {
  localStorage.setItem(`${PREFIX}${kind}/${id}`, JSON.stringify({ v: 1, rev: 1, at: new Date().toISOString(), data }));
}

// --- The budget -------------------------------------------------------------------------------------------------------------------------------

/** That day of the month, or the month's last. */
function monthDay(year, month, day) {
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(day, last)) / DAY;
}

/** The day a rule names at a step. */
function named({ every, from, day, second_day }, step) {
  const start = new Date(from), first = day ?? start.getUTCDate(), other = second_day ?? (first <= 16 ? first + 15 : first - 15);
  const month = (months, on) => monthDay(start.getUTCFullYear(), start.getUTCMonth() + months, on);
  switch (every) {
    case "once": return step ? Infinity : dayOf(from);
    case "week": return dayOf(from) + 7 * step;
    case "two_weeks": return dayOf(from) + 14 * step;
    case "half_month": return month(Math.floor(step / 2), step % 2 ? Math.max(first, other) : Math.min(first, other));
    case "quarter": return month(3 * step, first);
    case "year": return month(12 * step, first);
    default: return month(step, first);
  }
}

/** The days from today to the horizon on which a rule's payments fall. */
function falls(rule) {
  const begin = dayOf(rule.from), end = Math.min(rule.until ? dayOf(rule.until) : Infinity, today + HORIZON + 2), days = [];
  for (let step = 0, day = named(rule, 0); day <= end; day = named(rule, ++step)) {
    const weekday = (day + 4) % 7;
    let moved = day;
    if (weekday === 6 || weekday === 0) {
      if (rule.weekend === "before") moved -= weekday === 6 ? 1 : 2;
      if (rule.weekend === "after") moved += weekday === 6 ? 2 : 1;
    }
    if (day >= begin && moved >= today && moved <= today + HORIZON) days.push(moved);
  }
  return days;
}

/** What a bill comes to on a day with its planned cut. */
function lean({ amount, cut }, day) {
  if (!cut || day < dayOf(cut.from) || (cut.until && day > dayOf(cut.until))) return amount;
  return cut.plan === "reduce" ? cut.to : 0;
}

/** Every bill and income with its payments: day from today, amount as it is, amount with the cut. */
function layOut() {
  const bills = all("bill").map((bill) => ({ id: bill.id, name: bill.name, cut: !!bill.cut, payments: falls(bill.when).map((day) => [day - today, -bill.amount, -lean(bill, day)]) }));
  const incomes = all("income").map(({ id, name, bridge, pay }) => {
    let each = pay.amount, when = pay.when;
    if (pay.how === "hours") {
      each = hourly(pay, pay.minutes_a_week);
      when = { every: "week", from: new Date((dayOf(pay.starts_on) + 7) * DAY).toISOString().slice(0, 10) };
    }
    return { id, name, bridge, payments: falls(when).map((day) => [day - today, each, each]) };
  });
  return [...bills, ...incomes];
}

/** What so many minutes leave after tax. */
const hourly = (pay, minutes) => Math.round((minutes * pay.hourly * (100 - pay.tax_percent)) / 6000);

/** What each day moves, with the cuts and the bridge incomes that `counts` takes. */
function net(flows, counts) {
  const days = new Float64Array(HORIZON + 1);
  for (const flow of flows) {
    const on = counts(flow);
    if (flow.bridge && !on) continue;
    for (const [day, asIs, cut] of flow.payments) days[day] += flow.cut && on ? cut : asIs;
  }
  return days;
}

/** The first day that ends below the buffer; one beyond the horizon where there is none. */
function shortfall(days) {
  let balance = cash;
  for (let day = 0; day <= HORIZON; day++) if ((balance += days[day]) < buffer) return day;
  return HORIZON + 1;
}

/** What each cut and each bridge income that does not count yet would bring the day to. */
function levers(counts) {
  const base = net(flows, counts);
  return flows.filter((flow) => (flow.cut || flow.bridge) && !counts(flow)).map((flow) => {
    const days = base.slice();
    for (const [day, asIs, cut] of flow.payments) days[day] += flow.cut ? cut - asIs : asIs;
    return { id: flow.id, name: flow.name, days: shortfall(days) };
  });
}

let flows, cash, buffer, plan;
const off = new Set();

/** The three lines as a picture, and the day of the one with the cuts as the figure. */
function show() {
  const lines = [() => false, (flow) => flow.cut && !off.has(flow.id), (flow) => !off.has(flow.id)].map((counts) => net(flows, counts));
  const paths = document.querySelectorAll("path");
  lines.forEach((days, n) => {
    let balance = cash;
    paths[n].setAttribute("d", Array.from(days, (moved, day) => `${day ? "L" : "M"}${day} ${(80 - (balance += moved) / 50_000).toFixed(1)}`).join(""));
  });
  $("days").textContent = $("days").dataset.value = shortfall(lines[1]);
}

function start() {
  plan = all("plan")[0];
  if (!plan) return;
  cash = all("account").reduce((sum, account) => sum + account.balance, 0);
  buffer = plan.buffer;
  flows = layOut();
  const base = shortfall(net(flows, () => false));
  const rows = levers(() => false).sort((a, b) => b.days - a.days).map(({ id, name, days }) => {
    const row = document.createElement("label"), box = document.createElement("input");
    Object.assign(box, { type: "checkbox", checked: true, id: `counts-${id}` });
    box.addEventListener("change", () => { off[box.checked ? "delete" : "add"](id); show(); });
    row.append(box, ` ${name}: ${days - base} days`);
    return row;
  });
  $("levers").replaceChildren(...rows);
  show();
  $("pace").value = plan.applications_a_week;
  if (localStorage.getItem(`${PREFIX}application/s0`)) work();
}

// --- The odds ---------------------------------------------------------------------------------------------------------------------------------

/** What the applications say: answers of how many, offers of how many talks that are over, who waits and what is under way. */
function gather() {
  const input = { contacts: { k: 0, n: 0 }, offers: { k: 0, n: 0 }, waiting: [], underWay: [] };
  for (const { timeline } of all("application")) {
    const events = Object.values(timeline), on = (kind) => events.find((event) => event.kind === kind)?.date;
    const talk = on("interview"), age = today - dayOf(on("applied")), quiet = today - dayOf(events.at(-1).date) > 28;
    const over = on("rejected") || on("declined") || quiet;
    input.contacts.n++;
    if (talk) input.contacts.k++;
    if (talk && over) {
      input.offers.n++;
      if (on("declined")) input.offers.k++;
    } else if (talk) input.underWay.push(today - dayOf(talk));
    else if (!over) input.waiting.push(age);
  }
  return input;
}

let worker;

function work() {
  worker ??= new Worker("odds.js");
  worker.onmessage = ({ data: { chance, low, high, levers } }) => {
    $("odds").textContent = `${Math.round(chance * 100)} %`;
    $("odds").dataset.value = chance;
    $("range").textContent = `between ${Math.round(low * 100)} and ${Math.round(high * 100)} %`;
    $("moves").replaceChildren(...levers.map(({ name, points }) => {
      const row = document.createElement("li");
      row.textContent = `${name}: ${points.toFixed(1)} points`;
      return row;
    }));
  };
  const none = () => false, days = net(flows, none), runway = shortfall(days);
  const best = Math.max(0, ...all("income").filter(({ pay }) => pay.how === "hours").map(({ pay }) => hourly(pay, 600)));
  for (let day = 7; day <= HORIZON; day += 7) days[day] += best;
  const moves = [{ name: "One more a day", days: runway, more: 7 }, { name: "Ten paid hours", days: shortfall(days), more: 0 }];
  for (const lever of levers(none)) moves.push({ name: lever.name, days: lever.days, more: 0 });
  worker.postMessage({ ...gather(), days: runway, pace: plan.applications_a_week, reply: plan.reply_days, process: plan.process_days, pay: plan.pay_days, levers: moves });
}

$("pace").addEventListener("change", (event) => {
  const { id, ...data } = plan;
  plan = { ...data, id, applications_a_week: Number(event.target.value) };
  save("plan", id, { ...data, applications_a_week: plan.applications_a_week });
  work();
});

// --- The bank file ----------------------------------------------------------------------------------------------------------------------------

/** Whole cents from digits, never through a float. */
function cents(text) {
  const [, minus, whole, part = ""] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  return (minus ? -1 : 1) * (Number(whole) * 100 + Number(part.padEnd(2, "0")));
}

let movements = [];

$("file").addEventListener("change", async (event) => {
  const rules = all("rule").sort((a, b) => b.payee.length - a.payee.length);
  const known = new Set(all("spending").map((one) => `${one.date}|${one.amount}|${one.payee}`));
  const table = parse(new TextDecoder().decode(await event.target.files[0].arrayBuffer()));
  movements = table.slice(1).map(([date, payee, amount]) => {
    const text = payee.toLowerCase();
    return { date, payee, amount: cents(amount), category: rules.find((rule) => text.includes(rule.payee))?.category };
  }).filter((one) => !known.has(`${one.date}|${one.amount}|${one.payee}`));
  $("preview").textContent = movements.slice(0, 20).map((one) => `${one.date} ${one.payee} ${one.amount} ${one.category ?? "not sorted"}`).join("; ");
  $("import").textContent = `Import ${movements.length.toLocaleString("en-GB")} new`;
  $("import").hidden = false;
});
$("import").addEventListener("click", () => movements.forEach((one) => save("spending", crypto.randomUUID(), one)));

start();
document.body.dataset.ready = "true";
