/** What lanes draw besides their cards: curves through them, and sums at their ends. Nothing of it is stored. */
import { pathsOf } from "@/document/pathsOf";
import type { LaneId } from "@/document/records";
import type { Spans } from "@/maps/bands";
import { type CurvePoint, curveOf } from "@/maps/blueprint/feelings";
import { type Blueprint, readBlueprint } from "@/maps/blueprint/reading";
import { type Timing, timingOf } from "@/maps/blueprint/timing";
import type { KindDefinition, Language } from "@/maps/definition";
import { isFolded } from "@/maps/folding";
import type { LaneReadings, LaneSigns, MapReading } from "@/maps/kindCode";
import type { LaneCurve, LaneEnd, LaneHeader } from "@/maps/model";
import { noteWords as words } from "@/maps/notes";
import { onceFor } from "@/maps/onceFor";
import { pathTitle } from "@/maps/pathTitle";
import { spanWords } from "@/maps/spanWords";
import { columnTitle } from "@/maps/titles";

/** What a map says in its lanes. */
interface Said {
  /** The different curves of a lane, those of its paths in order; only lanes of which somebody said something. */
  readonly curves: ReadonlyMap<LaneId, readonly NamedCurve[]>;
  /** The sums, path by path; null while nobody said how long anything takes. */
  readonly timings: readonly NamedTiming[] | null;
}

interface NamedCurve {
  /** What the path is called; empty for the only one. */
  readonly name: string;
  readonly curve: readonly CurvePoint[];
}

interface NamedTiming {
  readonly name: string;
  readonly timing: Timing;
}

/** What curves and sums are drawn from. */
interface LaneSignsInput extends Pick<MapReading, "kind" | "structure" | "state"> {
  readonly spans: Spans;
  readonly laneHeaders: readonly LaneHeader[];
  readonly language: Language;
  readonly said: Said;
}

/** Room between a curve and the edges of its band. */
const PAD = 16;
const HIGHEST = 2;
/** No more curves and sums than this in one lane: one for each path. */
const MOST = 3;
const NOTHING: LaneReadings = {
  curved: new Set(),
  place: (_, laneHeaders) => ({ laneHeaders, curves: [], ends: [] }),
};

/** Reads what lanes say; a map without rows for curves and sums has none, and pays nothing. A folded lane has no curve. */
export function laneReadings({ kind, map, structure, state }: MapReading, language: Language): LaneReadings {
  if (!structure.lanes.some(({ role }) => role?.curve ?? role?.total)) return NOTHING;
  const all = pathsOf(state, map.id).slice(0, MOST);
  const ways =
    all.length === 0
      ? [{ name: "", blueprint: readBlueprint(kind, map.id, state, null, structure) }]
      : all.map((path) => ({
          name: pathTitle(kind, path, language),
          blueprint: readBlueprint(kind, map.id, state, new Set([path.id]), structure),
        }));
  const curves = new Map<LaneId, readonly NamedCurve[]>();
  for (const { lane, role } of structure.lanes) {
    const found = role?.curve && !isFolded(lane) ? differentCurves(ways, role.curve) : [];
    if (found.some(({ curve }) => curve.some(({ value }) => value !== null))) curves.set(lane.id, found);
  }
  const timings = ways.map(({ name, blueprint }) => ({ name, timing: timingOf(blueprint) }));
  const said = { curves, timings: timings.some(({ timing }) => timing.total !== null) ? timings : null };
  return {
    curved: new Set(curves.keys()),
    place: (spans, laneHeaders) => laneSigns({ kind, structure, state, spans, laneHeaders, language, said }),
  };
}

function differentCurves(ways: readonly { name: string; blueprint: Blueprint }[], field: string): NamedCurve[] {
  const feeling = field === "emotion_staff" ? "emotion_staff" : "emotion";
  const found = new Map<string, NamedCurve>();
  for (const { name, blueprint } of ways) {
    const curve = curveOf(blueprint, feeling);
    const key = ways.length > 1 ? curve.map(({ value }) => value).join() : "";
    if (!found.has(key)) found.set(key, { name, curve });
  }
  return [...found.values()];
}

