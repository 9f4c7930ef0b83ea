/** Rules about what stands in fields: cells over their own limit, and values that are missing where they should be. */
import type { BoardState, CardId, MapRecord } from "@/document/records";
import { type FieldValues, NO_VALUES } from "@/document/values";
import { type ColumnNode, stateOfColumn } from "@/maps/columns";
import type { LaneRole, RuleDefinition } from "@/maps/definition";
import { onceFor } from "@/maps/onceFor";
import type { MapStructure } from "@/maps/structure";
import type { Finding } from "@/maps/warnings";

type MissingRule = Extract<RuleDefinition, { readonly check: "field_missing" }>;

/** Cells with more cards than their own limit. */
export function cellLimit(structure: MapStructure, { cells }: BoardState): Finding[] {
  if (cells.size === 0) return [];
  return structure.lanes.flatMap(({ lane }) =>
    structure.leaves.flatMap(({ column }): Finding[] => {
      const limit = cells.get(`${lane.id}:${column.id}`)?.get("limit");
      const count = structure.cardsIn(lane.id, column.id).length;
      if (typeof limit !== "number" || !Number.isInteger(limit) || limit < 0 || count <= limit) return [];
      return [{ lane: lane.id, column: column.id, values: { count, limit } }];
    }),
  );
}

/** What has no value of the field although its other values say it should. Cards in reading order, headers first. */
export function fieldMissing(structure: MapStructure, rule: MissingRule, map: MapRecord, state: BoardState): Finding[] {
  const found: Finding[] = [];
  const done = new Set(rule.undone ? structure.leaves.filter(isDone).map(({ column }) => column.id) : []);
  const look = (values: FieldValues, place: Omit<Finding, "values">): void => {
    if (lacks(rule, values)) found.push({ ...place, values: {} });
  };
  switch (rule.on) {
    case "map":
      look(map.fields, {});
      break;
    case "lane":
      for (const { lane } of structure.lanes) look(lane.fields, { lane: lane.id });
      break;
    case "column":
      for (const { column } of structure.columns) look(column.fields, { column: column.id });
      break;
    case "card":
      for (const [column, card] of structure.headers)
        look(state.cards.get(card)?.fields ?? NO_VALUES, { column, card });
      for (const { lane, role } of structure.lanes) {
        for (const { column } of structure.leaves) {
          if (done.has(column.id)) continue;
          const lacking = lackingIn(rule)(structure.cardsIn(lane.id, column.id), state, role?.implies);
          for (const card of lacking) found.push({ lane: lane.id, column: column.id, card, values: {} });
        }
      }
  }
  return found;
}

/** Whether the value is missing although the other values, or what the lane implies, say that it should be there. */
function lacks({ field, when }: MissingRule, values: FieldValues, implied?: LaneRole["implies"]): boolean {
  if (values.has(field)) return false;
  for (const key in when) if ((values.get(key) ?? implied?.[key]) !== when[key]) return false;
  return true;
}

const lackingIn = onceFor((rule: MissingRule) =>
  onceFor((cards: readonly CardId[], state: BoardState, implied: LaneRole["implies"]) =>
    cards.filter((card) => lacks(rule, state.cards.get(card)?.fields ?? NO_VALUES, implied)),
  ),
);

function isDone(leaf: ColumnNode): boolean {
  return stateOfColumn(leaf) === "done";
}
