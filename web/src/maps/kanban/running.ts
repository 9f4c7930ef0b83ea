/** What on a kanban runs out of time: fixed dates that have come near, and cards that stay longer in a column than was agreed. */
import type { CardId } from "@/document/records";
import { stateOfColumn } from "@/maps/columns";
import { valueIn } from "@/maps/fields";
import { ageOf } from "@/maps/kanban/ageing";
import { type PullQuestion, pullClass } from "@/maps/kanban/pulling";
import { weekdaysOf } from "@/maps/kanban/workDays";

/** Cards that are not done and would miss their fixed date if they took as long as 85 of 100 items do; as the map lists them. */
export function nearDates(question: PullQuestion): CardId[] {
  return open(question).flatMap(({ card }) => (pullClass(question, card) === "escalated" ? [card] : []));
}

/** Cards that are longer in their column than its expected time (`sle_days` of the column); days begin with 1. */
export function overstayed(question: PullQuestion): CardId[] {
  const { state, ages, map } = question;
  const weekdays = weekdaysOf(map);
  return open(question).flatMap(({ card, column }) => {
    const agreed = valueIn(state.columns.get(column)?.fields ?? new Map(), "sle_days");
    const days = ageOf(ages.since.get(card), ages.today, weekdays);
    return typeof agreed === "number" && days !== null && days > agreed ? [card] : [];
  });
}

function open({ structure }: PullQuestion) {
  return structure.leaves
    .filter((leaf) => stateOfColumn(leaf) !== "done")
    .flatMap(({ column }) =>
      structure.lanes.flatMap(({ lane }) =>
        structure.cardsIn(lane.id, column.id).map((card) => ({ card, column: column.id })),
      ),
    );
}
