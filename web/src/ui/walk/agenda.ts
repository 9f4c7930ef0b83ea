import type { Stop, Walk } from "@/api/dto";

/** The stop where the group is. */
export function currentStop(walk: Walk): Stop | null {
  return walk.stops.find((stop) => stop.id === walk.stop_id) ?? null;
}

/** The stops that are gone through: all but those skipped, and the current one whatever it is. */
export function stopsOnTheWay(walk: Walk): readonly Stop[] {
  return walk.stops.filter((stop) => stop.state !== "skipped" || stop.id === walk.stop_id);
}

/** The stop before or after the current one, skipped ones passed over; null at either end. */
export function neighbour(walk: Walk, way: -1 | 1): Stop | null {
  const stops = stopsOnTheWay(walk);
  const at = stops.findIndex((stop) => stop.id === walk.stop_id);
  if (at < 0) return way === 1 ? (stops[0] ?? null) : null;
  return stops[at + way] ?? null;
}

/** Where the group is on its way: 3 of 9. */
export function progress(walk: Walk): { readonly at: number; readonly count: number } {
  const stops = stopsOnTheWay(walk);
  return { at: stops.findIndex((stop) => stop.id === walk.stop_id) + 1, count: stops.length };
}

/** Before which stop one goes when it is moved by one place; undefined when there is no room that way. */
export function beforeWhich(walk: Walk, stop: string, way: -1 | 1): string | null | undefined {
  const at = walk.stops.findIndex((one) => one.id === stop);
  if (at < 0) return undefined;
  if (way === -1) return at === 0 ? undefined : walk.stops[at - 1]?.id;
  if (at >= walk.stops.length - 1) return undefined;
  return walk.stops[at + 2]?.id ?? null;
}
