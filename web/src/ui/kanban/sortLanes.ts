/** The cards of a kanban in lanes by what they say: by class of service, or by the goal they serve. */
import { type LaneSort, sortIntoLanes } from "@/document/commands/sorting";
import type { CardId, LaneId, MapRecord } from "@/document/records";
import { type FieldValues, NO_VALUES } from "@/document/values";
import type { KindDefinition, LaneRole } from "@/maps/definition";
import { valueIn } from "@/maps/fields";
import { kinds } from "@/maps/kinds";
import { mapStructure } from "@/maps/structure";
import { t } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";
import type { WallRoom } from "@/ui/wall/room";
import { undoAndTell } from "@/ui/wall/undoAndTell";

/** What lanes are made of: a class of service each, or a goal each. */
export type LanesBy = "class" | "goal";

const STANDARD = "standard";
const THEME = "theme";

/** The lanes by which the cards of a map would stand, and the lanes that hold nothing then. */
export function lanesBy(kind: KindDefinition, map: MapRecord, room: Pick<WallRoom, "board">, by: LanesBy) {
  const { state } = room.board;
  const structure = mapStructure(kind, map.id, state);
  const sorts = new Map<string, LaneSort & { cards: CardId[] }>();
  for (const { lane, role } of structure.lanes) {
    for (const card of structure.leaves.flatMap(({ column }) => structure.cardsIn(lane.id, column.id))) {
      const wanted = laneFor(kind, state.cards.get(card)?.fields ?? NO_VALUES, role, by);
      if (!wanted) continue;
      const key = `${wanted.role}:${wanted.title.toLowerCase()}`;
      const there = structure.lanes.find(
        (one) => one.lane.role === wanted.role && (by === "class" || sameWords(one.lane.title, wanted.title)),
      );
      const sort = sorts.get(key) ?? { ...wanted, lane: there?.lane.id ?? null, cards: [] };
      sorts.set(key, sort);
      if (lane.id !== sort.lane) sort.cards.push(card);
    }
  }
  const plain = structure.lanes.filter(({ role }) => role !== undefined && !role.implies && !role.fields);
  const emptied = plain.flatMap(({ lane }): LaneId[] => (by === "goal" && lane.role === THEME ? [] : [lane.id]));
  return { sorts: [...sorts.values()], emptied };
}

/** Brings the cards of a map into lanes, as one step, and says how many. */
export function sortLanes(room: WallRoom, map: MapRecord, by: LanesBy): void {
  const kind = kinds.get(map.kind);
  if (!kind) return;
  const { sorts, emptied } = lanesBy(kind, map, room, by);
  const count = sorts.reduce((sum, { cards }) => sum + cards.length, 0);
  if (count === 0) {
    showToast(t("kanban.sortedAlready"));
    return;
  }
  sortIntoLanes(room.board, map.id, sorts, emptied);
  showToast(t("kanban.sorted", { count }), { label: t("action.undo"), run: () => undoAndTell(room) });
}

function laneFor(kind: KindDefinition, fields: FieldValues, role: LaneRole | undefined, by: LanesBy) {
  if (by === "goal") {
    const goal = valueIn(fields, "parent_goal");
    return typeof goal === "string" && goal.trim() !== "" ? { role: THEME, title: goal.trim() } : null;
  }
  const said = valueIn(fields, "class") ?? role?.implies?.class ?? STANDARD;
  const lane = kind.lanes.find(({ implies }) => implies?.class === said);
  return lane ? { role: lane.key, title: "" } : null;
}

function sameWords(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.toLowerCase();
}
