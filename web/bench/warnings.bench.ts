/**
 * How long it takes until what a map tells is known again after one move, on a map as large as maps get: 10 columns, 8 lanes,
 * 5,400 cards. Runs alone: `npx playwright test --config bench/playwright.config.ts warnings`.
 */
import { fileURLToPath } from "node:url";
import { test } from "@playwright/test";
import { createServer } from "vite";

const COLUMNS = 10;
const LANES = 8;
const CARDS = 5_400;
const MOVES = 200;

test("what a map tells is known again after one move", async () => {
  const vite = await createServer({
    root: fileURLToPath(new URL("..", import.meta.url)),
    server: { middlewareMode: true },
    appType: "custom",
    logLevel: "error",
  });
  try {
    const { measure } = await vite.ssrLoadModule("/bench/warnings.ts");
    const times: number[] = measure({ columns: COLUMNS, lanes: LANES, cards: CARDS, moves: MOVES });
    times.sort((a, b) => a - b);
    const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2);
    process.stdout.write(
      `warnings after one move: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms (aim: 4 ms)\n`,
    );
  } finally {
    await vite.close();
  }
});
