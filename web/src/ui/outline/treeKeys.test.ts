import { describe, expect, it } from "vitest";
import { outlinedWall } from "@/ui/outline/outline.fixture";
import { rowsOf } from "@/ui/outline/outlineRows";
import { treeStep, typedRow } from "@/ui/outline/treeKeys";

const wall = outlinedWall();
const rows = wall.rows();
const folded = rowsOf({ nodes: wall.nodes(), words: "", empty: true, isOpen: () => false });
const at = (title: string): number => rows.findIndex(({ node }) => node.title === title);

describe("the keys of the tree", () => {
  it("go from row to row and stop at the ends", () => {
    expect(treeStep(rows, 0, "ArrowUp")).toEqual({ to: 0 });
    expect(treeStep(rows, 0, "ArrowDown")).toEqual({ to: 1 });
    expect(treeStep(rows, 3, "End")).toEqual({ to: rows.length - 1 });
    expect(treeStep(rows, 3, "Home")).toEqual({ to: 0 });
    expect(treeStep(rows, rows.length - 2, "PageDown")).toEqual({ to: rows.length - 1 });
    expect(treeStep(rows, 3, "x")).toBeNull();
  });

  it("open, go in, go out and fold", () => {
    expect(treeStep(folded, 0, "ArrowRight")).toEqual({ fold: folded[0]?.node.key, open: true });
    expect(treeStep(rows, 0, "ArrowRight")).toEqual({ to: 1 });
    expect(treeStep(rows, at("Calls us"), "ArrowRight")).toEqual({ to: at("Calls us") });
    expect(treeStep(rows, at("Calls us"), "ArrowLeft")).toEqual({ to: at("Before › Ask") });
    expect(treeStep(rows, at("Before › Ask"), "ArrowLeft")).toMatchObject({ open: false });
    expect(treeStep(folded, 0, "ArrowLeft")).toEqual({ to: 0 });
    expect(treeStep(folded, 0, "*")).toEqual({
      openAll: folded.filter(({ open }) => open === false).map(({ node }) => node.key),
    });
  });

  it("find a row by its first letters: one letter goes on, more stay while they fit", () => {
    expect(typedRow(rows, at("Customer"), "c")).toBe(at("Calls us"));
    expect(typedRow(rows, at("Calls us"), "c")).toBe(at("Customer"));
    expect(typedRow(rows, at("Calls us"), "cc")).toBe(at("Customer"));
    expect(typedRow(rows, at("Customer"), "cus")).toBe(at("Customer"));
    expect(typedRow(rows, 0, "zz")).toBe(-1);
  });
});
