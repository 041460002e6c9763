// The service worker: the whole app offline after the first visit. It keeps files, never a person's entries.
//
// Messages
//   page → waiting worker   "SKIP_WAITING"      take over now; sent only after the person agreed and input is saved
//   page → any worker       "VERSION"           answered on the message's port with the version (the hash of all files)
// For the page:
//   register("./sw.js", { updateViaCache: "none" }); a worker in `registration.waiting` while there is a
//   `navigator.serviceWorker.controller` is an update: ask the person, send "SKIP_WAITING", reload once on "controllerchange".
//   On the very first install "controllerchange" comes from `clients.claim()`: there is nothing to reload then.
//
// The two lines below are filled in after a release build (xtask, `hook`), from the final bytes of every file: each name with its hash. The browser
// refuses a file that has another one, so that the files of two versions never come together: not when they are installed, nor when one is fetched later.
// As the lines are here, in a development build, nothing is cached and the worker unregisters itself.
const VERSION = "dev";
const FILES = {};
// Not fetched ahead: few people need them. Kept once they were used, and then renewed with every version.
const LATER = ["spreadsheet.js", "spreadsheet_bg.wasm", "encryption.js", "encryption_bg.wasm"];

const PREFIX = "onward-";
const CACHE = PREFIX + VERSION + "-" + new URL(self.registration.scope).pathname;

/** Asks the server for one of our files, as this version knows it. "no-cache": the browser's own cache may still hold yesterday's file of the same name. */
const asked = (file) => new Request(file, { cache: "no-cache", integrity: FILES[file] });

/** Is this one of our caches, of this very folder? Cache Storage belongs to the origin, which other apps may share. */
function ours(name) {
  return name.startsWith(PREFIX) && name.endsWith("-" + new URL(self.registration.scope).pathname);
}

self.addEventListener("install", (event) => {
  if (VERSION === "dev") {
    self.skipWaiting();
    return;
  }
  event.waitUntil(
    (async () => {
      const files = Object.keys(FILES).filter((file) => !LATER.includes(file));
      for (const name of await caches.keys()) {
        if (!ours(name)) continue;
        const old = await caches.open(name);
        for (const file of LATER) if (file in FILES && !files.includes(file) && (await old.match(file))) files.push(file);
      }
      const cache = await caches.open(CACHE);
      try {
        await cache.addAll(files.map(asked));
      } catch (why) {
        // Not installed: the version before stays as it is, and the browser tries again.
        await caches.delete(CACHE);
        throw why;
      }
    })()
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (ours(name) && name !== CACHE) await caches.delete(name);
      }
      if (VERSION === "dev") return self.registration.unregister();
      await self.clients.claim();
    })()
  );
});

self.addEventListener("message", (event) => {
  if (event.data === "SKIP_WAITING") self.skipWaiting();
  if (event.data === "VERSION" && event.ports[0]) event.ports[0].postMessage(VERSION);
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (VERSION === "dev" || request.method !== "GET" || url.origin !== self.location.origin) return;
  if (!url.href.startsWith(self.registration.scope)) return;
  const path = url.pathname.slice(new URL(self.registration.scope).pathname.length);
  // The page's address may carry a shared text (?title=…): it is the same page.
  const file = request.mode === "navigate" && (path === "" || path === "index.html") ? "./" : path;
  event.respondWith(
    (async () => {
      // A cached answer keeps its headers, so wasm stays `application/wasm`. Only looked into: opening a cache would make one anew that was just erased.
      const kept = await caches.match(file || "./", { cacheName: CACHE });
      if (kept) return kept;
      if (!(file in FILES) || file === "./") return fetch(request);
      const fetched = await fetch(asked(file));
      if (fetched.ok && (await caches.has(CACHE))) await (await caches.open(CACHE)).put(file, fetched.clone());
      return fetched;
    })()
  );
});
