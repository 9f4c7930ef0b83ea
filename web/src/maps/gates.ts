/** The lines between columns where work is started and where it is finished: derived from the columns, never stored. */
import type { Spans } from "@/maps/bands";
import type { KindDefinition, Language } from "@/maps/definition";
import { stagesOf } from "@/maps/flow/stages";
import type { MapGate } from "@/maps/model";
import type { MapStructure } from "@/maps/structure";

/** The gates of a map whose kind has words for them, from left to right. */
export function gatesOf(
  kind: KindDefinition,
  structure: MapStructure,
  spans: Spans,
  band: { readonly top: number; readonly bottom: number },
  language: Language,
): MapGate[] {
  const words = kind.texts.commitments;
  if (!words || structure.lanes.length === 0) return [];
  const { start, finish } = stagesOf(structure);
  const gate = (key: MapGate["key"], at: number | null): MapGate[] => {
    const leaf = at === null || at === 0 ? undefined : structure.leaves[at];
    const span = leaf && spans.of.get(leaf.column.id);
    const label = words[key]?.[language];
    if (!span || label === undefined) return [];
    return [{ key, label, x: span.x - kind.geometry.column.gap / 2, y0: band.top, y1: band.bottom }];
  };
  return start !== null && finish !== null && finish <= start
    ? []
    : [...gate("started", start), ...gate("finished", finish)];
}
