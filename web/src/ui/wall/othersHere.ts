import type { Box } from "@/geometry/box";
import type { Peer } from "@/sync/presence-state";

/** Somebody else on the wall, however many windows they have open. */
export interface OtherHere {
  readonly person: Peer["person"];
  readonly viewport: Box | null;
}

/** Everybody but me, each once, by name; a window that says where it looks counts before one that does not. */
export function othersHere(peers: readonly Peer[], me: string): readonly OtherHere[] {
  const found = new Map<string, OtherHere>();
  for (const { person, state } of peers) {
    if (person.id === me || found.get(person.id)?.viewport) continue;
    const view = state.viewport;
    found.set(person.id, { person, viewport: view ? { x: view[0], y: view[1], w: view[2], h: view[3] } : null });
  }
  return [...found.values()].sort((a, b) => a.person.name.localeCompare(b.person.name));
}
