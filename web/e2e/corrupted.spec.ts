/** What a sync never notices: this browser's disk changed a word, and its checksum with it. */
import type { Page } from "@playwright/test";
import { card, enter, expect, saved, test, writeCard } from "./stage";

/** Exchanges words of the same length in what this browser keeps of its boards. */
async function changeOnDisk(page: Page, from: string, to: string): Promise<void> {
  const changed = await page.evaluate(
    async ([before, after]) => {
      const opened = indexedDB.open("walkboard");
      await new Promise((resolve) => {
        opened.onsuccess = resolve;
      });
      const rows = opened.result.transaction("rows", "readwrite").objectStore("rows");
      const found = rows.getAll();
      await new Promise((resolve) => {
        found.onsuccess = resolve;
      });
      const [old, fresh] = [before, after].map((text) => new TextEncoder().encode(text));
      let count = 0;
      for (const row of found.result as { data: Uint8Array; sum: number }[]) {
        const at = row.data.findIndex(
          (_, start) => old?.every((byte, index) => row.data[start + index] === byte) === true,
        );
        if (at < 0) continue;
        row.data.set(fresh ?? [], at);
        row.sum = row.data.reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), 0x811c9dc5) >>> 0;
        rows.put(row);
        count += 1;
      }
      opened.result.close();
      return count;
    },
    [from, to] as const,
  );
  expect(changed).toBeGreaterThan(0);
}

/** Lets time pass for the page, which hears from the server now and then. */
async function passes(page: Page, ms: number): Promise<void> {
  await page.clock.fastForward(ms);
  // A page that was away asks whether the server is still there, and hears something.
  await page.evaluate(() => {
    document.dispatchEvent(new Event("visibilitychange"));
    return new Promise((resolve) => setTimeout(resolve, 200));
  });
}

const differences = async (page: Page) => (await page.request.get("/metrics")).text();
const counted = (then: string) => `walkboard_state_differences_total{then="${then}"} 1.0`;

test("a word that changed on this device is found and made right again", async ({ stage }) => {
  const board = await stage.board("empty");
  const { page, context } = await stage.owner();
  await enter(page, board);
  await writeCard(page, { x: 500, y: 200 }, "Heat pump");
  await saved(page);
  // A page that only looks at the disk.
  await page.goto("/api/openapi.json");
  await changeOnDisk(page, "Heat pump", "Meat pump");
  await page.close();

  const again = await context.newPage();
  await again.clock.install();
  await enter(again, board);
  await expect(card(again, "Meat pump")).toBeVisible();
  // No longer than until it is found: what is said about it goes by itself after a while.
  await expect(async () => {
    await passes(again, 30_000);
    expect(await differences(again)).toContain(counted("rebuild"));
  }).toPass({ intervals: [0] });
  await expect(again.getByRole("region", { name: "What happened" })).toContainText("The board was loaded again");
  await expect(card(again, "Heat pump")).toBeVisible();
  await saved(again);
  expect(await differences(again)).toContain(counted("resync"));
});
