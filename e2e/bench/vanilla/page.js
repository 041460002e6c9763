// What the app is measured against: the same work on the same data by hand, without a framework, a migration or an undo. Records in
// localStorage, one a key; figures, a searched and sorted list of which the rows in sight are drawn, adding one, importing a CSV file.
"use strict";
const PREFIX = "vanilla/application/";
const records = new Map();
let rows = [];

function load() {
  for (let n = 0; n < localStorage.length; n++) {
    const key = localStorage.key(n);
    if (key.startsWith(PREFIX)) records.set(key.slice(PREFIX.length), JSON.parse(localStorage.getItem(key)).data);
  }
  refresh();
}

function refresh() {
  rows = [...records].map(([id, data]) => ({ id, data, text: `${data.company} ${data.role} ${data.location} ${data.channel} ${data.notes}`.toLowerCase(), moved: data.events.at(-1).date }));
  rows.sort((a, b) => (a.moved < b.moved ? 1 : a.moved > b.moved ? -1 : 0));
  let interviews = 0;
  for (const row of rows) if (row.data.events.some((event) => event.kind === "interview")) interviews++;
  document.getElementById("figures").textContent = `${rows.length} applications, ${interviews} interviews`;
  draw(document.getElementById("search").value);
}

function draw(text) {
  const words = text.toLowerCase().split(" ").filter(Boolean);
  const found = rows.filter((row) => words.every((word) => row.text.includes(word)));
  const list = document.getElementById("list");
  list.dataset.count = found.length;
  list.replaceChildren(...found.slice(0, 16).map((row) => {
    const item = document.createElement("li");
    item.textContent = `${row.data.company} ${row.data.role} ${row.data.location} ${row.moved}`;
    return item;
  }));
}

function save(id, data) {
  records.set(id, data);
  localStorage.setItem(PREFIX + id, JSON.stringify({ v: 1, rev: 1, at: new Date().toISOString(), data }));
}

document.getElementById("search").addEventListener("input", (event) => draw(event.target.value));
document.getElementById("add").addEventListener("submit", (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  const today = new Date().toISOString().slice(0, 10);
  save(crypto.randomUUID(), { company: form.get("company"), role: form.get("role"), location: "", channel: "", notes: "", events: [{ kind: "applied", date: today }] });
  refresh();
});
document.getElementById("file").addEventListener("change", async (event) => {
  const table = parse(new TextDecoder().decode(await event.target.files[0].arrayBuffer()));
  for (const [company, role, location, channel, date, status, notes] of table.slice(1)) {
    const events = [{ kind: "applied", date }];
    if (status === "Interview") events.push({ kind: "interview", date: null });
    if (status === "Rejected") events.push({ kind: "rejected", date: null });
    save(crypto.randomUUID(), { company, role, location, channel, notes, events });
  }
  refresh();
  document.body.dataset.imported = table.length - 1;
});

load();
document.body.dataset.ready = "true";
