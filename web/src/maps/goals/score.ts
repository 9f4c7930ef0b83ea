/** How far a key result and an objective have come. What is not known stays unknown; nothing is guessed. */
import type { FieldValues } from "@/document/values";

/** How far is good: from 0.7 on it is, from 0.4 on it is under way, below it is far from it (the bands of most who use OKRs). */
export type Band = "good" | "partly" | "far";

const GOOD = 0.7;
const PARTLY = 0.4;

/** The three numbers that a score is made of; null where nobody said. */
export interface Numbers {
  readonly baseline: number | null;
  readonly target: number | null;
  readonly current: number | null;
}

/**
 * (current − baseline) ÷ (target − baseline), not below 0 and not above 1. It works in both directions, because the direction
 * lies in baseline and target. Null without one of them, and where both are the same: then there is no way to be part of.
 */
export function scoreOf({ baseline, target, current }: Numbers): number | null {
  if (baseline === null || target === null || current === null || baseline === target) return null;
  return Math.min(1, Math.max(0, (current - baseline) / (target - baseline)));
}

/** The band of a score. */
export function bandOf(score: number): Band {
  return score >= GOOD ? "good" : score >= PARTLY ? "partly" : "far";
}

/** A score with its weight; a key result of which nobody said anything weighs 1. */
export interface Weighted {
  readonly score: number | null;
  readonly weight: number;
}

/** The weighted mean of the scores there are; null without any. */
export function meanScore(parts: readonly Weighted[]): number | null {
  const known = parts.filter(({ score, weight }) => score !== null && weight > 0);
  const weights = known.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return null;
  return known.reduce((sum, { score, weight }) => sum + (score ?? 0) * weight, 0) / weights;
}

/** The numbers that stand on a key result. */
export function numbersOf(fields: FieldValues): Numbers {
  return { baseline: number(fields, "baseline"), target: number(fields, "target"), current: number(fields, "current") };
}

/** The weight of a key result. */
export function weightOf(fields: FieldValues): number {
  const weight = number(fields, "weight");
  return weight !== null && weight >= 0 ? weight : 1;
}

/** Whether what was said of the direction contradicts baseline and target. */
export function turnsAround(fields: FieldValues): boolean {
  const { baseline, target } = numbersOf(fields);
  const said = fields.get("direction");
  if (baseline === null || target === null || baseline === target) return false;
  return (said === "up" && target < baseline) || (said === "down" && target > baseline);
}

function number(fields: FieldValues, key: string): number | null {
  const value = fields.get(key);
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
