import sample from "@kinds/../samples/home_heat_pump.json";
import { describe, expect, it } from "vitest";
import type { BoardState } from "@/document/records";
import type { Box } from "@/geometry/box";
import { kinds } from "@/maps/kinds";
import { layoutMap } from "@/maps/layout";
import type { MapLayout } from "@/maps/model";
import { MAP, stateOf } from "@/maps/testState";
import { lineCount } from "@/maps/text";
import { warnings } from "@/maps/warnings";

/** The worked example as the server plans it, read here to see that it fits on the wall. */
interface SampleMap {
  readonly key: string;
  readonly kind: string;
  readonly pos: readonly number[];
  readonly columns: readonly { key: string; role: string; parent?: string; card?: string; limit?: number }[];
  readonly lanes: readonly { key: string; role: string; title?: { en: string; de: string }; limit?: number }[];
  readonly cells: Record<string, Record<string, string[]>>;
}

const AIR = 120;
const maps = sample.maps as unknown as SampleMap[];
const cards = sample.cards as Record<string, { title: { en: string; de: string } }>;

const key = (index: number) => `a${String.fromCharCode(65 + index)}`;

function stateOfMap(map: SampleMap, language: "en" | "de"): BoardState {
  return stateOf({
    cards: Object.entries(cards).map(([id, { title }]) => ({ id, title: title[language] })),
    lanes: map.lanes.map(({ key: id, role, title, limit }, at) => ({
      id,
      role,
      order: key(at),
      title: title?.[language] ?? "",
      ...(limit === undefined ? {} : { limit }),
    })),
    columns: map.columns.map(({ key: id, ...rest }, at) => ({ id, order: key(at), ...rest })),
    placements: Object.entries(map.cells).flatMap(([lane, row]) =>
      Object.entries(row).flatMap(([column, placed]) => placed.map((card, at) => [card, lane, column, key(at)])),
    ),
  });
}

function layoutOf(map: SampleMap, language: "en" | "de"): MapLayout {
  const kind = kinds.get(map.kind);
  if (!kind) throw new Error(`no kind ${map.kind}`);
  const [x = 0, y = 0] = map.pos;
  return layoutMap(kind, { ...MAP, kind: map.kind, pos: { x, y } }, stateOfMap(map, language), language);
}

describe.each(["en", "de"] as const)("the worked example in %s", (language) => {
  const layouts = maps.map((map) => layoutOf(map, language));

  it("stands on the wall with air between its maps and notes", () => {
    const notes = sample.canvas.map(({ pos: [x = 0, y = 0], size: [w = 0, h = 0] }) => ({ x, y, w, h }));
    const sheets = layouts.map(({ box }) => box);
    sheets.forEach((box, at) => {
      for (const other of [...sheets.slice(at + 1), ...notes]) expect(apart(box, other)).toBeGreaterThanOrEqual(AIR);
    });
    notes.forEach((box, at) => {
      for (const other of notes.slice(at + 1)) expect(apart(box, other)).toBeGreaterThanOrEqual(16);
    });
  });

  it("has nothing unplaced and no text that does not fit", () => {
    for (const [at, layout] of layouts.entries()) {
      expect(layout.tray).toBeNull();
      expect(layout.empty).toBeNull();
      const { font, pad } = kinds.get(maps[at]?.kind ?? "")?.geometry.card ?? { font: 18, pad: 12 };
      for (const header of layout.laneHeaders) {
        expect(lineCount(header.title, header.box.w - 2 * pad, font, 9), header.title).toBeLessThanOrEqual(4);
      }
      for (const { card, box } of layout.cards) {
        const title = cards[card]?.title[language] ?? "";
        expect(lineCount(title, box.w - 2 * pad, font, 9), title).toBeLessThanOrEqual(4);
      }
    }
    for (const { card, size } of sample.canvas) {
      const [w = 0, h = 0] = size;
      const title = cards[card]?.title[language] ?? "";
      expect(24 * lineCount(title, w - 24, 18, 9) + 24, title).toBeLessThanOrEqual(h);
    }
  });

  it("warns where a group would look first", () => {
    const found = maps.flatMap((map) => {
      const kind = kinds.get(map.kind);
      return kind ? warnings(kind, MAP, stateOfMap(map, language)) : [];
    });
    expect(found.map(({ rule, column, values }) => [rule, column, values])).toEqual([
      ["promise_unsupported", "winter", {}],
      ["wip_limit", "implement", { count: 4, limit: 3 }],
    ]);
  });
});

/** The air between two boxes: negative when they overlap. */
function apart(a: Box, b: Box): number {
  return Math.max(a.x - (b.x + b.w), b.x - (a.x + a.w), a.y - (b.y + b.h), b.y - (a.y + a.h));
}
