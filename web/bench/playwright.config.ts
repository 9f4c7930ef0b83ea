/** How the wall is measured in a real browser: one thing after the other, nothing recorded besides. */
import { defineConfig } from "@playwright/test";
import { findChromium } from "../e2e/chromium.mjs";

const executablePath = findChromium();

export default defineConfig({
  testDir: ".",
  testMatch: "*.bench.ts",
  workers: 1,
  retries: 0,
  timeout: 900_000,
  reporter: [["line"]],
  outputDir: "../../.bench/browser-output",
  use: {
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1,
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-renderer-backgrounding",
        "--disable-background-timer-throttling",
      ],
    },
  },
});
