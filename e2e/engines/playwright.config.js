// The main journeys in the other two engines; Chromium has its own in ../tests. `cargo xtask test --engines` installs what they need and says where it is.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results/engines",
  timeout: 180_000,
  // One engine in each: they do not share a processor with themselves.
  workers: 2,
  retries: 0,
  reporter: [["list"]],
  projects: [
    { name: "firefox", use: { engine: "firefox" } },
    { name: "webkit", use: { engine: "webkit" } },
    // Where the system has no language, this browser gives "C" as its own, which is no language at all.
    { name: "webkit in C", grep: /any language/, use: { engine: "webkit", language: "C.UTF-8" } },
  ],
});
