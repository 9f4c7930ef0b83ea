import { everyEn as en } from "../src/ui/strings/every";
import { card, enter, expect, type Locator, type Page, saved, test, writeCard } from "./stage";

async function invitationFrom(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: en["board.share"], exact: true }).click();
  const dialog = page.getByRole("dialog", { name: en["share.title"] });
  await dialog.getByRole("button", { name: en["share.make"] }).click();
  await expect(dialog.getByRole("img", { name: en["share.qr"] })).toBeVisible();
  return dialog;
}

test("from the invitation link to the wall with a name and a discipline, and back in after losing the cookie", async ({
  stage,
}) => {
  const board = await stage.board("empty", "Heat pumps");
  const { page: anna } = await stage.owner();
  await enter(anna, board);
  await writeCard(anna, { x: 500, y: 160 }, "Welcome");
  const dialog = await invitationFrom(anna);
  const link = await dialog.getByLabel(en["share.link"], { exact: true }).inputValue();
  expect(link).toMatch(`${stage.server.url}/join#`);

  const carla = await stage.stranger();
  await carla.goto(link);
  await expect(carla.getByRole("heading", { level: 1, name: "Heat pumps" })).toBeVisible();
  await expect(carla.getByText(/is there now/)).toBeVisible();
  await carla.getByRole("button", { name: en["door.enter"] }).click();
  await expect(carla.getByText(en["door.nameMissing"])).toBeVisible();
  await expect(carla.getByText(en["door.disciplineMissing"])).toBeVisible();
  await carla.getByLabel(en["door.name"]).fill("Carla");
  await carla.locator("label").filter({ hasText: "Finance" }).click();
  await carla.getByRole("button", { name: en["door.enter"] }).click();
  await saved(carla);
  await expect(card(carla, "Welcome")).toBeVisible();
  await dialog.getByRole("button", { name: en["action.close"] }).click();
  await expect(anna.getByRole("img", { name: "Carla · Finance" })).toBeVisible();

  // The way back is shown once; it works without the cookie, and as the same person.
  const note = carla.getByRole("region", { name: en["return.title"] });
  const way = await note.getByLabel(en["me.link"]).inputValue();
  await note.getByRole("button", { name: en["return.done"] }).click();
  await expect(note).toHaveCount(0);
  await carla.goto(link);
  await expect(carla.getByText("You come in as Carla.")).toBeVisible();
  await carla.context().clearCookies();
  await carla.reload();
  await expect(carla.getByLabel(en["door.name"])).toHaveValue("Carla");
  await expect(carla.getByRole("radio", { name: "Finance" })).toBeChecked();
  await carla.goto(`/b/${board.id}`);
  await expect(carla.getByRole("heading", { name: en["page.notSignedIn.title"] })).toBeVisible();
  await carla.goto(way);
  await carla.getByRole("link", { name: "Heat pumps" }).click();
  await saved(carla);
  await expect(anna.getByRole("img", { name: "Carla · Finance" })).toHaveCount(1);

  // An ended link, and one that leads nowhere, say so in plain words.
  await anna.getByRole("button", { name: en["board.share"], exact: true }).click();
  await anna.getByRole("button", { name: en["share.revoke"] }).click();
  await expect(anna.getByRole("button", { name: en["share.revoke"] })).toHaveCount(0);
  const dora = await stage.stranger();
  await dora.goto(link);
  await expect(dora.getByRole("heading", { name: en["page.invitationExpired.title"] })).toBeVisible();
  await dora.goto("/join#nobody-made-this");
  await dora.reload();
  await expect(dora.getByRole("heading", { name: en["page.invitationUnknown.title"] })).toBeVisible();
});
