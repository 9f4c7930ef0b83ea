import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { OutlineRow } from "@/ui/outline/outlineRows";
import { keptScroll, type Standing, scrollTo, topsOf, windowOf } from "@/ui/outline/rowWindow";
import { heightOf, type RowMetrics } from "@/ui/outline/useRowMetrics";

/** Which rows are there as elements, and where. */
export interface RowWindow {
  readonly tops: Float64Array;
  /** From the first to before the last. */
  readonly range: readonly [number, number];
  readonly onScroll: () => void;
}

/** Keeps as many rows as elements as are in view; the view stays where it was when rows change, and follows the active one. */
export function useRowWindow(
  tree: RefObject<HTMLElement | null>,
  rows: readonly OutlineRow[],
  active: string | null,
  metrics: RowMetrics | null,
): RowWindow {
  const [scroll, setScroll] = useState(0);
  const tops = useMemo(() => topsOf(metrics ? rows.map((row) => heightOf(row, metrics)) : []), [rows, metrics]);
  const standing = useRef<Standing>({ keys: [], tops: new Float64Array(1) });
  const height = metrics?.height ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is active is only asked when rows change
  useLayoutEffect(() => {
    const host = tree.current;
    const before = standing.current;
    standing.current = { keys: rows.map(({ node }) => node.key), tops };
    if (!host || before.keys.length === 0) return;
    const kept = keptScroll(before, standing.current, { scroll: host.scrollTop, height: host.clientHeight }, active);
    if (kept !== host.scrollTop) host.scrollTop = kept;
    setScroll(host.scrollTop);
  }, [tree, rows, tops]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another active row moves the view
  useLayoutEffect(() => {
    const host = tree.current;
    const at = rows.findIndex(({ node }) => node.key === active);
    if (!host || at < 0 || height === 0) return;
    const next = scrollTo(tops, at, host.scrollTop, host.clientHeight);
    if (next !== host.scrollTop) host.scrollTop = next;
    setScroll(host.scrollTop);
  }, [tree, active, height]);

  const range = useMemo(() => windowOf(tops, scroll, height), [tops, scroll, height]);
  return { tops, range, onScroll: () => setScroll(tree.current?.scrollTop ?? 0) };
}
