import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { everyDe as de, everyEn as en } from "../src/ui/strings/every";
import { englishWords, movingParts } from "./everybody";
import { gridFaults } from "./grids";
import { accessibilityFaults, card, enter, expect, faultless, leave, test, writeCard } from "./stage";
import { bar, endWalk, goOnTo, keep, openAction, side, startWalk, writeDown } from "./walkParts";

const KINDS = readdirSync(fileURLToPath(new URL("../../server/walkboard/maps/kinds", import.meta.url)))
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.replace(".json", ""));

test("axe finds nothing on the shelf, the door and the plain pages", async ({ stage }) => {
  test.setTimeout(240_000);
  const board = await stage.board("kanban", "Heat pumps");
  const { page: anna, context } = await stage.owner();
  const invitation = await stage.send(context, `/api/boards/${board.id}/invitations`, { role: "editor" });
  const { url } = await invitation.json();
  await anna.goto("/");
  await anna.getByRole("link", { name: "Heat pumps" }).waitFor();
  await faultless(anna, "shelf", "and more contrast");
  await anna.getByRole("button", { name: "More for Heat pumps" }).click();
  await anna.getByRole("menu").waitFor();
  await faultless(anna, "menu of a board");
  await anna.keyboard.press("Escape");
  await anna.getByRole("button", { name: en["shelf.newBoard"], exact: true }).first().click();
  await anna.getByRole("radio").first().waitFor();
  await faultless(anna, "new board");
  await anna.keyboard.press("Escape");
  await anna.getByRole("button", { name: /profile and appearance/ }).click();
  await anna.getByRole("menuitem", { name: en["me.profile"] }).click();
  await anna.getByRole("dialog").waitFor();
  await faultless(anna, "profile");
  await anna.keyboard.press("Escape");

  // How it looks is chosen in this browser, and known before anything of the program is here.
  await anna.getByRole("button", { name: /profile and appearance/ }).click();
  await anna.getByRole("menuitem", { name: en["me.look"] }).click();
  const look = anna.getByRole("dialog", { name: en["me.look"] });
  await look.getByRole("radio", { name: "200 %" }).click({ force: true });
  await look.getByRole("radio", { name: en["look.more"] }).click({ force: true });
  const page = anna.locator("html");
  await expect(page).toHaveAttribute("data-text", "200");
  expect(await accessibilityFaults(anna), "large letters, more contrast").toEqual([]);
  await anna.route("**/assets/*.js", (route) => route.abort());
  await anna.reload();
  await expect(page).toHaveAttribute("data-text", "200");
  await expect(page).toHaveAttribute("data-contrast", "more");

  const guest = await stage.stranger();
  await guest.goto(url);
  await guest.getByLabel(en["door.name"]).waitFor();
  await faultless(guest, "door", "and more contrast");
  await guest.getByRole("button", { name: en["door.enter"] }).click();
  await guest.getByText(en["door.nameMissing"]).waitFor();
  await faultless(guest, "door, with something missing");
  for (const address of ["/", "/b/nowhere", "/no/such/page", "/join#x", "/sign-in#x"]) {
    await guest.goto("about:blank");
    await guest.goto(address);
    await guest.getByRole("heading", { level: 1 }).waitFor();
    await faultless(guest, `page ${address}`);
  }
  await guest.addInitScript(() => {
    Reflect.deleteProperty(window, "ResizeObserver");
  });
  await guest.goto("about:blank");
  await guest.goto("/");
  await guest.getByRole("heading", { level: 1 }).waitFor();
  expect(await accessibilityFaults(guest), "old browser").toEqual([]);
});

test("axe finds nothing on the wall, in its panel, menus and dialogs", async ({ stage }) => {
  test.setTimeout(240_000);
  const empty = await stage.board("empty");
  const sample = await stage.board("home_heat_pump");
  const board = await stage.board("service_blueprint", "Heat pumps");
  const { page: anna } = await stage.owner();
  const { page: vera } = await stage.guest(empty, "Vera", "viewer");
  await enter(anna, empty);
  await faultless(anna, "empty wall");
  await enter(vera, empty);
  await faultless(anna, "empty wall with somebody else");
  await faultless(vera, "empty wall of a viewer");
  await writeCard(anna, { x: 600, y: 160 }, "A free card");
  await card(anna, "A free card").dblclick();
  await faultless(anna, "writing");
  await faultless(vera, "somebody writes");
  await enter(anna, sample);
  await faultless(anna, "sample from afar");

  await enter(anna, board);
  await faultless(anna, "blueprint");
  await card(anna, "Who of us").click();
  await faultless(anna, "card selected", "and more contrast");
  await anna.locator("[data-column-id]").nth(1).click();
  await expect(anna.getByRole("columnheader", { selected: true })).toHaveCount(1);
  await faultless(anna, "column selected");
  await anna.getByRole("heading", { name: "Service blueprint" }).click();
  await faultless(anna, "map selected");
  await anna.locator("[data-lane-id]").nth(2).click({ button: "right" });
  await anna.getByRole("menu").waitFor();
  await faultless(anna, "menu of the wall");
  await anna.keyboard.press("Escape");
  await anna.getByRole("button", { name: en["tool.maps"] }).click();
  await anna.getByRole("menu").waitFor();
  await faultless(anna, "kinds of maps");
  await leave(anna, anna.getByRole("menu"));

  const dialogs: readonly (readonly [string, string])[] = [
    [en["board.palette"], "Control+k"],
    [en["board.shortcuts"], "?"],
  ];
  for (const [name, key] of dialogs) {
    await anna.keyboard.press(key);
    await anna.getByRole("dialog", { name }).waitFor();
    await faultless(anna, name);
    await leave(anna, anna.getByRole("dialog", { name }));
  }
  await card(anna, "Who of us").click();
  await anna.keyboard.press("p");
  await anna.getByRole("dialog", { name: en["card.place"] }).waitFor();
  await faultless(anna, "place dialog");
  await anna.keyboard.press("Escape");
  await anna.getByRole("button", { name: en["board.share"], exact: true }).click();
  await anna.getByRole("button", { name: en["share.make"] }).click();
  await anna.getByRole("img", { name: en["share.qr"] }).waitFor();
  await faultless(anna, "share dialog");
  await anna.keyboard.press("Escape");
  await anna.getByRole("button", { name: en["board.snapshots"], exact: true }).click();
  await anna.getByRole("button", { name: en["snapshot.take"] }).click();
  await anna.getByRole("dialog").getByRole("link").waitFor();
  await faultless(anna, "snapshot dialog");
  await anna.getByRole("dialog").getByRole("link").click();
  await anna.getByRole("button", { name: en["snapshot.today"] }).waitFor();
  await faultless(anna, "snapshot");
});

