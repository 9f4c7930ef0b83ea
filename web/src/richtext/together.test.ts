// @vitest-environment happy-dom
/** Several people in one body: it converges whatever they do, and nobody's undo takes others' letters. */
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Board } from "@/document/board";
import { createCard, setColor } from "@/document/commands/cards";
import { bodyOf } from "@/document/edit";
import type { CardId } from "@/document/records";
import { deliverAll, deliverOne, type Replica, replicas, seededRandom } from "@/document/replicas.fixture";
import type { BodyCommand } from "@/richtext/commands";
import { editorOn, type TestEditor } from "@/richtext/editor.fixture";

/** Yjs takes the clock along when it is loaded. */
vi.hoisted(() => vi.useFakeTimers({ toFake: ["Date"] }));

const SEEDS = Array.from({ length: 12 }, (_, i) => 7_000 + i);
const COMMANDS: readonly BodyCommand[] = ["strong", "em", "heading1", "heading2", "bullets", "numbers"];

afterEach(() => {
  document.body.replaceChildren();
});

function together(count = 2) {
  const all = replicas(count);
  const [first] = all as [Replica, ...Replica[]];
  const card = createCard(first.board, { pos: { x: 0, y: 0 }, title: "Plan" });
  deliverAll(all);
  const editors = all.map((replica) => editorOn(replica, card));
  const [ana, bob] = editors as [TestEditor, TestEditor];
  const meet = () => deliverAll(all);
  const words = () => all.map(({ board }) => board.state.bodies.get(card)?.text ?? "");
  return { all, card, editors, ana, bob, meet, words };
}

const xmlOf = (board: Board, card: CardId): string => bodyOf(board, card)?.toString() ?? "";

/** A pause in typing: what comes after it is another step of undo. */
function pause(): void {
  vi.setSystemTime(Date.now() + 5_000);
}

describe("two people in one body", () => {
  it("see each other's words at once, and the caret stays in its word", () => {
    const { ana, bob, meet } = together();
    ana.type("warm rooms");
    meet();
    ana.select(6);
    bob.select(1);
    bob.type("very ");
    meet();
    ana.type("ish");
    meet();
    expect([ana.html, bob.html]).toEqual(["<p>very warm ishrooms</p>", "<p>very warm ishrooms</p>"]);
  });

  it("are told where the other's caret is, in positions that go with the words", () => {
    const { ana, bob, meet } = together();
    ana.type("warm rooms");
    meet();
    ana.view.focus();
    ana.select(3, 6);
    const place = ana.heard.carets.at(-1);
    expect(place).not.toBeNull();
    bob.showCarets([{ clientId: 9, name: "Ana", color: "red", anchor: place?.anchor, head: place?.head }]);
    bob.select(1);
    bob.type("Not so ");
    const caret = bob.view.dom.querySelector(".body-caret");
    expect(caret?.textContent).toContain("Ana");
    expect(caret?.previousSibling?.textContent).toBe("rm ");
    expect(bob.view.dom.querySelector(".body-peer-selection")?.textContent).toBe("rm ");
    bob.showCarets([{ clientId: 9, name: "Eve", color: "red", anchor: "x", head: { item: 3 } }]);
    expect(bob.view.dom.querySelector(".body-caret")).toBeNull();
  });

  it("take back by pauses, while writing and later, and only their own letters", () => {
    const { all, ana, bob, meet, words } = together();
    ana.type("one");
    pause();
    ana.type(" two");
    meet();
    bob.select(1);
    bob.type("zero ");
    meet();
    ana.press("z", { ctrlKey: true });
    meet();
    expect(words()).toEqual(["zero one", "zero one"]);
    ana.press("y", { ctrlKey: true });
    ana.destroy();
    const [{ undo }] = all as [Replica];
    expect(undo.undo().applied).toBe(1);
    expect(undo.undo().applied).toBe(1);
    meet();
    // The paragraph was Ana's; it stays because Bob's words are in it.
    expect(words()).toEqual(["zero ", "zero "]);
    // The card is Ana's as well, and stays for the same reason; what comes before it can still be made again.
    expect(undo.undo()).toMatchObject({ applied: 0, skipped: [{ what: "existence" }] });
    undo.redo();
    undo.redo();
    meet();
    expect(words()).toEqual(["zero one two", "zero one two"]);
  });

  it("keep a list that one made while the other wrote in it, when its making is taken back", () => {
    const { ana, bob, meet, words } = together();
    ana.type("permit");
    pause();
    ana.run("bullets");
    meet();
    bob.select(bob.view.state.doc.content.size - 3);
    bob.type("!");
    meet();
    ana.press("z", { ctrlKey: true });
    meet();
    expect(words()[0]).toContain("!");
    expect(words()[0]).toContain("permit");
    expect(words()[0]).toBe(words()[1]);
  });

  it("have a command between what was typed before and after it", () => {
    const { all, card, ana } = together();
    const [{ board, undo }] = all as [Replica];
    ana.type("a");
    setColor(board, [card], "blue");
    ana.type("b");
    ana.destroy();
    undo.undo();
    expect([board.state.bodies.get(card)?.text, board.state.cards.get(card)?.color]).toEqual(["a", "blue"]);
    undo.undo();
    expect([board.state.bodies.get(card)?.text, board.state.cards.get(card)?.color]).toEqual(["a", "paper"]);
    undo.undo();
    expect(board.state.bodies.get(card)).toBeUndefined();
    expect(undo.undo().applied).toBe(1);
    expect(board.state.cards.get(card)?.deleted).toBe(true);
  });
});

function deed(editor: TestEditor, random: () => number): void {
  const { doc } = editor.view.state;
  const at = () => 1 + Math.floor(random() * Math.max(1, doc.content.size - 1));
  editor.select(at(), random() < 0.4 ? at() : undefined);
  const choice = random();
  if (random() < 0.2) pause();
  if (choice < 0.45) editor.type(["warm ", "x", "**b** ", "- "][Math.floor(random() * 4)] ?? "");
  else if (choice < 0.6) editor.press("Enter");
  else if (choice < 0.7) editor.press("Backspace");
  else if (choice < 0.8) editor.press(random() < 0.5 ? "z" : "y", { ctrlKey: true });
  else if (choice < 0.85) editor.setLink("https://a.example/");
  else editor.run(COMMANDS[Math.floor(random() * COMMANDS.length)] ?? "em");
}

describe.each(SEEDS)("three people in one body, seed %i", (seed) => {
  it("end with the same body, which is what each editor shows and what a reader reads", () => {
    const random = seededRandom(seed);
    const { all, card, editors, meet } = together(3);
    for (let step = 0; step < 60; step++) {
      const who = Math.floor(random() * all.length);
      deed(editors[who] as TestEditor, random);
      const reader = all[Math.floor(random() * all.length)] as Replica;
      while (random() < 0.6 && reader.inbox.length > 0) deliverOne(reader, 0);
    }
    meet();
    const [first, ...others] = all.map(({ board }) => xmlOf(board, card));
    for (const other of others) expect(other).toBe(first);
    const [shown, ...rest] = editors.map(({ html }) => html);
    for (const other of rest) expect(other).toBe(shown);
  });
});
