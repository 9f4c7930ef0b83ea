import { en } from "../src/ui/strings/en";
import { accessibilityFaults, card, enter, expect, type Page, test, writeCard } from "./stage";

/** Looks for faults in the light and in the dark; the place is named so that a failure says where. */
async function faultless(page: Page, where: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    expect(await accessibilityFaults(page), `${where}, ${colorScheme}`).toEqual([]);
  }
}

test("axe finds nothing on the shelf, the door and the plain pages", async ({ stage }) => {
  const board = await stage.board("kanban", "Heat pumps");
  const { page: anna, context } = await stage.owner();
  const invitation = await stage.send(context, `/api/boards/${board.id}/invitations`, { role: "editor" });
  const { url } = await invitation.json();
  await anna.goto("/");
  await anna.getByRole("link", { name: "Heat pumps" }).waitFor();
  await faultless(anna, "shelf");
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

  const guest = await stage.stranger();
  await guest.goto(url);
  await guest.getByLabel(en["door.name"]).waitFor();
  await faultless(guest, "door");
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
  await faultless(anna, "card selected");
  await anna.locator("[data-column-id]").nth(1).click();
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
  await anna.keyboard.press("Escape");

  const dialogs: readonly (readonly [string, string])[] = [
    [en["board.palette"], "Control+k"],
    [en["board.shortcuts"], "?"],
  ];
  for (const [name, key] of dialogs) {
    await anna.keyboard.press(key);
    await anna.getByRole("dialog", { name }).waitFor();
    await faultless(anna, name);
    await anna.keyboard.press("Escape");
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
