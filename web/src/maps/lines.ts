/** Which derived lines follow which lane: they come from the roles that are there and are never stored. */
import type { KindDefinition, LineDefinition } from "@/maps/definition";
import type { LaneNode } from "@/maps/structure";

/** For each lane, top to bottom, the lines directly below it. */
export function linesBelow(kind: KindDefinition, lanes: readonly LaneNode[]): readonly (readonly LineDefinition[])[] {
  const below: LineDefinition[][] = lanes.map(() => []);
  for (const line of kind.lines) {
    for (const index of placesOf(line, lanes)) below[index]?.push(line);
  }
  return below;
}

function placesOf(line: LineDefinition, lanes: readonly LaneNode[]): readonly number[] {
  const bearing = lanes.flatMap(({ lane }, index) => (line.below.includes(lane.role) ? [index] : []));
  if (line.each) return bearing.filter((index) => index < lanes.length - 1);
  const last = bearing.at(-1);
  if (last === undefined) return [];
  const { before } = line;
  const wanted = !before || lanes.slice(last + 1).some(({ lane }) => before.includes(lane.role));
  return wanted ? [last] : [];
}
