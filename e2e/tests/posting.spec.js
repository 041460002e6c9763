// A posting is pasted, compared with a résumé version, ticked, and read again after a reload; one that is too long loses nothing.
import { expect, test } from "@playwright/test";
import { AddSheet } from "../pages/funnel.js";
import { axe, becomes, complaints, reload, undo } from "../pages/onward.js";
import { Posting, Versions } from "../pages/posting.js";
import { idOf, stores } from "../pages/storage.js";

test("a posting is compared with a version of the résumé", async ({ page }) => {
  const told = complaints(page);
  const versions = new Versions(page);
  await versions.open();
  await versions.name.fill("Results first");
  await versions.add.click();
  await versions.text.fill("Six years of SQL. Dashboards in Tableau.");
  await stores(page, "Six years of SQL");
  await versions.done.click();

  const adding = new AddSheet(page);
  await adding.open();
  await adding.company.fill("Fabrikam");
  await adding.role.fill("Data analyst");
  await adding.add.click();
  await expect(adding.sheet).toHaveCount(0);

  const posting = new Posting(page);
  await posting.open(await idOf(page, "Fabrikam"));
  await posting.text.fill("x".repeat(21_000));
  await posting.save.click();
  await expect(posting.refusal).toBeVisible();
  await expect(posting.text).toHaveValue("x".repeat(21_000));
  await posting.text.fill("We bake 🥐 بيت.\n\nRequirements\n- SQL and Tableau\n- Experience with Airflow\n- Fluent German");
  await posting.save.click();
  await expect(posting.wordForWord).toBeVisible();
  await becomes(page, "terms_missing", (n) => n === 4);
  await expect(page.getByText("No résumé version is chosen")).toBeVisible();
  await posting.version.selectOption("Results first");
  await becomes(page, "terms_found", (n) => n === 2);
  await expect(page.getByText("No résumé version is chosen")).toHaveCount(0);
  await posting.mark("Airflow", "Not true of me").click();
  await becomes(page, "terms_not_mine", (n) => n === 1);
  await axe(page);
  await reload(page);
  await becomes(page, "terms_not_mine", (n) => n === 1);
  await expect(page.getByText("We bake 🥐 بيت.")).toBeVisible();

  await page.getByRole("button", { name: "Delete this posting" }).click();
  await expect(posting.text).toBeVisible();
  await undo(page).click();
  await expect(posting.wordForWord).toBeVisible();
  expect(told).toEqual([]);
});
