import { CalendarPlus, ChevronsRight, ListStart } from "lucide-react";
import type { MapRecord } from "@/document/records";
import { type Quarter, quarterTitle, quarterToBegin, readQuarter } from "@/maps/roadmap/quarters";
import type { Action } from "@/ui/actions/action";
import { selectedPart } from "@/ui/actions/selected";
import { fetchWords } from "@/ui/strings/words";
import { tellProblem } from "@/ui/tellProblem";
import type { WallRoom } from "@/ui/wall/room";

/** The key of the kind whose columns are quarters. */
const ROADMAP = "roadmap";

/** The roadmap that is meant: the selected one, else the only one. */
function roadmapOf(room: WallRoom): MapRecord | null {
  const all = [...room.board.state.maps.values()].filter(({ kind, deleted }) => kind === ROADMAP && !deleted);
  const selected = selectedPart(room)?.map.id;
  return all.find(({ id }) => id === selected) ?? (all.length === 1 ? (all[0] ?? null) : null);
}

/** The quarters that the columns of a roadmap are. */
function quartersOf(room: WallRoom, map: MapRecord): Quarter[] {
  return [...room.board.state.columns.values()].flatMap((column) => {
    const quarter = column.map === map.id && !column.deleted ? readQuarter(column.fields.get("quarter")) : null;
    return quarter === null ? [] : [quarter];
  });
}

/** Where it stands; null while its quarters have no names. */
function standing(room: WallRoom, map: MapRecord): Quarter | null {
  const quarters = quartersOf(room, map);
  const said = readQuarter(map.fields.get("quarter"));
  return said ?? (quarters.length > 0 ? Math.min(...quarters) : null);
}

/** A quarter is over that still shows cards. */
function hasPast(room: WallRoom, map: MapRecord, current: Quarter): boolean {
  return quartersOf(room, map).some((quarter) => quarter < current);
}

type RoadmapTest = (room: WallRoom, map: MapRecord, current: Quarter | null) => boolean;

function roll(id: string, labelKey: Action["labelKey"], icon: Action["icon"], when: RoadmapTest): Action {
  return {
    id,
    group: "maps",
    labelKey,
    labelValues: () => ({ quarter: quarterTitle(quarterToBegin(new Date())) }),
    ...(icon ? { icon } : {}),
    writes: true,
    when: (room) => {
      const map = roadmapOf(room);
      return map !== null && when(room, map, standing(room, map));
    },
    run: (room) => {
      const map = roadmapOf(room);
      if (!map) return;
      const to = id === "roadmap.along" ? (standing(room, map) ?? 0) : quarterToBegin(new Date());
      void tellProblem(async () => {
        const [{ rollOn }] = await Promise.all([import("@/ui/roadmap/rollOn"), fetchWords(["goals"])]);
        rollOn(room, map, to);
      });
    },
  };
}

/** What one does with a roadmap by quarters. */
export const roadmapActions: readonly Action[] = [
  roll("roadmap.begin", "roadmap.begin", CalendarPlus, (_room, _map, current) => current === null),
  roll(
    "roadmap.roll",
    "roadmap.roll",
    ChevronsRight,
    (_room, _map, current) => current !== null && current < quarterToBegin(new Date()),
  ),
  roll(
    "roadmap.along",
    "roadmap.along",
    ListStart,
    (room, map, current) => current !== null && hasPast(room, map, current),
  ),
];
