import { signal } from "@preact/signals-core";
import { describe, expect, it } from "vitest";
import { createCard } from "@/document/commands/cards";
import { groupItems } from "@/document/commands/grouping";
import { seededBoard } from "@/document/replicas.fixture";
import { enterGroup, selectTogether, toggleTogether } from "@/tools/groupSelecting";
import { NO_SELECTION } from "@/tools/selecting";
import type { Selection } from "@/tools/wallContract";

function wall() {
  const board = seededBoard();
  const [a, b, c] = [0, 300, 600].map((x) => createCard(board, { pos: { x, y: 0 } }));
  if (!a || !b || !c) throw new Error("no cards");
  groupItems(board, [a, b]);
  const parts = { board, selection: signal<Selection>(NO_SELECTION), entered: signal<string | null>(null) };
  return { parts, a, b, c, selected: () => [...parts.selection.value.cards].sort() };
}

describe("selecting what is grouped", () => {
  it("takes all of a group for one of it", () => {
    const { parts, a, b, c, selected } = wall();
    selectTogether(parts, [a]);
    expect(selected()).toEqual([a, b].sort());
    toggleTogether(parts, c);
    toggleTogether(parts, b);
    expect(selected()).toEqual([c]);
  });

  it("takes one by one inside, and leaves with what is outside", () => {
    const { parts, a, b, c, selected } = wall();
    expect(enterGroup(parts, a)).toBe(true);
    expect(enterGroup(parts, b)).toBe(false);
    expect(selected()).toEqual([a]);
    selectTogether(parts, [b]);
    expect(selected()).toEqual([b]);
    expect(enterGroup(parts, c)).toBe(false);
    selectTogether(parts, [c]);
    selectTogether(parts, [b]);
    expect(selected()).toEqual([a, b].sort());
  });
});
