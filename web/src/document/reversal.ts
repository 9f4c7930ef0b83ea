/**
 * Takes a step back, component by component: only where everything still stands as the step left it. What somebody else
 * changed since is left alone and reported.
 */
import type { Board } from "@/document/board";
import { type Change, recordOf, type Unit, write } from "@/document/edit";
import type { FieldPatch, Patch, PlacePatch, TextPatch } from "@/document/journal";
import { readDeleted } from "@/document/reading";
import { parsePlacementKey, samePlain } from "@/document/schema";
import type { Step, StepPatch, WitnessedLife } from "@/document/undo-step";
import { lastWriter, otherWriter, witnessOf } from "@/document/witness";

/** What was left alone: the thing, what about it, and the Yjs client that changed it since, if that can be told. */
export interface UndoSkip {
  readonly what: "place" | "text" | "existence" | "property";
  readonly id: string;
  /** Which property, as it is called in the document. */
  readonly key: string | null;
  readonly by: number | null;
}

/** What came of taking a step back. */
export interface UndoResult {
  /** How many things were changed. */
  readonly applied: number;
  readonly skipped: readonly UndoSkip[];
}

/** The result, and the patches that lead back to where the step was. */
export interface Reversal extends UndoResult {
  readonly patches: readonly Patch[];
}

/** Whether texts are taken back or made again. */
export type Direction = "undo" | "redo";

/** Takes a step back. `own` are the Yjs clients that count as this person's. */
export function reverse(board: Board, step: Step, direction: Direction, own: ReadonlySet<number>): Reversal {
  const skipped: UndoSkip[] = [];
  const units: Unit[] = [];
  const texts: TextPatch[] = [];
  for (const component of step.components) {
    const obstacle = firstObstacle(board, component, own);
    if (obstacle) {
      skipped.push(obstacle);
      continue;
    }
    units.push(component.flatMap((patch) => (patch.kind === "text" ? [] : [inverse(patch)])));
    texts.push(...component.filter((patch) => patch.kind === "text"));
  }
  const patches: Patch[] = write(board, units);
  for (const text of texts) {
    if (text.history[direction]()) patches.push(text);
    else skipped.push({ what: "text", id: text.id, key: text.key, by: null });
  }
  return { applied: patches.length, skipped, patches };
}

function inverse(patch: Exclude<StepPatch, TextPatch>): Change {
  switch (patch.kind) {
    case "field":
      return { kind: "set", root: patch.root, id: patch.id, key: patch.key, value: patch.before };
    case "place":
      return { kind: "place", key: patch.key, value: patch.before };
    case "life":
      return { kind: patch.after === null ? "delete" : "restore", root: patch.root, id: patch.id };
  }
}

function firstObstacle(board: Board, component: readonly StepPatch[], own: ReadonlySet<number>): UndoSkip | null {
  for (const patch of component) {
    const obstacle = obstacleTo(board, patch, own);
    if (obstacle) return obstacle;
  }
  return null;
}

function obstacleTo(board: Board, patch: StepPatch, own: ReadonlySet<number>): UndoSkip | null {
  switch (patch.kind) {
    case "text":
      return null;
    case "field":
      return fieldObstacle(board, patch, own);
    case "place":
      return placeObstacle(board, patch, own);
    case "life":
      return lifeObstacle(board, patch, own);
  }
}

function fieldObstacle(board: Board, patch: FieldPatch, own: ReadonlySet<number>): UndoSkip | null {
  const record = recordOf(board, patch.root, patch.id);
  if (!record) return { what: "property", id: patch.id, key: patch.key, by: null };
  const present = record.get(patch.key);
  if (samePlain(present, patch.before)) return null;
  const by = lastWriter(record, patch.key);
  if (samePlain(present, patch.after) && isOwn(present, by, own)) return null;
  const what = patch.key === "pos" || patch.key === "order" || patch.key === "parent" ? "place" : "property";
  return { what, id: patch.id, key: patch.key, by };
}

function placeObstacle(board: Board, patch: PlacePatch, own: ReadonlySet<number>): UndoSkip | null {
  const { placements } = board.roots;
  const present = placements.get(patch.key);
  if (samePlain(present, patch.before)) return null;
  const by = lastWriter(placements, patch.key);
  if (samePlain(present, patch.after) && isOwn(present, by, own)) return null;
  return { what: "place", id: parsePlacementKey(patch.key)?.card ?? patch.key, key: null, by };
}

/** The same value written by somebody else is theirs. That a key is gone has no author. */
function isOwn(present: unknown, writer: number | null, own: ReadonlySet<number>): boolean {
  return present === undefined || writer === null || own.has(writer);
}

function lifeObstacle(board: Board, patch: WitnessedLife, own: ReadonlySet<number>): UndoSkip | null {
  const record = recordOf(board, patch.root, patch.id);
  if (!record) return { what: "existence", id: patch.id, key: null, by: null };
  const flag = record.get("deleted");
  if (patch.after !== null) {
    // Bringing back: only what this person deleted, not what somebody deleted after that.
    if (!readDeleted(flag) || samePlain(flag, patch.after)) return null;
    return { what: "existence", id: patch.id, key: null, by: lastWriter(record, "deleted") };
  }
  if (readDeleted(flag) || witnessOf(board, patch.root, patch.id) === patch.witness) return null;
  return { what: "existence", id: patch.id, key: null, by: otherWriter(board, patch.root, patch.id, own) };
}
