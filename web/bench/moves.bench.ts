/**
 * What it takes after one move until the sheets of all maps concerned and what they tell are known again, on maps as large as maps get.
 * Runs alone: `npx playwright test --config bench/playwright.config.ts moves`.
 */
import { fileURLToPath } from "node:url";
import { test } from "@playwright/test";
import { createServer } from "vite";

const MOVES = 200;

test("a move on a large map", async () => {
  const vite = await createServer({
    root: fileURLToPath(new URL("..", import.meta.url)),
    server: { middlewareMode: true },
    appType: "custom",
    logLevel: "error",
  });
  try {
    const { LARGE, measure } = await vite.ssrLoadModule("/bench/moves.ts");
    for (const [name, maps] of Object.entries(LARGE)) {
      const { sheet, told }: Record<"sheet" | "told", number[]> = await measure(maps, MOVES);
      process.stdout.write(`${name}: sheet ${read(sheet)}; told ${read(told)} (aim: p95 4 ms)\n`);
    }
  } finally {
    await vite.close();
  }
});

function read(times: number[]): string {
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}
