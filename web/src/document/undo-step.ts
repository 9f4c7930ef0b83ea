/**
 * One step of undo: the patches of a gesture, made ready to be taken back.
 *
 * Several patches of one thing become one; what was done to a newborn record is part of its birth; a birth carries a
 * witness of how the newborn looked. Patches that only make sense together form a component: all of it or nothing.
 */
import type { Board } from "@/document/board";
import type { FieldPatch, LifePatch, Patch, PlacePatch, TextPatch } from "@/document/journal";
import type { CardId, MapId } from "@/document/records";
import { parsePlacementKey, type RecordRoot, samePlain } from "@/document/schema";
import { parseCellValueKey } from "@/document/values";
import { witnessOf } from "@/document/witness";

/** A birth or a return, with what the record looked like; null where taking it back hides nothing. */
export interface WitnessedLife extends LifePatch {
  readonly witness: string | null;
}

/** A patch of a step. */
export type StepPatch = FieldPatch | PlacePatch | WitnessedLife | TextPatch;

/** One step of undo: components, each of which is taken back as a whole or left alone. */
export interface Step {
  readonly components: readonly (readonly StepPatch[])[];
}

/** Makes a step of what a gesture changed, as the board stands now; null when nothing is left of it. */
export function sealStep(board: Board, patches: readonly Patch[]): Step | null {
  const merged = mergePatches(patches);
  const born = new Set<string>();
  for (const patch of merged) if (patch.kind === "life" && patch.before === "unborn") born.add(patch.id);
  const left = merged.filter((patch) => !isPartOfBirth(patch, born));
  for (const patch of merged) if (patch.kind === "text" && !left.includes(patch)) disposeText(patch);
  const components = new Map<string, StepPatch[]>();
  for (const patch of left) {
    const sealed = patch.kind === "life" ? { ...patch, witness: witness(board, patch) } : patch;
    const key = componentOf(board, patch, born);
    const component = components.get(key);
    if (component) component.push(sealed);
    else components.set(key, [sealed]);
  }
  return components.size > 0 ? { components: [...components.values()] } : null;
}

/** Lets go of what a step holds on to. */
export function disposeStep(step: Step): void {
  for (const patch of step.components.flat()) if (patch.kind === "text") disposeText(patch);
}

function disposeText(patch: TextPatch): void {
  patch.history.dispose();
}

function witness(board: Board, patch: LifePatch): string | null {
  return patch.after === null ? witnessOf(board, patch.root, patch.id) : null;
}

/** One patch per thing, from its first `before` to its last `after`; what came back to where it was is dropped. */
function mergePatches(patches: readonly Patch[]): Patch[] {
  const merged = new Map<string, Patch>();
  const texts: TextPatch[] = [];
  for (const patch of patches) {
    if (patch.kind === "text") {
      texts.push(patch);
      continue;
    }
    const key = nameOf(patch);
    const first = merged.get(key);
    merged.set(key, first ? ({ ...patch, before: (first as typeof patch).before } as Patch) : patch);
  }
  const changed = [...merged.values()].filter((patch) => {
    if (patch.kind === "text") return true;
    if (patch.kind === "life" && patch.before === "unborn") return patch.after === null;
    return !samePlain(patch.before, patch.after);
  });
  return [...changed, ...texts];
}

function nameOf(patch: FieldPatch | PlacePatch | LifePatch): string {
  switch (patch.kind) {
    case "field":
      return `field:${patch.root}:${patch.id}:${patch.key}`;
    case "place":
      return `place:${patch.key}`;
    case "life":
      return `life:${patch.root}:${patch.id}`;
  }
}

function isPartOfBirth(patch: Patch, born: ReadonlySet<string>): boolean {
  if (patch.kind === "life") return false;
  if (patch.kind === "place") return born.has(parsePlacementKey(patch.key)?.card ?? "");
  if (patch.kind === "field" && patch.root === "cells") {
    const cell = parseCellValueKey(patch.key);
    return cell !== null && (born.has(cell.lane) || born.has(cell.column));
  }
  return born.has(patch.id);
}

function componentOf(board: Board, patch: Patch, born: ReadonlySet<string>): string {
  switch (patch.kind) {
    case "text":
      return `text:${patch.id}`;
    case "place":
      return `place:${parsePlacementKey(patch.key)?.card}`;
    case "field":
      return `${patch.root}:${patch.id}:${companionOf(patch)}`;
    case "life":
      return patch.before === "unborn" ? birthOf(board, patch.root, patch.id, born) : nameOf(patch);
  }
}

/** Keys that only make sense together share a name: a group and the order in it, a corner and the size from it. */
function companionOf({ root, key }: FieldPatch): string {
  if (key === "parent") return "order";
  return root === "shapes" && key === "size" ? "pos" : key;
}

/** A new map is born with its lanes, columns, paths and cards, a new column with its header card. */
function birthOf(board: Board, root: RecordRoot, id: string, born: ReadonlySet<string>): string {
  const { state } = board;
  if (root === "lanes" || root === "columns" || root === "paths") {
    const map = state[root].get(id as never)?.map;
    return map !== undefined && born.has(map) ? `born:${map}` : `born:${id}`;
  }
  if (root === "cards") {
    for (const column of state.columns.values()) {
      if (column.card === id && born.has(column.id)) return birthOf(board, "columns", column.id, born);
    }
    const map = [...state.placements].find(([map, on]) => born.has(map) && on.has(id as CardId))?.[0];
    if (map !== undefined) return `born:${map satisfies MapId}`;
  }
  return `born:${id}`;
}
