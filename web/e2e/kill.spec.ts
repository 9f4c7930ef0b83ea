import { enter, expect, saved, test, writeCard } from "./stage";

test.use({ ahead: true });

test("every edit shown as saved survives kill -9, and nobody holds an edit the server lacks", async ({ stage }) => {
  const board = await stage.board("empty");
  const { page: anna } = await stage.owner();
  const { page: ben } = await stage.guest(board, "Ben");
  await enter(anna, board);
  await enter(ben, board);
  for (let number = 1; number <= 4; number += 1) {
    await writeCard(anna, { x: number * 250 - 60, y: 140 }, `Anna ${number}`);
    await writeCard(ben, { x: number * 250 - 60, y: 780 }, `Ben ${number}`);
  }
  await saved(anna);
  await saved(ben);
  await stage.server.down("SIGKILL");
  await expect(anna.getByTestId("save-state")).not.toHaveAttribute("data-state", "saved");
  await writeCard(anna, { x: 440, y: 460 }, "Written while the server was away");
  await stage.server.up();
  await saved(anna);
  await saved(ben);
  const carol = await stage.guest(board, "Carol");
  await enter(carol.page, board);
  const wanted = [1, 2, 3, 4].flatMap((number) => [`Anna ${number}`, `Ben ${number}`]);
  for (const page of [anna, ben, carol.page]) {
    for (const text of [...wanted, "Written while the server was away"]) {
      await expect(page.locator("[data-card-id]").filter({ hasText: text })).toHaveCount(1);
    }
  }
});
