/**
 * Places among lanes as people see them. Lanes of a pinned role stand first or last whatever their order says, so that
 * a lane can only change places with those that are pinned as it is; commands count in the stored order instead.
 */
import { lanesOf as storedLanes } from "@/document/arrangement";
import type { BoardState, Lane, LaneId } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { laneRole } from "@/maps/kinds";
import { lanesOf } from "@/maps/structure";

/** The lanes that this one can change places with, itself included, from top to bottom. */
export function lanePeers(kind: KindDefinition, state: BoardState, lane: Lane): Lane[] {
  return lanesOf(kind, lane.map, state)
    .filter(({ role }) => role?.pin === laneRole(kind, lane.role)?.pin)
    .map((node) => node.lane);
}

/** The index for `moveLane` that puts a lane beside one of its peers. */
export function seatBeside(state: BoardState, lane: Lane, peer: LaneId, side: "before" | "after"): number {
  const others = storedLanes(state, lane.map).filter(({ id }) => id !== lane.id);
  return others.findIndex(({ id }) => id === peer) + (side === "after" ? 1 : 0);
}

/** The index for `addLane` that shows a new lane of a role directly above or below another lane, or as near as its pin lets it. */
export function seatForNew(
  kind: KindDefinition,
  state: BoardState,
  at: { readonly lane: Lane; readonly side: "before" | "after"; readonly role: string },
): number {
  const { lane, side, role } = at;
  const stored = storedLanes(state, lane.map);
  const pin = laneRole(kind, role)?.pin;
  const shown = lanesOf(kind, lane.map, state);
  const from = shown.findIndex((node) => node.lane.id === lane.id) + (side === "after" ? 1 : 0);
  const next = shown.slice(from).find((node) => node.role?.pin === pin);
  return next ? stored.findIndex(({ id }) => id === next.lane.id) : stored.length;
}
