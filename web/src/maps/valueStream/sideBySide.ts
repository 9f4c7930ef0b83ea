/** Which steps of a value stream map can be put side by side, to run at the same time, and what that takes. */
import type { ColumnId } from "@/document/records";
import type { ColumnNode } from "@/maps/columns";
import type { MapStructure } from "@/maps/structure";

const STEP = "step";
const PARALLEL = "parallel";

/** What makes two steps run at the same time: one joins the group of the other, or both get one of their own. */
export type Joining =
  | { readonly join: ColumnId; readonly step: ColumnId; readonly first: boolean }
  | { readonly together: readonly [ColumnId, ColumnId] };

/** How a step comes to run at the same time as the next one; null where there is no next step, or it does already. */
export function joining({ leaves }: Pick<MapStructure, "leaves">, step: ColumnId): Joining | null {
  const at = leaves.findIndex(({ column }) => column.id === step);
  const [own, next] = [leaves[at], leaves[at + 1]];
  if (!own || !next || own.column.role !== STEP || next.column.role !== STEP) return null;
  const [mine, theirs] = [groupOf(own), groupOf(next)];
  if (mine && mine === theirs) return null;
  if (mine) return { join: mine.column.id, step: next.column.id, first: false };
  if (theirs) return { join: theirs.column.id, step, first: true };
  return { together: [step, next.column.id] };
}

/** What a step leaves when it shall follow the others: the group, and its last other step, which then needs no group either. */
export interface Leaving {
  readonly group: ColumnId;
  readonly alone: ColumnId | null;
}

/** How a step comes out of its group; null where it is in none. */
export function leaving({ leaves }: Pick<MapStructure, "leaves">, step: ColumnId): Leaving | null {
  const own = leaves.find(({ column }) => column.id === step);
  const group = own ? groupOf(own) : null;
  if (!group) return null;
  const others = group.children.filter(({ column }) => column.id !== step);
  return { group: group.column.id, alone: others.length === 1 ? (others[0]?.column.id ?? null) : null };
}

function groupOf({ parent }: ColumnNode): ColumnNode | null {
  return parent?.column.role === PARALLEL ? parent : null;
}
