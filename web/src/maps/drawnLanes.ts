/** What a kind draws into the bands above the cards of its lanes, given its place. */
import type { LaneId } from "@/document/records";
import type { Box } from "@/geometry/box";
import type { Spans } from "@/maps/bands";
import { isFolded } from "@/maps/folding";
import type { LaneReadings, MapReading } from "@/maps/kindCode";
import type { LaneEnd, LaneMark } from "@/maps/model";

/** What is drawn in one lane, and the same in words. */
export interface DrawnLane {
  readonly marks: readonly LaneMark[];
  /** For those who hear the header of the lane. */
  readonly note: string;
  /** What stands at the end of the lane, line by line; the first line is the sum. */
  readonly end: readonly string[];
}

/** Draws into a band: from the left edge of the first column to the right edge of the last one. */
export type DrawLane = (band: Box, spans: Spans) => DrawnLane;

/** The readings of lanes that are drawn like this; a folded lane has only its header. */
export function drawnLanes({ kind, structure }: MapReading, draws: ReadonlyMap<LaneId, DrawLane>): LaneReadings {
  const { geometry } = kind;
  const open = structure.lanes.filter(({ lane }) => draws.has(lane.id) && !isFolded(lane));
  const curved = new Set(open.map(({ lane }) => lane.id));
  return {
    curved,
    place(spans, laneHeaders) {
      const marks: LaneMark[] = [];
      const ends: LaneEnd[] = [];
      const headers = laneHeaders.map((header) => {
        const draw = curved.has(header.lane) ? draws.get(header.lane) : undefined;
        if (!draw) return header;
        const left = header.box.x + header.box.w + geometry.column.gap;
        const band = { x: left, y: header.box.y, w: spans.right - left, h: geometry.lane.curve ?? 0 };
        const drawn = draw(band, spans);
        marks.push(...drawn.marks);
        if (drawn.end.length > 0) {
          const x = spans.right + geometry.column.gap;
          const box = { x, y: header.box.y, w: geometry.lane.end ?? 0, h: header.box.h };
          ends.push({ lane: header.lane, box, lines: drawn.end, exceeded: false });
        }
        return { ...header, note: drawn.note };
      });
      return { laneHeaders: headers, curves: [], ends, marks };
    },
  };
}
