import { type RefObject, useLayoutEffect, useState } from "react";
import type { OutlineRow } from "@/ui/outline/outlineRows";
import { titleLines } from "@/ui/outline/titleLines";
import { useSignal } from "@/ui/signals";
import { themeRevision } from "@/ui/theme";

/** The sizes that the height of a row follows from, in CSS pixels. */
export interface RowMetrics {
  readonly line: number;
  readonly font: number;
  readonly family: string;
  /** Above and below the lines, together. */
  readonly pad: number;
  readonly least: number;
  readonly indent: number;
  /** Of the words of a row on the first level. */
  readonly width: number;
  readonly height: number;
}

/** A title of more lines than this ends in an ellipsis. */
export const MOST_LINES = 3;
/** Deeper levels stand under each other: words need room. */
const DEEPEST = 6;
/** What of a row is not words, in indents: the sign that folds it, its picture, the gaps; and in letters: each thing behind them. */
const BESIDE = 4.9;
const BEHIND_EM = 1.8;

/** What is written in bold letters, as the style sheet has it. */
const BOLD: ReadonlySet<string> = new Set(["map", "lane", "group"]);

/** How far in a row begins, in CSS pixels. */
export function indentOf(level: number, { indent }: RowMetrics): number {
  return (Math.min(level, DEEPEST) - 1) * indent;
}

/** How many lines the title of a row takes. */
export function linesOf({ node, level }: OutlineRow, metrics: RowMetrics): number {
  const { font, family } = metrics;
  const weight = BOLD.has(node.subject.kind) ? 600 : 400;
  const css = `${weight} ${font}px ${family}`;
  const behind = (node.signs + (node.count === null ? 0 : 1)) * BEHIND_EM * font;
  return titleLines(node.title, { css, size: font }, metrics.width - indentOf(level, metrics) - behind, MOST_LINES);
}

/** How high a row is, in CSS pixels. */
export function heightOf(row: OutlineRow, metrics: RowMetrics): number {
  return Math.max(metrics.least, linesOf(row, metrics) * metrics.line + metrics.pad);
}

function read(tree: HTMLElement, probe: HTMLElement): RowMetrics {
  const style = getComputedStyle(probe);
  const font = Number.parseFloat(style.fontSize);
  return {
    font,
    family: style.fontFamily,
    line: Number.parseFloat(style.lineHeight),
    pad: Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom),
    least: Number.parseFloat(style.minHeight),
    indent: Number.parseFloat(style.paddingInlineStart),
    width: tree.clientWidth - BESIDE * Number.parseFloat(style.paddingInlineStart),
    height: tree.clientHeight,
  };
}

function same(a: RowMetrics | null, b: RowMetrics): boolean {
  return a !== null && Object.entries(b).every(([key, value]) => a[key as keyof RowMetrics] === value);
}

/** Measures the tree, again whenever its size or the size of its letters changes; null before the first time. */
export function useRowMetrics(
  tree: RefObject<HTMLElement | null>,
  probe: RefObject<HTMLElement | null>,
): RowMetrics | null {
  const [metrics, setMetrics] = useState<RowMetrics | null>(null);
  const revision = useSignal(themeRevision);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme may have other sizes
  useLayoutEffect(() => {
    const [host, sample] = [tree.current, probe.current];
    if (!host || !sample) return;
    const measure = (): void => {
      const next = read(host, sample);
      setMetrics((before) => (same(before, next) ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(host);
    observer.observe(sample);
    return () => observer.disconnect();
  }, [tree, probe, revision]);
  return metrics;
}
