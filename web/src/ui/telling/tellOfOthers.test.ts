import { expect, it } from "vitest";
import { createCard, setColor } from "@/document/commands/cards";
import { deliverAll, replicas } from "@/document/replicas.fixture";
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
    say: (count, title) => said.push(`${count} ${title}`.trim()),
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
