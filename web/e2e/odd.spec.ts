/** A board on which a newer version and a careless program wrote: what is not known is a placeholder, and everything else goes on. */
import { Doc, encodeStateAsUpdate, Text, Map as YMap } from "yjs";
import { Company } from "../bench/company";
import { card, enter, expect, saved, test } from "./stage";

const LONG = "wordy ".repeat(17_000);

function oddBoard(): Uint8Array {
  const doc = new Doc();
  const put = (root: string, id: string, values: Record<string, unknown>): void => {
    doc.getMap(root).set(id, new YMap(Object.entries(values)));
  };
  const place = (key: string, value: object): void => {
    doc.getMap("placements").set(key, value);
  };
  doc.transact(() => {
    doc.getMap("meta").set("schema", 99);
    put("cards", "good-card-0000000001", { type: "card", title: new Text("A good card"), color: "yellow" });
    place("canvas:good-card-0000000001", { pos: [0, 0], order: "a0" });
    put("cards", "long-card-0000000001", { type: "card", title: new Text(LONG), color: "green" });
    place("canvas:long-card-0000000001", { pos: [240, 0], order: "a1" });
    put("cards", "oddly-card-000000001", {
      type: "card",
      title: 42,
      color: "ultraviolet",
      size: ["a"],
      blocked: "yes",
    });
    place("canvas:oddly-card-000000001", { pos: [480, 0], order: 7 });
    put("cards", "later-card-000000001", { type: "hypercard", title: new Text("Later") });
    place("canvas:later-card-000000001", { pos: [720, 0], order: "a3" });
    put("shapes", "hologram-00000000001", { type: "hologram", pos: [0, 200], size: [220, 140], order: "a0" });
    put("shapes", "bad-link-00000000001", {
      type: "link",
      pos: [240, 200],
      size: [240, 120],
      url: "javascript:alert(1)",
    });
    put("shapes", "no-image-00000000001", { type: "image", pos: [520, 200], size: [200, 140], image: "img_../../x" });
    put("shapes", "bad-ink-000000000001", {
      type: "ink",
      pos: [740, 200],
      size: [9, 9],
      points: ["x", null],
      width: 1e9,
    });
    put("connectors", "connector-0000000001", {
      from: { item: "good-card-0000000001" },
      to: { item: "hologram-00000000001" },
      path: "teleport",
      ends: ["bomb"],
    });
    put("maps", "later-map-0000000001", { kind: "quantum", title: new Text("Later map"), pos: [0, 400], order: "a0" });
    put("lanes", "later-lane-000000001", {
      map: "later-map-0000000001",
      role: "q",
      order: "a0",
      title: new Text("Lane"),
    });
    put("columns", "later-column-0000001", {
      map: "later-map-0000000001",
      role: "q",
      order: "a0",
      title: new Text("Step"),
    });
    put("cards", "inside-card-00000001", { type: "card", title: new Text("In the later map") });
    place("later-map-0000000001:inside-card-00000001", {
      lane: "later-lane-000000001",
      column: "later-column-0000001",
      order: "a0",
    });
    put("links", "odd-link-00000000001", { kind: "haunts", from: { card: "good-card-0000000001" }, to: 7 });
    put("tags", "odd-tag-000000000001", { title: 5, color: [] });
  });
  return encodeStateAsUpdate(doc);
}

test("what a newer version wrote is kept and told, and everything beside it goes on", async ({ stage }) => {
  const board = await stage.board("empty");
  const owner = await stage.owner();
  const company = await Company.join(owner.context, stage.server.url, board.id, 1);
  await company.fill(oddBoard());
  const { page } = owner;
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(error.message));
  page.on("dialog", (dialog) => {
    failures.push(dialog.message());
    void dialog.dismiss();
  });
  await enter(page, board);
  await expect(page.getByText("A newer version of Walkboard wrote on this board.").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Later map (Kind of map from a newer version)" })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "Lane" })).toBeVisible();
  await expect(card(page, "In the later map")).toBeVisible();

  // A text far beyond what a card holds is shown as far as it goes, grows no further, and loses nothing.
  await card(page, "wordy wordy").dblclick();
  const field = page.locator("textarea.wall-field");
  await expect(field).toHaveValue(LONG);
  await field.press("End");
  await page.keyboard.type("more");
  await expect(page.getByText("The text was too long").first()).toBeVisible();
  await expect(field).toHaveValue(LONG);
  await page.keyboard.press("Escape");

  await card(page, "A good card").dblclick();
  await page.keyboard.type(", still written on");
  await page.keyboard.press("Escape");
  await saved(page);
  await page.keyboard.press("Shift+o");
  const tree = page.getByRole("tree");
  await expect(tree.getByRole("treeitem", { name: "Something from a newer version", exact: true })).toBeVisible();
  await expect(tree.getByRole("treeitem", { name: /A good card, still written on/ }).first()).toBeVisible();
  await page.reload();
  await saved(page);
  await expect(card(page, "A good card, still written on")).toBeVisible();
  await expect(card(page, "In the later map")).toBeVisible();
  expect(failures).toEqual([]);
  company.leave();
});
