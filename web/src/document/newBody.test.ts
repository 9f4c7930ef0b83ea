import { expect, it } from "vitest";
import * as Y from "yjs";
import { bodyOf } from "@/document/edit";
import { bodyToWrite } from "@/document/newBody";
import type { CardId } from "@/document/records";
import { deliverAll, type Replica, replicas } from "@/document/replicas.fixture";

const OLD = "old" as CardId;

function oldCard() {
  const all = replicas(3);
  const [ana, bob, cem] = all as [Replica, Replica, Replica];
  ana.board.roots.cards.set(OLD, new Y.Map<unknown>([["title", new Y.Text("Old")]]));
  deliverAll(all);
  const write = ({ board }: Replica, words: string): void => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(words)]);
    bodyToWrite(board, OLD)?.push([paragraph]);
  };
  const texts = () => all.map(({ board }) => board.state.bodies.get(OLD)?.text);
  return { all, ana, bob, cem, write, texts };
}

it("is made once by whoever first writes, and is then everybody's", () => {
  const { all, ana, bob, write, texts } = oldCard();
  write(ana, "ask");
  deliverAll(all);
  const body = bodyOf(bob.board, OLD);
  write(bob, "early");
  expect(bodyOf(bob.board, OLD)).toBe(body);
  deliverAll(all);
  expect(texts()).toEqual(["ask\nearly", "ask\nearly", "ask\nearly"]);
});

it("is the same for everybody when two made it at once, with the words of both", () => {
  const { all, ana, bob, write, texts } = oldCard();
  write(ana, "from Ana");
  write(bob, "from Bob");
  write(ana, "again");
  deliverAll(all);
  const [first, ...others] = texts();
  expect(others).toEqual([first, first]);
  expect(first?.split("\n").sort()).toEqual(["again", "from Ana", "from Bob"]);
});

it("is not there for somebody who only looks, nor on a card that is not there", () => {
  const { ana } = oldCard();
  expect(bodyToWrite(ana.board, "nowhere")).toBeNull();
  ana.board.setReadOnly(true);
  expect(bodyToWrite(ana.board, OLD)).toBeNull();
  expect(bodyOf(ana.board, OLD)).toBeNull();
});
