/** A byte changed on the server's disk: people are told in plain words, and what to do. */
import { en } from "../src/ui/strings/en";
import { changeOnDisk } from "./changeOnDisk";
import { accessibilityFaults, card, enter, expect, type Page, saved, test, writeCard } from "./stage";

test.use({ ahead: true });

async function faultless(page: Page, where: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    expect(await accessibilityFaults(page), `${where}, ${colorScheme}`).toEqual([]);
  }
}

test("something saved that is missing is told, and comes back from whoever has it", async ({ stage }) => {
  const board = await stage.board("empty");
  const owner = await stage.owner();
  await enter(owner.page, board);
  await writeCard(owner.page, { x: 500, y: 200 }, "Sound");
  await saved(owner.page);
  const guest = await stage.guest(board, "Ben");
  await writeCard(owner.page, { x: 800, y: 500 }, "Damaged");
  await saved(owner.page);
  await owner.page.goto("about:blank");
  await stage.server.down("SIGTERM");
  changeOnDisk(stage.server.folder, board.id);
  await stage.server.up();

  await guest.page.setViewportSize({ width: 390, height: 844 });
  await enter(guest.page, board);
  const note = guest.page.locator(".damage-note");
  await expect(note).toContainText(en["damage.line"]);
  await faultless(guest.page, "the note");
  await note.getByRole("button", { name: en["damage.what"] }).click();
  await expect(guest.page.getByRole("dialog")).toContainText(en["damage.openElsewhere"]);
  await faultless(guest.page, "what to do");
  await guest.page.getByRole("button", { name: en["damage.understood"] }).click();
  await note.getByRole("button", { name: en["action.dismiss"] }).click();
  await expect(note).toHaveCount(0);

  // The owner's browser still has it.
  await enter(owner.page, board);
  await expect(card(guest.page, "Damaged")).toBeVisible();
});
