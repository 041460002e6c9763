// The journeys run against the built app. `cargo xtask test --e2e` builds it, serves it and says where in ONWARD_URL; started by hand
// (`npx playwright test`), this serves what is in dist/ itself.
import { defineConfig } from "@playwright/test";

const given = process.env.ONWARD_URL;
const baseURL = new URL("/", given ?? "http://127.0.0.1:8091").href;

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  // A test that passes only the second time has found a fault.
  retries: 0,
  reporter: [["list"]],
  use: {
    baseURL,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    // Without pictures, which cost more than the page itself; the page as it was at each step is in it all the same.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"],
    },
  },
  projects: [
    // A phone has no mouse: what needs one says so in its title and runs on the desktop alone.
    { name: "phone", grepInvert: /with a mouse/, use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true } },
    // What is about the page and not its size runs on the phone alone.
    { name: "desktop", grepInvert: /by thumb/, use: { viewport: { width: 1280, height: 800 } } },
  ],
  webServer: given ? undefined : { command: "cargo xtask serve --no-build --port 8091", cwd: "..", url: baseURL, reuseExistingServer: true },
});
