// WebKitGTK's own small browser under its driver, on a screen that is not there.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Builder, Capabilities } from "selenium-webdriver";
import { freePort } from "../free-port.js";

/** The driver answers once it listens; asked again until then. */
async function listening(url, child, limit) {
  const end = Date.now() + limit;
  for (;;) {
    if (child.exitCode !== null || child.pid === undefined) throw new Error(`WebKitWebDriver ended with ${child.exitCode}.`);
    try {
      const answer = await fetch(`${url}/status`);
      if (answer.ok) return;
    } catch (why) {
      if (Date.now() > end) throw new Error(`WebKitWebDriver does not answer: ${why.message}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** A screen that is not there; it says its number itself, so that two never take the same. */
const screen = () =>
  new Promise((done, failed) => {
    const child = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"], detached: true });
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`Xvfb ended with ${code}.`)));
    child.stdio[3].once("data", (number) => done({ child, display: `:${String(number).trim()}` }));
  });

/** Ends a process that was started here with everything it has started, and waits until it has ended. */
const end = (child, signal) =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once("exit", done);
    process.kill(-child.pid, signal);
  });

/** How long one browser may take to come, in milliseconds, and how many are started at most. */
const START = 30_000;
const STARTS = 3;

/** A browser under a driver of its own. The driver looks for a port, lets it go, and has its browser listen there: where another program was quicker the two wait for
 * each other for ever, so what has not come in time is ended and another one started. That is before anything is tested. */
async function browser(env, executable, limit) {
  for (let n = 1; ; n += 1) {
    const port = await freePort();
    const driver = spawn("WebKitWebDriver", [`--port=${port}`], { env, stdio: "ignore", detached: true });
    const url = `http://127.0.0.1:${port}`;
    let timer;
    try {
      await listening(url, driver, limit);
      const wanted = new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary: executable, args: ["--automation"] } });
      const coming = (async () => {
        const session = await new Builder().disableEnvironmentOverrides().usingServer(url).withCapabilities(wanted).build();
        await session.manage().setTimeouts({ pageLoad: limit, script: limit });
        await session.manage().window().setRect({ width: 420, height: 960 });
        return session;
      })();
      const late = new Promise((_, failed) => { timer = setTimeout(() => failed(new Error(`MiniBrowser did not come within ${START / 1_000} seconds.`)), START); });
      return { driver, session: await Promise.race([coming, late]) };
    } catch (why) {
      await end(driver, "SIGKILL");
      if (n === STARTS) throw why;
      console.log(`WebKitGTK is started again: ${why.message}`);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Starts a screen. `language` is the system's: under "C" the browser gives that as its language. */
export async function start({ executable, limit, language }) {
  const home = mkdtempSync(join(tmpdir(), "onward-webkit-"));
  const downloads = join(home, "downloads");
  mkdirSync(downloads);
  mkdirSync(join(home, ".config"));
  writeFileSync(join(home, ".config/user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const shown = await screen();
  const env = {
    ...process.env, DISPLAY: shown.display, LANG: language, LC_ALL: language, TZ: "Europe/Berlin", HOME: home, XDG_CONFIG_HOME: join(home, ".config"),
    XDG_CACHE_HOME: join(home, ".cache"), XDG_DATA_HOME: join(home, ".local"), WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", NO_AT_BRIDGE: "1", GDK_BACKEND: "x11",
  };
  delete env.LANGUAGE;
  delete env.WAYLAND_DISPLAY;
  return {
    downloads,
    /** A browser of its own, which remembers nothing, under a driver of its own: one driver for several leaves the next waiting for the last to be gone. */
    async window() {
      const { driver, session } = await browser(env, executable, limit);
      return {
        goto: (address) => session.get(address),
        run: (script, args) => session.executeScript(`return (async (...args) => { ${script} })(...arguments)`, ...args),
        async element(script, args) {
          const element = await session.executeScript(`const args = [...arguments]; ${script}`, ...args);
          return element && { click: () => element.click(), upload: (path) => element.sendKeys(path) };
        },
        type: (text) => session.actions().sendKeys(text).perform(),
        pointAway: () => session.actions().move({ x: 1, y: 1 }).perform(),
        back: () => session.navigate().back(),
        close: () => end(driver, "SIGKILL"),
      };
    },
    async close() {
      await end(shown.child, "SIGTERM");
      await rm(home, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
