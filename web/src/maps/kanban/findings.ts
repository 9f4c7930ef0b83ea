/** What a kanban warns of beyond its declared rules. Warns, never blocks. */
import { valueIn } from "@/maps/fields";
import type { ComputedFinding, MapReading } from "@/maps/kindCode";

/** Cards that say another class of service than the lane they stand in, in reading order. */
export function kanbanFindings({ structure, state }: MapReading): ComputedFinding[] {
  return structure.lanes.flatMap(({ lane, role }) => {
    const implied = role?.implies?.class;
    if (implied === undefined) return [];
    return structure.leaves.flatMap(({ column }) =>
      structure.cardsIn(lane.id, column.id).flatMap((card): ComputedFinding[] => {
        const fields = state.cards.get(card)?.fields;
        const said = fields && fields.size > 0 ? valueIn(fields, "class") : null;
        if (said === null || said === implied) return [];
        return [{ rule: "class_elsewhere", lane: lane.id, column: column.id, card, values: {} }];
      }),
    );
  });
}
