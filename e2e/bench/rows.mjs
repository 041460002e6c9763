// 5,000 applications as a person's spreadsheet has them: made up, the same on every run, the same for both pages.
const COMPANIES = ["Adatum", "Contoso", "Fabrikam", "Fourth Coffee", "Humongous", "Litware", "Northwind", "Proseware", "Tailspin", "Wingtip"];
const ROLES = ["Analyst", "Bookkeeper", "Carer", "Data engineer", "Electrician", "Nurse", "Project manager", "Teacher", "Warehouse lead", "Web developer"];
const PLACES = ["Bristol", "Graz", "Lyon", "Porto", "Remote", "Tampere"];

/** A CSV file with that many applications. */
export function csv(count = 5000) {
  let seed = 20261123;
  const draw = (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 4294967296) * below);
  };
  const lines = ["Company,Role,Location,Source,Date applied,Status,Notes"];
  for (let n = 0; n < count; n++) {
    const day = new Date(Date.UTC(2024, 0, 1) + draw(1000) * 86_400_000).toISOString().slice(0, 10);
    const luck = draw(100);
    const status = luck < 3 ? "Interview" : luck < 45 ? "Rejected" : "Applied";
    lines.push(`${COMPANIES[draw(10)]} ${n},${ROLES[draw(10)]},${PLACES[draw(6)]},${draw(2) ? "Job board" : "Company site"},${day},${status},"Applied with version ${draw(6)}, posted ${draw(30)} days before"`);
  }
  return lines.join("\n") + "\n";
}
