/** Lets a roadmap go on to a quarter, in one step that can be taken back, and says what happened. */
import { rollColumns } from "@/document/commands/rolling";
import type { MapRecord } from "@/document/records";
import { kinds } from "@/maps/kinds";
import { doneItems } from "@/maps/roadmap/doneItems";
import { type Quarter, quarterTitle } from "@/maps/roadmap/quarters";
import { readRoadmap } from "@/maps/roadmap/reading";
import { rollingOf, rollPlan } from "@/maps/roadmap/roll";
import { t } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";
import type { WallRoom } from "@/ui/wall/room";
import { tellWithUndo } from "@/ui/wall/undoAndTell";

/** Rolls a roadmap; pressing twice, or two people at once, come to the same. */
export function rollOn(room: WallRoom, map: MapRecord, wanted: Quarter): void {
  const kind = kinds.get(map.kind);
  if (!kind) return;
  const roadmap = readRoadmap(kind, map.id, room.board.state);
  const plan = rollPlan(kind, roadmap, wanted, doneItems(roadmap));
  if (!plan) {
    showToast(t("roadmap.nothingToDo"));
    return;
  }
  rollColumns(room.board, rollingOf(plan));
  const values = { quarter: quarterTitle(plan.to), count: plan.move.length };
  const words = plan.from === null ? "roadmap.begun" : plan.from === plan.to ? "roadmap.alongDone" : "roadmap.rolled";
  tellWithUndo(room, t(words, values));
}
