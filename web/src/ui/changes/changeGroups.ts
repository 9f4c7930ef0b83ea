import type { Change } from "@/api/dto";
import type { TextKey } from "@/ui/strings/translate";

/** The groups in which changes are read, in their order. */
const GROUPS = {
  new: ["card.new"],
  moved: ["card.moved", "card.entered", "card.path"],
  left: ["card.left", "card.deleted"],
  blocked: ["card.blocked"],
  unblocked: ["card.unblocked"],
  reworded: ["card.reworded", "card.noted"],
  limits: ["limit.changed"],
  things: [
    "thing.new",
    "things.new",
    "thing.reworded",
    "thing.removed",
    "things.removed",
    "connector.new",
    "connector.removed",
  ],
} as const satisfies Readonly<Record<string, readonly Change["kind"][]>>;

/** Changes of one sort. */
export interface ChangeGroup {
  readonly key: string;
  readonly title: TextKey;
  readonly changes: readonly Change[];
}

/** Puts changes into groups by what happened; what belongs to no other group is about maps, lanes and columns. */
export function groupsOf(changes: readonly Change[]): readonly ChangeGroup[] {
  const left = new Set(changes);
  const groups: ChangeGroup[] = [];
  for (const [key, kinds] of Object.entries(GROUPS)) {
    const own = changes.filter((change) => (kinds as readonly string[]).includes(change.kind));
    for (const change of own) left.delete(change);
    if (own.length > 0) groups.push({ key, title: `changes.group.${key as keyof typeof GROUPS}`, changes: own });
  }
  if (left.size > 0) groups.push({ key: "parts", title: "changes.group.parts", changes: [...left] });
  return groups;
}
