// What docs/hosting.md says of each host, file by file and in a browser.
import { readdirSync, readFileSync } from "node:fs";
import { request as ask } from "node:http";
import { join, relative } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { installed, openApp, ready, title } from "../pages/onward.js";
import { HOSTS, start } from "./hosts.js";

/** The types a file may have, by the end of its name. */
const TYPES = {
  html: /^text\/html\b/, js: /^(text|application)\/javascript\b/, wasm: /^application\/wasm$/, json: /^application\/json\b/, webmanifest: /^application\/manifest\+json$/,
  svg: /^image\/svg\+xml$/, png: /^image\/png$/, txt: /^text\/plain\b/, md: /^text\/markdown\b/,
};
const DIST = new URL("../../dist/", import.meta.url).pathname;

const files = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]));

/** As it comes over the wire: a browser's own `fetch` would have unpacked it. */
const got = (url) =>
  new Promise((done, failed) => {
    const asked = ask(url, { headers: { "accept-encoding": "gzip" } }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part)).on("error", failed).on("end", () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    asked.on("error", failed).end();
  });

for (const host of HOSTS) {
  const isNginx = host.name.startsWith("nginx");

  test(`${host.name}: every file whole, with its type and headers; a missing one is a 404`, async () => {
    const served = await start(host);
    try {
      const all = files(DIST);
      expect(all.length).toBeGreaterThan(40);
      expect(files(served.app).map((file) => relative(served.app, file)).sort()).toEqual(all.map((file) => relative(DIST, file)).sort());
      for (const file of all) {
        const name = relative(DIST, file);
        const { status, headers, body } = await got(served.url + name);
        const end = name.split(".").at(-1);
        expect(status, name).toBe(200);
        expect(headers["content-type"], name).toMatch(TYPES[end]);
        const packed = headers["content-encoding"] === "gzip";
        expect(packed, name).toBe(host.compresses && !["png", "txt"].includes(end));
        expect((packed ? gunzipSync(body) : body).equals(readFileSync(file)), name).toBe(true);
        expect(headers["cache-control"], name).toBe(isNginx ? "no-cache" : undefined);
        expect(headers["last-modified"], name).toBeTruthy();
        if (isNginx) {
          expect(headers, name).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "content-security-policy": "frame-ancestors 'none'" });
          expect(headers.etag, name).toBeTruthy();
        }
      }
      const page = await got(served.url);
      expect([page.status, page.headers["content-type"]]).toEqual([200, expect.stringMatching(TYPES.html)]);
      const named = all.find((file) => file.endsWith("_bg.wasm"));
      for (const missing of ["no-such.wasm", "no-such.js", "icons/no-such.png", "no/such/folder/", `${relative(DIST, named)}x`]) {
        const { status, headers, body } = await got(served.url + missing);
        expect(status, missing).toBe(404);
        const text = (headers["content-encoding"] === "gzip" ? gunzipSync(body) : body).toString();
        expect(text, missing).not.toContain("<title>Onward</title>");
        if (isNginx) expect(text, missing).toBe(readFileSync(join(DIST, "404.html"), "utf8"));
      }
    } finally {
      await served.stop();
    }
  });

  test(`${host.name}: the app starts, and goes on when the host is gone`, async ({ page }) => {
    const served = await start(host);
    try {
      const told = [];
      page.on("pageerror", (error) => told.push(error.message));
      page.on("console", (message) => message.type() === "error" && told.push(message.text()));
      await openApp(page, "#/today", served.url);
      await expect(title(page)).toBeVisible();
      await installed(page);
      expect(told).toEqual([]);
      // Only where the page for an unknown path is ours does it lead home.
      if (isNginx) {
        await page.goto(`${served.url}funnel`);
        await page.waitForURL(`${served.url}#/funnel`);
        await ready(page);
      }
      await served.stop();
      await page.goto("about:blank");
      await openApp(page, "#/budget", served.url);
      await expect(title(page)).toBeVisible();
      await openApp(page, "#/import", served.url);
      await expect(title(page)).toBeVisible();
    } finally {
      await served.stop();
    }
  });
}
