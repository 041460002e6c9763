// Files in and out: fixtures, files made up in a test, downloads.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A file of `tests/fixtures`. */
export const fixture = (name) => fileURLToPath(new URL(`../../tests/fixtures/${name}`, import.meta.url));

/** A file that exists in the test alone. */
export const file = (name, content, mimeType = "text/csv") => ({ name, mimeType, buffer: Buffer.from(content) });

const REAL_LOG = fileURLToPath(new URL("../../../shared/data/search-log-2023.csv", import.meta.url));

/** A real person's log, which is no part of the project: its path where it lies beside the checkout, else `null`. */
export const realLog = existsSync(REAL_LOG) ? REAL_LOG : null;

/** Presses a button and gives the file that comes of it: its name, path and bytes. */
export async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  const path = await download.path();
  return { name: download.suggestedFilename(), path, bytes: readFileSync(path) };
}
