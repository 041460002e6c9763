// dist.zip behind real hosts. `cargo xtask test --hosts` says where nginx, Python and Chromium are.
import { defineConfig } from "@playwright/test";
import whole from "../playwright.config.js";

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results/hosting",
  timeout: whole.timeout,
  expect: whole.expect,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  reporter: whole.reporter,
  use: { ...whole.use, baseURL: undefined, viewport: { width: 390, height: 844 } },
});