test("axe finds nothing on any kind of map and what its panel tells, in German", async ({ stage }) => {
  test.setTimeout(240_000);
  const { page: anna, context, name: owner } = await stage.owner();
  await anna.addInitScript(() => localStorage.setItem("walkboard.language", "de"));
  for (const kind of KINDS) {
    const answer = await stage.send(context, "/api/boards", { title: kind, template: kind, language: "de" });
    await enter(anna, await answer.json());
    await anna.locator("[data-map-id]").first().click();
    await anna.getByRole("region", { name: de["panel.map"], exact: true }).waitFor();
    await faultless(anna, kind);
    expect(await gridFaults(anna), kind).toEqual([]);
    expect(await englishWords(anna, [owner]), kind).toEqual([]);
  }
});

test("axe finds nothing on the way of a walk, from its start to its minutes", async ({ stage }) => {
  test.setTimeout(240_000);
  const board = await stage.board("home_heat_pump", "Home heat pump");
  await keep(stage, board, "Last Thursday");
  await openAction(stage, board, "call-the-grid-01", "Call the grid operator");
  const { page: anna } = await stage.owner();
  const { page: vera } = await stage.guest(board, "Vera", "viewer", "finance");
  await enter(anna, board);
  await enter(vera, board);
  await anna.getByRole("button", { name: en["walk.button"], exact: true }).click();
  await anna.getByRole("dialog", { name: en["walk.start"] }).waitFor();
  await faultless(anna, "start of a walk");
  await anna.keyboard.press("Escape");
  await startWalk(anna, "Walk of the week");
  await side(anna, en["stop.actions"]).getByRole("group", { name: "Call the grid operator" }).waitFor();
  await faultless(anna, "bar and open actions", "and more contrast");
  await faultless(vera, "bar of a viewer");
  await goOnTo(anna, en["stop.changes"]);
  await side(anna, en["changes.title"]).getByText("since “Last Thursday”").waitFor();
  await faultless(anna, "changes, none");
  await goOnTo(anna, en["stop.blocked"]);
  await side(anna, en["stop.blocked"])
    .getByRole("button", { name: /Permit pre-check/ })
    .click();
  await side(anna, en["stop.blocked"]).getByText(en["walk.onStage"]).waitFor();
  await vera.keyboard.press("r");
  await bar(anna).getByRole("button", { name: "One hand is up" }).click();
  await anna.getByRole("dialog", { name: en["walk.handsTitle"] }).waitFor();
  await faultless(anna, "hands");
  await leave(anna, anna.getByRole("dialog"));
  await vera.mouse.move(500, 300);
  await vera.mouse.wheel(0, 300);
  await vera.getByText(en["walk.lookingAround"]).waitFor();
  await faultless(vera, "looking around");
  await anna.keyboard.press("l");
  await side(anna, en["walk.agenda"]).waitFor();
  await faultless(anna, "agenda");
  await bar(anna).getByRole("button", { name: en["walk.more"] }).click();
  await anna.getByRole("menu").waitFor();
  await faultless(anna, "more about the walk");
  await leave(anna, anna.getByRole("menu"));
  await anna.keyboard.press("d");
  await anna.getByRole("dialog", { name: en["capture.title"] }).waitFor();
  await faultless(anna, "writing down");
  await anna.keyboard.press("Escape");
  await writeDown(anna, "decision", "We print the forms");
  await writeDown(anna, "action", "Buy paper", "Vera");
  await goOnTo(anna, "Implement");
  await bar(anna)
    .getByRole("button", { name: /Stop \d+ of/ })
    .click();
  await side(anna, "Implement").waitFor();
  expect(await movingParts(anna), "a walk without motion").toEqual([]);
  await faultless(anna, "a column over its limit");
  await goOnTo(anna, en["stop.decisions"]);
  await side(anna, en["stop.decisions"]).getByText("Buy paper").waitFor();
  await faultless(anna, "decisions, read back");
  await bar(anna).getByRole("button", { name: en["walk.end"] }).click();
  await anna.getByRole("alertdialog", { name: en["end.title"] }).waitFor();
  await faultless(anna, "end of a walk");
  await anna.keyboard.press("Escape");
  await endWalk(anna);
  await anna.getByRole("heading", { level: 1, name: "Walk of the week" }).waitFor();
  await faultless(anna, "minutes", "and more contrast");
  await vera.getByRole("button", { name: en["over.read"] }).waitFor();
  await faultless(vera, "a walk is over");
  await enter(anna, board);
  await anna.getByRole("button", { name: en["board.snapshots"], exact: true }).click();
  await anna
    .getByRole("dialog")
    .getByRole("link", { name: /led by/ })
    .waitFor();
  await faultless(anna, "history");
});
