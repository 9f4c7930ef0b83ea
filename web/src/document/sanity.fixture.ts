/** What holds for every map, whatever several people did to it at once. */
import fc from "fast-check";
import { expect } from "vitest";
import { cardsOfCell, cellsOf, comparePlacements, headersOf, lanesOf } from "@/document/arrangement";
import type { BoardState, CardId, MapId } from "@/document/records";

/** Where every card of the map is: a cell, the tray or a header; each exactly once. */
export function expectSane(state: BoardState, map: MapId): void {
  const cells = cellsOf(state, map);
  const lanes = lanesOf(state, map);
  const seen: CardId[] = cells.unplaced.map(({ card }) => card);
  for (const lane of lanes) {
    for (const column of state.columns.keys()) {
      const cell = cells.at(lane.id, column);
      expect(cardsOfCell(state, { map, lane: lane.id, column })).toEqual(cell);
      seen.push(...cell.map(({ card }) => card));
      for (let i = 1; i < cell.length; i++) {
        const [above, below] = [cell[i - 1], cell[i]];
        if (above && below) expect(comparePlacements(above, below)).toBeLessThan(0);
      }
    }
  }
  const headers = headersOf(state, map);
  const placed = [...(state.placements.get(map)?.keys() ?? [])].filter((card) => {
    const record = state.cards.get(card);
    return record && !record.deleted && !headers.has(card);
  });
  expect([...seen].sort()).toEqual(placed.sort());
}

/** What one of several people does: one of these, at places between 0 and 1. */
export function deedOf<Name extends string>(names: readonly Name[], people: number) {
  const part = fc.double({ min: 0, max: 0.999_999, noNaN: true });
  return fc.record({ who: fc.nat(people - 1), what: fc.constantFrom(...names), a: part, b: part, c: part });
}

/** One of several things, by a number from 0 to 1. */
export function pick<T>(from: Iterable<T>, which: number): T | undefined {
  const all = [...from];
  return all[Math.floor(which * all.length)];
}

/** The ids of records in an order that everybody has. */
export function sortedIds<K extends string>(records: ReadonlyMap<K, unknown>): K[] {
  return [...records.keys()].sort();
}
