import type { Action } from "@/ui/actions/action";
import { viewActions } from "@/ui/actions/viewActions";

const byId: ReadonlyMap<string, Action> = new Map(viewActions.map((action) => [action.id, action]));

/**
 * One of the actions that have a button in the first picture. The whole registry is fetched beside it; importing that here would make the
 * first picture wait for everything that can be done on a wall.
 */
export function firstAction(id: string): Action {
  const found = byId.get(id);
  if (!found) throw new Error(`There is no action ${id} in the first picture`);
  return found;
}
