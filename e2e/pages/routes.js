// One route of every shape, as the app prints them (`src/route/all.rs` writes the file): what walks over all screens walks over these.
import { readFileSync } from "node:fs";

/** `href` ("#/budget/setup"), `sheet` (whether it opens over another screen), `tab` (the tab it belongs to). */
export const ROUTES = JSON.parse(readFileSync(new URL("../routes.json", import.meta.url), "utf8"));

/** Whether a route shows a record of the sample data. */
export const needsSample = (route) => /\/sample-/.test(route.href);
