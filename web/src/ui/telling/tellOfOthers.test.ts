import { expect, it } from "vitest";
import { createCard, setColor } from "@/document/commands/cards";
import { createConnector, setConnectorLook } from "@/document/commands/connectors";
import { createThing, moveThings } from "@/document/commands/things";
import { deliverAll, replicas } from "@/document/replicas.fixture";
import type { ConnectorEnd, ThingId } from "@/document/things";
import type { Telling } from "@/ui/telling/telling";
import { tellOfOthers } from "@/ui/telling/tellOfOthers";

function people(chosen: Telling) {
  const all = replicas(2);
  const [ana, bob] = all;
  if (!ana || !bob) throw new Error("two people");
  const said: string[] = [];
  const waiting: (() => void)[] = [];
  const stop = tellOfOthers({
    board: ana.board,
    me: "ana",
    chosen: () => chosen,
    say: ({ count, things, title }) => said.push(`${count}${things ? " things" : ""} ${title}`.trim()),
    after: (_, run) => {
      waiting.push(run);
      return () => void waiting.splice(waiting.indexOf(run), 1);
    },
  });
  const meet = () => {
    deliverAll(all);
    for (const run of waiting.splice(0)) run();
  };
  return { ana: ana.board, bob: bob.board, said, waiting, meet, stop, deliver: () => deliverAll(all) };
}

const end = (item: ThingId): ConnectorEnd => ({ item, side: null, at: null });
const card = (title: string) => ({ title, pos: { x: 0, y: 0 } });

it("tells once what others did meanwhile, and nothing of one's own", () => {
  const { ana, bob, said, meet } = people("all");
  createCard(ana, card("Mine"));
  meet();
  expect(said).toEqual([]);
  createCard(bob, card("One"));
  createCard(bob, card("Two"));
  meet();
  expect(said).toEqual(["2"]);
});

it("tells only of one's own cards when that was chosen, by their words", () => {
  const { ana, bob, said, meet } = people("mine");
  const mine = createCard(ana, card("Mine"));
  meet();
  createCard(bob, card("Theirs"));
  setColor(bob, [mine], "blue");
  meet();
  expect(said).toEqual(["1 Mine"]);
});

it("tells of things and connectors like of cards", () => {
  const { ana, bob, said, meet } = people("mine");
  const note = createThing(ana, { type: "text", box: { x: 0, y: 0, w: 80, h: 40 }, text: "By hand" });
  const shape = createThing(ana, { type: "shape", form: "ellipse", box: { x: 0, y: 90, w: 80, h: 80 } });
  const line = createConnector(ana, { from: end(note), to: end(shape) });
  meet();
  createThing(bob, { type: "frame", box: { x: 0, y: 0, w: 900, h: 900 } });
  moveThings(bob, [{ thing: note, pos: { x: 10, y: 0 } }]);
  meet();
  setConnectorLook(bob, [line], { line: "dashed" });
  moveThings(bob, [{ thing: shape, pos: { x: 10, y: 90 } }]);
  meet();
  expect(said).toEqual(["1 things By hand", "2 things"]);
});

it("says nothing when it is off, or once it ended", () => {
  const off = people("off");
  createCard(off.bob, card("One"));
  off.meet();
  expect(off.said).toEqual([]);
  const ended = people("all");
  createCard(ended.bob, card("One"));
  ended.deliver();
  ended.stop();
  expect(ended.waiting).toHaveLength(0);
});