/** Gives the signs of all lanes their places. */
function laneSigns(input: LaneSignsInput): LaneSigns {
  const { structure, laneHeaders, said } = input;
  if (said.curves.size === 0 && !said.timings) return { laneHeaders, curves: [], ends: [] };
  const curves: LaneCurve[] = [];
  const ends: LaneEnd[] = [];
  const notes = new Map<LaneId, string>();
  structure.lanes.forEach(({ lane, role }, at) => {
    const header = laneHeaders[at];
    if (!header) return;
    const own = said.curves.get(lane.id);
    if (own) {
      curves.push(...laneCurves(input, header, own));
      const several = own.length > 1;
      notes.set(lane.id, own.map(({ name, curve }) => named(several ? name : "", curveWords(input, curve))).join(" "));
    }
    if (!role?.total || !said.timings) return;
    const end = laneEnd(input, header, said.timings);
    ends.push(end);
    notes.set(lane.id, `${end.lines.join(", ")}.`);
  });
  return { laneHeaders: laneHeaders.map((one) => ({ ...one, note: notes.get(one.lane) ?? null })), curves, ends };
}

function laneCurves(
  { kind, spans }: LaneSignsInput,
  { lane, box: header }: LaneHeader,
  curves: readonly NamedCurve[],
): LaneCurve[] {
  const height = kind.geometry.lane.curve ?? 0;
  const left = header.x + header.w;
  const box = { x: left, y: header.y + PAD, w: spans.right - left, h: height - 2 * PAD };
  return curves.map(({ curve }, at) => ({
    lane,
    box,
    first: at === 0,
    points: curve.map(({ column, value }) => {
      const span = spans.of.get(column);
      if (!span || value === null) return null;
      return { x: span.x + span.w / 2, y: box.y + (box.h * (HIGHEST - value)) / (2 * HIGHEST), value };
    }),
  }));
}

/** What a curve says: its points are those of all steps, in order. */
function curveWords(input: LaneSignsInput, curve: readonly CurvePoint[]): string {
  return `${curve.map((point, at) => pointWords(input, point, at)).join(", ")}.`;
}

const wordsOfPoints = onceFor((_: CurvePoint) => new Map<string, string>());

function pointWords({ kind, structure, state, language }: LaneSignsInput, point: CurvePoint, at: number): string {
  const node = structure.leaves[at];
  const step = node ? columnTitle(node.column, node.role, state, language).text : "";
  const known = wordsOfPoints(point);
  const key = `${language} ${step}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = point.value === null ? words(kind, language, "unsaid") : signed(point.value, language);
  const said = words(kind, language, "point", { step, value });
  known.set(key, said);
  return said;
}

function laneEnd(
  { kind, spans, language }: LaneSignsInput,
  { lane, box }: LaneHeader,
  timings: readonly NamedTiming[],
): LaneEnd {
  const several = new Set(timings.map(({ timing }) => `${timing.total} ${timing.acceptable}`)).size > 1;
  const shown = several ? timings : timings.slice(0, 1);
  const lines = shown.flatMap(({ name, timing }) => {
    const said = timeWords(kind, timing, language);
    return several ? [named(name, said[0] ?? "")] : said;
  });
  return {
    lane,
    box: { x: spans.right + kind.geometry.column.gap, y: box.y, w: kind.geometry.lane.end ?? 0, h: box.h },
    lines,
    exceeded: shown.some(({ timing }) => timing.over === true),
  };
}

/** What the times of the steps come to; the first line is the sum. */
export function timeWords(kind: KindDefinition, timing: Timing, language: Language): string[] {
  const { total, acceptable, waiting, unknown } = timing;
  if (total === null) return [words(kind, language, "untimed", { count: String(unknown) })];
  const lines = [words(kind, language, "total", { time: spanWords(kind, total, language) })];
  if (acceptable !== null)
    lines.push(words(kind, language, "acceptable", { time: spanWords(kind, acceptable, language) }));
  if (waiting !== null && waiting > 0) {
    lines.push(words(kind, language, "waiting", { share: String(Math.round(waiting * 100)) }));
  }
  if (unknown > 0) lines.push(words(kind, language, "untimed", { count: String(unknown) }));
  return lines;
}

function named(name: string, text: string): string {
  return name.trim() === "" ? text : `${name}: ${text}`;
}

/** A value of the scale with its sign. */
export function signed(value: number, language: Language): string {
  const rounded = Math.round(value * 10) / 10;
  const sign = rounded > 0 ? "+" : rounded < 0 ? "−" : "";
  const digits = String(Math.abs(rounded));
  return sign + (language === "de" ? digits.replace(".", ",") : digits);
}
