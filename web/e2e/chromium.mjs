/**
 * Finds a Chromium for the browser tests: $CHROMIUM, one on the PATH, Playwright's own. With `--install` it fetches one
 * when there is none: Playwright's download first, then the distribution's package.
 */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const DOWNLOAD_TIMEOUT_MS = 300_000;

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of a Chromium on this machine, or null. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(executable) ?? null;
}

function run(command, args) {
  return spawnSync(command, args, { stdio: ["ignore", "ignore", "ignore"], timeout: DOWNLOAD_TIMEOUT_MS }).status === 0;
}

function install() {
  process.stdout.write("• Fetching Chromium for the browser tests\n");
  if (run("npx", ["--no-install", "playwright", "install", "chromium"]) && findChromium()) return;
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  for (const step of [
    ["apt-get", "update", "-qq"],
    ["apt-get", "install", "-y", "-qq", "chromium"],
  ]) {
    const [command, ...args] = [...asRoot, ...step];
    run(command, args);
  }
}

if (process.argv[1]?.endsWith("chromium.mjs")) {
  if (!findChromium() && process.argv.includes("--install")) install();
  const found = findChromium();
  if (!found) {
    process.stderr.write(
      "No Chromium here. Install one (for example `apt-get install chromium`) or set CHROMIUM to its path.\n",
    );
    process.exit(1);
  }
}
