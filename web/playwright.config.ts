import { defineConfig } from "@playwright/test";
import { findChromium } from "./e2e/chromium.mjs";
import { SLOW } from "./e2e/slow";

const executablePath = findChromium();

export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // How long a whole story takes is the machine's matter; each of its steps has a patience of its own.
  timeout: 180_000 * SLOW,
  expect: { timeout: 15_000 * SLOW },
  reporter: [["list"]],
  use: {
    viewport: { width: 1440, height: 900 },
    // A trace of each story takes processor time, a fifth of it where it was measured: without it, a failure leaves a picture and the page in words.
    trace: process.env.WALKBOARD_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
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
        "--host-resolver-rules=MAP wall.test 127.0.0.1",
      ],
    },
  },
});
