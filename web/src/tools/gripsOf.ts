/** What of the present selection one can take hold of. */
import { type Grips, NO_GRIPS } from "@/canvas/grips";
import { isLocked } from "@/document/commands/items";
import type { CardId } from "@/document/records";
import type { ThingId } from "@/document/things";
import { type Box, union } from "@/geometry/box";
import { countOf } from "@/tools/selecting";
import type { WallParts } from "@/tools/wallParts";

/** A frame smaller than this on the screen has no room for grips. */
const SMALLEST = 14;

/** The grips of what is selected; none for readers, while somebody writes, and where everything is locked. */
export function gripsOf(parts: WallParts): Grips {
  const { board, selection, editing } = parts;
  if (board.readOnly || editing.value !== null || countOf(selection.value) === 0) return NO_GRIPS;
  return { frame: frameOf(parts), source: sourceOf(parts), line: lineOf(parts) };
}

/** The boxes of selected items that can be stretched: things and free cards; null when anything else is selected. */
export function stretchable(parts: WallParts): Map<CardId | ThingId, Box> | null {
  const { board, selection, scene } = parts;
  const { cards, things, connectors } = selection.value;
  if (connectors.size > 0 || cards.size + things.size === 0) return null;
  const boxes = new Map<CardId | ThingId, Box>();
  for (const card of cards) {
    const slot = scene.items.slotOf("canvas", card);
    if (slot === undefined || isLocked(board, card)) return null;
    boxes.set(card, scene.items.box(slot));
  }
  for (const thing of things) {
    const box = scene.things.get(thing)?.box;
    if (!box || isLocked(board, thing)) return null;
    boxes.set(thing, box);
  }
  return boxes;
}

function frameOf(parts: WallParts): Box | null {
  const boxes = stretchable(parts);
  if (!boxes) return null;
  const { preview } = parts.scene;
  const frame = union([...boxes].map(([id, box]) => preview.get(id) ?? box));
  return frame && Math.max(frame.w, frame.h) * parts.camera.camera.value.zoom >= SMALLEST ? frame : null;
}

function sourceOf({ selection, scene }: WallParts): Grips["source"] {
  if (countOf(selection.value) !== 1) return null;
  const [card] = selection.value.cards;
  const [thing] = selection.value.things;
  const item = card ?? thing;
  const type = thing === undefined ? "card" : scene.things.get(thing)?.type;
  const box = item === undefined || type === undefined || type === "ink" ? null : scene.itemBox(item);
  return item !== undefined && box ? { item, box } : null;
}

function lineOf({ board, selection, scene }: WallParts): Grips["line"] {
  const [connector] = selection.value.connectors;
  if (connector === undefined || countOf(selection.value) !== 1 || isLocked(board, connector)) return null;
  return scene.connectors.lineOf(connector);
}
