import type { Action } from "@/ui/actions/action";
import { arrangeActions } from "@/ui/actions/arrangeActions";
import { arrowActions } from "@/ui/actions/arrowActions";
import { boardActions } from "@/ui/actions/boardActions";
import { cardActions } from "@/ui/actions/cardActions";
import { clipboardActions } from "@/ui/actions/clipboardActions";
import { drawActions } from "@/ui/actions/drawActions";
import { exampleActions } from "@/ui/actions/exampleActions";
import { findActions } from "@/ui/actions/findActions";
import { funnelActions } from "@/ui/actions/funnelActions";
import { groupActions } from "@/ui/actions/groupActions";
import { imageActions } from "@/ui/actions/imageActions";
import { kanbanActions } from "@/ui/actions/kanbanActions";
import { mapActions } from "@/ui/actions/mapActions";
import { outlineActions } from "@/ui/actions/outlineActions";
import { roadmapActions } from "@/ui/actions/roadmapActions";
import { sizeActions } from "@/ui/actions/sizeActions";
import { stepActions } from "@/ui/actions/stepActions";
import { streamActions } from "@/ui/actions/streamActions";
import { stripActions } from "@/ui/actions/stripActions";
import { thingActions } from "@/ui/actions/thingActions";
import { toolActions } from "@/ui/actions/toolActions";
import { turnActions } from "@/ui/actions/turnActions";
import { viewActions } from "@/ui/actions/viewActions";
import { walkActions } from "@/ui/actions/walkActions";

/** Everything that can be done on a wall. */
export const actions: readonly Action[] = [
  ...toolActions,
  ...cardActions,
  ...clipboardActions,
  ...arrangeActions,
  ...sizeActions,
  ...drawActions,
  ...thingActions,
  ...turnActions,
  ...imageActions,
  ...groupActions,
  ...findActions,
  ...mapActions,
  ...exampleActions,
  ...arrowActions,
  ...funnelActions,
  ...streamActions,
  ...roadmapActions,
  ...stripActions,
  ...kanbanActions,
  ...walkActions,
  ...viewActions,
  ...outlineActions,
  ...stepActions,
  ...boardActions,
];

const byId: ReadonlyMap<string, Action> = new Map(actions.map((action) => [action.id, action]));

/** The action with an id; asking for one that does not exist is a mistake in the program. */
export function actionOf(id: string): Action {
  const found = byId.get(id);
  if (!found) throw new Error(`There is no action ${id}`);
  return found;
}
