/** The titles people read on headers: what somebody wrote, or else the role's words in the reader's own language. */
import type { BoardState, Column } from "@/document/records";
import type { ColumnRole, Language } from "@/maps/definition";
import type { LaneNode } from "@/maps/structure";

/** A title, and whether it only stands in for one that nobody has written yet. */
export interface Title {
  readonly text: string;
  readonly untitled: boolean;
}

/** The title of a column: its card's text or its own, or the role's invitation to write one. */
export function columnTitle(
  column: Column,
  role: ColumnRole | undefined,
  state: BoardState,
  language: Language,
): Title {
  const card = column.card === null ? undefined : state.cards.get(column.card);
  const written = (card && !card.deleted ? card.title : "") || column.title;
  if (written.trim() !== "") return { text: written, untitled: false };
  return { text: role?.prompt[language] ?? "", untitled: true };
}

/** The titles of all lanes; untitled lanes of one role are told apart by a number from the second on. */
export function laneTitles(lanes: readonly LaneNode[], language: Language): Title[] {
  const seen = new Map<string, number>();
  return lanes.map(({ lane, role }) => {
    if (lane.title.trim() !== "") return { text: lane.title, untitled: false };
    const ordinal = (seen.get(lane.role) ?? 0) + 1;
    seen.set(lane.role, ordinal);
    const label = role?.label[language] ?? "";
    return { text: ordinal > 1 ? `${label} ${ordinal}` : label, untitled: true };
  });
}
