import { expect, it } from "vitest";
import * as Y from "yjs";
import { openBoard } from "@/document/board";
import { LATER_KIND, layoutShown, shownKind } from "@/maps/laterKind";

function put(doc: Y.Doc, root: string, id: string, values: Record<string, unknown>): void {
  doc.getMap(root).set(id, new Y.Map(Object.entries(values)));
}

it("shows a map of a kind from a newer version with its lanes, columns and cards, and says so", () => {
  const doc = new Y.Doc();
  put(doc, "maps", "m", { kind: "quantum", title: new Y.Text("Later"), pos: [40, 80], order: "a0" });
  put(doc, "lanes", "l", { map: "m", role: "odd", order: "a0", title: new Y.Text("Lane") });
  put(doc, "columns", "c", { map: "m", role: "odd", order: "a0", title: new Y.Text("Column") });
  put(doc, "columns", "d", { map: "m", role: "odd", order: "a1", parent: "c", title: new Y.Text("Inside") });
  put(doc, "cards", "k", { type: "card", title: new Y.Text("Card") });
  put(doc, "cards", "n", { type: "card", title: new Y.Text("Nowhere") });
  doc.getMap("placements").set("m:k", { lane: "l", column: "d", order: "a0" });
  doc.getMap("placements").set("m:n", { lane: "gone", column: "d", order: "a0" });
  const { state } = openBoard(doc, { personId: "anna" });
  const map = [...state.maps.values()][0];
  const layout = map && layoutShown(map, state, "en");
  expect(layout?.title).toBe("Later (Kind of map from a newer version)");
  expect(layout?.box).toMatchObject({ x: 40, y: 80 });
  expect(layout?.columnHeaders.map(({ title }) => title)).toEqual(["Column", "Inside"]);
  expect(layout?.cards.map(({ card, lane, column }) => [card, lane, column])).toEqual([["k", "l", "d"]]);
  expect(layout?.tray?.cards.map(({ card }) => card)).toEqual(["n"]);
});

it("calls it by its kind where nobody has written a title, and leaves kinds of this version to their own layout", () => {
  const doc = new Y.Doc();
  put(doc, "maps", "m", { kind: "quantum", title: new Y.Text(""), pos: [0, 0] });
  const { state } = openBoard(doc, { personId: "anna" });
  const map = [...state.maps.values()][0];
  expect(map && layoutShown(map, state, "de")?.title).toBe("Art von Karte aus einer neueren Version");
  expect(shownKind("quantum")).toBe(LATER_KIND);
  expect(shownKind("kanban")).not.toBe(LATER_KIND);
});
