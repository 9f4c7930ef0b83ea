/** Maps of a kind that this build does not know, because a newer version made them: shown as plain lanes and columns, with everything in its place. */
import type { BoardState, MapRecord } from "@/document/records";
import type { KindDefinition, Language } from "@/maps/definition";
import { isKnown, kinds } from "@/maps/kinds";
import { layoutMap } from "@/maps/layout";
import type { MapLayout } from "@/maps/model";

const LABEL = { en: "Kind of map from a newer version", de: "Art von Karte aus einer neueren Version" };
const NONE = { en: "", de: "" };

/** A kind without roles, rules and fields. */
export const LATER_KIND: KindDefinition = {
  key: "",
  version: 0,
  order: 0,
  label: LABEL,
  purpose: NONE,
  columns: [{ key: "", level: 0, header: "title", label: NONE, prompt: NONE }],
  lanes: [{ key: "", label: NONE, hint: NONE }],
  lines: [],
  rules: [],
  geometry: {
    title: 72,
    margin: 16,
    header: { min: 56, gap: 8 },
    lane: { header: 176, min: 80, gap: 8, line: 24 },
    column: { width: 280, gap: 16, group: 16 },
    cell: { pad: 12, gap: 12, drop: 16 },
    card: { font: 18, line: 24, pad: 12, lines: 4 },
  },
  texts: { empty: NONE, unplaced: { en: "Unplaced", de: "Ohne Platz" } },
  starter: { title: LABEL, columns: [], lanes: [], examples: [] },
};

/** The kind a map is shown as; undefined while it is still to be fetched. */
export function shownKind(key: string): KindDefinition | undefined {
  return kinds.get(key) ?? (isKnown(key) ? undefined : LATER_KIND);
}

/** Lays out a map of any kind; null while its kind is still to be fetched. */
export function layoutShown(map: MapRecord, state: BoardState, language: Language): MapLayout | null {
  const kind = shownKind(map.kind);
  return kind ? titledLayout(kind, map, layoutMap(kind, map, state, language), language) : null;
}

/** The layout with a title that says where the kind of the map is not known. */
export function titledLayout(kind: KindDefinition, map: MapRecord, layout: MapLayout, language: Language): MapLayout {
  if (kind !== LATER_KIND || map.title.trim() === "") return layout;
  return { ...layout, title: `${map.title} (${LABEL[language]})` };
}
