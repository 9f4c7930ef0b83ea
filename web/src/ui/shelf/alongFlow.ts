/** The maps of a value stream's boards along its flow, from what their outlines say. Pure. */
import type { Outline } from "@/api/dto";
import { kindIndex } from "@/maps/kindIndex";
import type { Language } from "@/ui/strings/language";

/** The way from a wish to what people use. */
export const PHASES = ["strategy", "discovery", "delivery", "operation"] as const;
/** A part of it. */
export type Phase = (typeof PHASES)[number];

/** A map, and the board it is on. */
export interface MapAlong {
  readonly board: string;
  readonly map: string;
  readonly title: string;
  readonly kind: string;
}

/** The maps of each phase, board by board and from left to right; kinds that this build does not know stand nowhere. */
export function mapsAlong(
  boards: readonly { readonly id: string }[],
  outlines: ReadonlyMap<string, Outline>,
  language: Language,
): ReadonlyMap<Phase, readonly MapAlong[]> {
  const found = new Map<Phase, MapAlong[]>();
  for (const { id: board } of boards) {
    for (const { id: map, kind: key, title } of mapsIn(outlines.get(board))) {
      const kind = kindIndex.find((one) => one.key === key);
      if (!kind) continue;
      const phase = kind.phase ?? "discovery";
      const label = kind.label[language];
      const along = { board, map, title: title.trim() || label, kind: label };
      found.set(phase, [...(found.get(phase) ?? []), along]);
    }
  }
  return found;
}

interface OutlinedMap {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly pos: readonly [number, number];
}

function mapsIn(outline: Outline | undefined): readonly OutlinedMap[] {
  const maps = (outline?.maps ?? []) as readonly OutlinedMap[];
  return [...maps].sort((a, b) => a.pos[0] - b.pos[0] || a.pos[1] - b.pos[1] || (a.id < b.id ? -1 : 1));
}
