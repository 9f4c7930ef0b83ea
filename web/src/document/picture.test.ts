import { expect, it } from "vitest";
import { createCard } from "@/document/commands/cards";
import { createConnector } from "@/document/commands/connectors";
import { deleteItems } from "@/document/commands/items";
import { createMap } from "@/document/commands/maps";
import { createThing } from "@/document/commands/things";
import { stateFromOutline } from "@/document/outline";
import { pictureOf } from "@/document/picture";
import { seededBoard } from "@/document/replicas.fixture";
import { smallStarter } from "@/document/starter.fixture";

it("shows what is on the board, where it is, and comes back as what a reader of outlines reads", () => {
  const board = seededBoard();
  createMap(board, { kind: "service_blueprint", title: "Ours", pos: { x: 5, y: 6 }, starter: smallStarter });
  const card = createCard(board, { title: "long ".repeat(40), pos: { x: 1, y: 2 } });
  const thing = createThing(board, { type: "text", text: "said", box: { x: 3, y: 4, w: 50, h: 60 } });
  const gone = createThing(board, { type: "frame", text: "gone", box: { x: 0, y: 0, w: 90, h: 90 } });
  createConnector(board, {
    from: { item: card, side: "top", at: null },
    to: { item: null, side: null, at: { x: 7, y: 8 } },
  });
  deleteItems(board, { things: [gone] });
  const { state } = board;
  const again = stateFromOutline(JSON.parse(JSON.stringify(pictureOf(state))));
  expect([...again.cards.keys()].sort()).toEqual([...state.cards.keys()].sort());
  expect(again.cards.get(card)?.title).toBe("long ".repeat(40).slice(0, 60));
  for (const root of ["canvas", "placements", "maps", "lanes", "columns"] as const) {
    expect([...again[root]].sort()).toEqual([...state[root]].sort());
  }
  expect([...again.things.values()]).toMatchObject([{ id: thing, type: "text", text: "said", box: { x: 3, w: 50 } }]);
  expect([...again.connectors.values()]).toMatchObject([
    { from: { item: card, side: "top" }, to: { item: null, at: { x: 7, y: 8 } } },
  ]);
});
