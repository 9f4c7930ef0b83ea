import { CalendarPlus } from "lucide-react";
import { setCell, setField } from "@/document/commands/fields";
import type { MapRecord } from "@/document/records";
import { isCounted, newPeriod } from "@/maps/funnel/newPeriod";
import { type Funnel, readFunnel } from "@/maps/funnel/reading";
import { kinds } from "@/maps/kinds";
import type { Action } from "@/ui/actions/action";
import { selectedPart } from "@/ui/actions/selected";
import { t } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";
import { tellWithUndo } from "@/ui/wall/undoAndTell";

function selectedFunnel(room: WallRoom): { readonly map: MapRecord; readonly funnel: Funnel } | null {
  const map = selectedPart(room)?.map;
  const kind = map?.kind === "funnel" ? kinds.get(map.kind) : undefined;
  return map && kind ? { map, funnel: readFunnel(kind, map.id, room.board.state) } : null;
}

/** What was counted becomes the period before, in one step of undo. */
function beginPeriod(room: WallRoom): void {
  const found = selectedFunnel(room);
  if (!found) return;
  const { map, funnel } = found;
  room.undo.group(() => {
    for (const { place, value } of newPeriod(funnel)) setCell(room.board, place, value);
    setField(room.board, "maps", map.id, "period_before", funnel.names.now || null);
    setField(room.board, "maps", map.id, "period", null);
  });
  tellWithUndo(room, t("funnel.rolled"));
}

/** What is done to funnels. */
export const funnelActions: readonly Action[] = [
  {
    id: "funnel.roll",
    group: "maps",
    labelKey: "funnel.roll",
    icon: CalendarPlus,
    writes: true,
    when: (room) => {
      const found = selectedFunnel(room);
      return found !== null && isCounted(found.funnel);
    },
    run: beginPeriod,
  },
];
