/** What is told of single moments: how it feels along the way, where it fails or is decided, and how much of it is known. */

import type { CardId, ColumnId } from "@/document/records";
import { type Blueprint, type BlueprintStep, flagged, numberOf, textOf } from "@/maps/blueprint/reading";
import { onceFor } from "@/maps/onceFor";

/** Whose feelings: the row they stand in has the name of the field. */
export type Feeling = "emotion" | "emotion_staff";

/** One step of a curve, from −2 to 2; null where nobody said. */
export interface CurvePoint {
  readonly column: ColumnId;
  readonly value: number | null;
}

/** A curve along all steps: the mean of what stands in the row, else what stands on the step itself. */
export function curveOf({ steps }: Pick<Blueprint, "steps">, feeling: Feeling): readonly CurvePoint[] {
  return steps.map((step) => pointsOf(step)[feeling]);
}

/** The points of one step: the same objects as long as it is. */
const pointsOf = onceFor((step: BlueprintStep): Readonly<Record<Feeling, CurvePoint>> => {
  const { column } = step;
  return {
    emotion: { column, value: feelingOf(step, "emotion") },
    emotion_staff: { column, value: feelingOf(step, "emotion_staff") },
  };
});

function feelingOf(step: BlueprintStep, feeling: Feeling): number | null {
  const written = step.cells.filter(({ role }) => role === feeling).flatMap(({ cards }) => cards);
  const values = written.flatMap((one) => within(numberOf(one, feeling)) ?? []);
  if (values.length === 0) return within(numberOf(step, feeling));
  return values.reduce((all, one) => all + one, 0) / values.length;
}

/** Values beyond the scale (a newer version may have another one) are taken as its end. */
function within(value: number | null): number | null {
  return value === null ? null : Math.max(-2, Math.min(2, value));
}

/** Cards that say that it fails here: marked as such, or in the row of pain points. */
export function failPointsOf(blueprint: Blueprint): readonly CardId[] {
  return marked(blueprint, "fail_point", "pain_point");
}

/** Cards that say that it is decided here whether people come back. */
export function criticalOf(blueprint: Blueprint): readonly CardId[] {
  return marked(blueprint, "critical", "critical_moment");
}

function marked({ steps }: Blueprint, field: string, row: string): readonly CardId[] {
  const found = new Set<CardId>();
  for (const step of steps) {
    if (step.card && flagged(step, field)) found.add(step.card.id);
    for (const { role, cards } of step.cells) {
      for (const one of cards) if (role === row || flagged(one, field)) found.add(one.id);
    }
  }
  return [...found];
}

/** How cells are backed: each by the weakest of what its cards say, so that one guess is not hidden by three facts. */
export interface Backing {
  readonly researched: number;
  readonly partly: number;
  readonly assumption: number;
  /** Cells of which nobody said. */
  readonly unsaid: number;
  readonly total: number;
  /** Cells with at least something behind them, of all; null without any cell. */
  readonly share: number | null;
}

const WEAKEST_FIRST = ["assumption", "partly", "researched"] as const;

/** The backing of the cells in the zones of the blueprint. */
export function backingOf({ steps }: Blueprint): Backing {
  const count = { assumption: 0, partly: 0, researched: 0, unsaid: 0 };
  for (const { zone, cards } of steps.flatMap(({ cells }) => cells)) {
    if (zone === null) continue;
    const said = new Set(cards.map((card) => textOf(card, "evidence")));
    count[WEAKEST_FIRST.find((level) => said.has(level)) ?? "unsaid"] += 1;
  }
  const total = count.assumption + count.partly + count.researched + count.unsaid;
  return { ...count, total, share: total === 0 ? null : (count.researched + count.partly) / total };
}
