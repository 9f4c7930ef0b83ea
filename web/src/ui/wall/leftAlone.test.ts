import { signal } from "@preact/signals-core";
import { describe, expect, it } from "vitest";
import { createCard, setColor } from "@/document/commands/cards";
import { deliverAll, type Replica, replicas } from "@/document/replicas.fixture";
import { textIn } from "@/ui/strings/translate";
import { leftAlone } from "@/ui/wall/leftAlone";
import type { WallRoom } from "@/ui/wall/room";

function changedByBob(count: number) {
  const people = replicas(2);
  const [ana, bob] = people as [Replica, Replica];
  const cards = Array.from({ length: count }, (_, x) =>
    createCard(ana.board, { pos: { x, y: 0 }, title: `Pump ${x}` }),
  );
  deliverAll(people);
  setColor(ana.board, cards, "pink");
  deliverAll(people);
  setColor(bob.board, cards, "blue");
  deliverAll(people);
  const peers = signal([{ clientId: bob.board.doc.clientID, person: { name: "Bob" } }]);
  const room = { board: ana.board, session: { presence: { peers } } } as unknown as WallRoom;
  const { skipped } = ana.undo.undo();
  return {
    room,
    peers,
    skipped,
    say: () => leftAlone(room, skipped, "toast.undoLeft", (...all) => textIn("en", ...all)),
  };
}

describe("what undo left alone", () => {
  it("is said with its title and whose it is now", () => {
    expect(changedByBob(1).say()).toBe("“Pump 0” stays as Bob left it.");
  });

  it("is counted when it is more than one thing", () => {
    expect(changedByBob(3).say()).toBe("3 things stay as Bob left them.");
  });

  it("names nobody who is not here any more", () => {
    const { peers, say } = changedByBob(1);
    peers.value = [];
    expect(say()).not.toContain("Bob");
  });
});
