// The engines as fixtures: one browser for all journeys of a project, a window with a storage of its own for each.
import { test as base } from "@playwright/test";
import { App, LIMIT } from "./app.js";
import * as firefox from "./firefox.js";
import * as webkit from "./webkit.js";

const ENGINES = { firefox, webkit };

/** The app as every test has it, below a folder, as on a project page. */
export const APP = new URL("some/sub/path/", process.env.ONWARD_URL ?? "http://127.0.0.1:8091/").href;

export const test = base.extend({
  engine: ["firefox", { option: true, scope: "worker" }],
  language: ["en_US.UTF-8", { option: true, scope: "worker" }],
  running: [
    async ({ engine, language }, use) => {
      const executable = process.env[engine === "firefox" ? "FIREFOX" : "MINIBROWSER"];
      if (!executable) throw new Error("Name the browsers in FIREFOX and MINIBROWSER; `cargo xtask test --engines` does, and installs them.");
      const running = await ENGINES[engine].start({ executable, limit: LIMIT, language });
      await use(running);
      await running.close();
    },
    { scope: "worker", timeout: 2 * LIMIT },
  ],
  app: async ({ running }, use) => {
    const tab = await running.window();
    await use(new App(tab, APP));
    await tab.close();
  },
});

export { expect } from "@playwright/test";
