/** What lies over everything: selection of far cards, the marquee, landing places, and the others. */
import type { Camera } from "@/canvas/camera";
import type { Grips } from "@/canvas/grips";
import { NO_DISCIPLINE, type Place } from "@/canvas/items";
import { detailAt } from "@/canvas/levelOfDetail";
import { type Draft, paintDraft, paintGrips, paintRoute, paintRoutes } from "@/canvas/paintGrips";
import { paintGuides } from "@/canvas/paintGuides";
import { paintLinks } from "@/canvas/paintLinks";
import type { Palette } from "@/canvas/palette";
import type { PeerMark } from "@/canvas/peers";
import type { Route } from "@/canvas/routing/route";
import type { Scene } from "@/canvas/scene";
import type { CardId } from "@/document/records";
import type { ConnectorId, ItemId, ThingId } from "@/document/things";
import { type Box, contains, inflate, intersects, moved, type Point } from "@/geometry/box";
import type { Guides } from "@/geometry/snap";

/** Where something would land if it were dropped now. */
export interface Landing {
  /** The cell or place that would take it, lit softly. */
  readonly area: Box | null;
  /** The line or bar that marks the exact spot. */
  readonly mark: Box | null;
}

/** What the overlay shows. */
export interface Overlay {
  readonly selection: ReadonlySet<ItemId>;
  /** What of the selection one can take hold of. */
  readonly grips: Grips;
  /** The way of the arrow that is selected. */
  readonly arrow?: Pick<Route, "path" | "points"> | null;
  /** What is being drawn and is not on the board yet. */
  readonly draft: Draft | null;
  readonly marquee: Box | null;
  readonly landing: Landing | null;
  /** A rectangle being drawn or carried, for instance a map on its way. */
  readonly outline: Box | null;
  readonly peers: readonly PeerMark[];
  /** What the thing in the hand is in line with. */
  readonly guides?: Guides | null;
}

/** Whether there is anything to paint. */
export function hasContent({ selection, marquee, landing, outline, peers, draft, guides, arrow }: Overlay): boolean {
  if (guides || arrow) return true;
  return (
    selection.size > 0 || draft !== null || peers.length > 0 || marquee !== null || landing !== null || outline !== null
  );
}

/** What lies over the wall, with what paints it: the code comes with the tools, after the first picture. */
export interface Over {
  readonly overlay: Overlay;
  readonly hasContent: typeof hasContent;
  readonly paint: typeof paintOverlay;
}

/** What painting needs to know. */
export interface OverlayPaint {
  readonly context: CanvasRenderingContext2D;
  readonly camera: Camera;
  readonly palette: Palette;
  readonly view: Box;
  readonly scene: Scene;
  readonly shows: (slot: number) => boolean;
  readonly cursorOf: (peer: PeerMark) => Point | null;
}

const FLAG_TEXT = 12;
const FLAG_PAD = 6;
const FLAG_HEIGHT = 20;
const LANDING_WIDTH = 4;
/** Cursor and drag of a peer are told apart by rounding and time; the pointer may be this far off, in board units. */
const POINTER_SLACK = 40;

/** Paints the overlay. */
export function paintOverlay(paint: OverlayPaint, overlay: Overlay): void {
  paintLinks(paint, overlay.selection);
  // One thing that can be stretched is marked by its grips alone.
  if (!overlay.grips.frame || overlay.selection.size > 1) paintSelection(paint, overlay.selection);
  paintGrips(paint.context, paint.camera, paint.palette, overlay.grips);
  if (overlay.arrow) paintRoute(paint.context, paint.camera, paint.palette.accent, overlay.arrow);
  if (overlay.draft) paintDraft(paint.context, paint.camera, paint.palette, overlay.draft);
  if (overlay.landing) paintLanding(paint, overlay.landing);
  if (overlay.outline) strokeBox(paint, overlay.outline, paint.palette.accent, 2);
  for (const peer of overlay.peers) paintHeld(paint, peer);
  if (overlay.guides) paintGuides(paint.context, paint.camera, paint.palette, overlay.guides);
  if (overlay.marquee) paintMarquee(paint, overlay.marquee);
  for (const peer of overlay.peers) paintCursor(paint, peer);
}

function paintSelection(paint: OverlayPaint, selection: ReadonlySet<ItemId>): void {
  const { items, connectors } = paint.scene;
  const routes: Pick<Route, "path" | "points">[] = [];
  for (const id of selection) {
    const slots = items.slotsOf(id as CardId);
    for (const slot of slots) {
      if (!paint.shows(slot)) strokeBox(paint, items.box(slot), paint.palette.accent, 2);
    }
    if (slots.length > 0) continue;
    const line = connectors.lineOf(id as ConnectorId);
    if (line) routes.push(line.route);
    else strokeThing(paint, id, paint.palette.accent);
  }
  paintRoutes(paint.context, paint.camera, paint.palette.accent, routes);
}

/** Marks a thing by its box, a connector along its way. */
function strokeThing(paint: OverlayPaint, id: ItemId, colour: string, dx = 0, dy = 0): Box | null {
  const { scene } = paint;
  const thing = scene.things.get(id as ThingId);
  if (thing) {
    const box = moved(scene.preview.get(id) ?? thing.box, dx, dy);
    strokeBox(paint, box, colour, 2);
    return intersects(box, paint.view) ? box : null;
  }
  const line = scene.connectors.lineOf(id as ConnectorId);
  if (line) paintRoute(paint.context, paint.camera, colour, line.route);
  return null;
}

function paintLanding(paint: OverlayPaint, landing: Landing): void {
  const { context, palette, camera } = paint;
  if (landing.area) {
    const area = onScreen(camera, landing.area);
    context.fillStyle = palette.accent;
    context.globalAlpha = 0.08;
    context.beginPath();
    context.roundRect(area.x, area.y, area.w, area.h, 6);
    context.fill();
    context.globalAlpha = 0.5;
    context.strokeStyle = palette.accent;
    context.lineWidth = 1;
    context.stroke();
    context.globalAlpha = 1;
  }
  if (!landing.mark) return;
  const mark = onScreen(camera, landing.mark);
  const w = Math.max(mark.w, LANDING_WIDTH);
  const h = Math.max(mark.h, LANDING_WIDTH);
  context.fillStyle = palette.accent;
  context.beginPath();
  context.roundRect(mark.x + (mark.w - w) / 2, mark.y + (mark.h - h) / 2, w, h, LANDING_WIDTH / 2);
  context.fill();
}

function paintMarquee(paint: OverlayPaint, marquee: Box): void {
  const { context, palette, camera } = paint;
  const box = onScreen(camera, marquee);
  context.fillStyle = palette.accent;
  context.globalAlpha = 0.1;
  context.fillRect(box.x, box.y, box.w, box.h);
  context.globalAlpha = 1;
  context.strokeStyle = palette.accent;
  context.lineWidth = 1;
  context.strokeRect(box.x + 0.5, box.y + 0.5, box.w, box.h);
}

/** What somebody else has selected, or the ghosts of what they are carrying. */
function paintHeld(paint: OverlayPaint, peer: PeerMark): void {
  const { items } = paint.scene;
  const { drag } = peer;
  const place = drag ? carriedFrom(paint, peer, drag) : null;
  let flagAt: Box | null = null;
  for (const card of peer.selection as readonly CardId[]) {
    const own = place === null ? undefined : items.slotOf(place, card);
    for (const slot of own === undefined ? items.slotsOf(card) : [own]) {
      const box = drag ? moved(items.box(slot), drag.dx, drag.dy) : items.box(slot);
      if (!intersects(box, paint.view)) continue;
      if (drag) paintGhost(paint, slot, box);
      strokeBox(paint, box, peerColour(paint.palette, peer), 2);
      flagAt ??= box;
    }
    if (items.slotsOf(card).length > 0) continue;
    flagAt ??= strokeThing(paint, card, peerColour(paint.palette, peer), drag?.dx, drag?.dy);
  }
  if (!flagAt || peer.cursor !== null) return;
  const at = onScreen(paint.camera, flagAt);
  paintFlag(paint, peer, at.x, at.y - FLAG_HEIGHT - 4);
}

/** A card may be in several places; it is carried from the one whose ghost is under the other's pointer. */
function carriedFrom(paint: OverlayPaint, peer: PeerMark, drag: { dx: number; dy: number }): Place | null {
  const { items } = paint.scene;
  const { cursor } = peer;
  if (cursor === null) return null;
  for (const card of peer.selection as readonly CardId[]) {
    for (const slot of items.slotsOf(card)) {
      const box = inflate(moved(items.box(slot), drag.dx, drag.dy), POINTER_SLACK);
      if (contains(box, cursor)) return items.place[slot] ?? null;
    }
  }
  return null;
}

function paintGhost(paint: OverlayPaint, slot: number, box: Box): void {
  const { context, palette } = paint;
  const { items } = paint.scene;
  const at = onScreen(paint.camera, box);
  context.globalAlpha = 0.6;
  context.fillStyle = palette.cards[items.paper[slot] as number] ?? palette.sheet;
  context.fillRect(at.x, at.y, at.w, at.h);
  context.globalAlpha = 1;
}

function paintCursor(paint: OverlayPaint, peer: PeerMark): void {
  const at = paint.cursorOf(peer);
  if (!at || !intersects({ ...at, w: 0, h: 0 }, inflate(paint.view, 200 / paint.camera.zoom))) return;
  const { context, palette, camera } = paint;
  const x = (at.x - camera.x) * camera.zoom;
  const y = (at.y - camera.y) * camera.zoom;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + 4.5, y + 16);
  context.lineTo(x + 8, y + 9.5);
  context.lineTo(x + 15.5, y + 7.5);
  context.closePath();
  context.fillStyle = peerColour(palette, peer);
  context.fill();
  context.lineWidth = 1.5;
  context.lineJoin = "round";
  context.strokeStyle = palette.sheet;
  context.stroke();
  paintFlag(paint, peer, x + 12, y + 14);
}

function paintFlag(paint: OverlayPaint, peer: PeerMark, x: number, y: number): void {
  const { context, palette } = paint;
  context.font = `600 ${FLAG_TEXT}px ${palette.font}`;
  const width = Math.min(180, context.measureText(peer.name).width + 2 * FLAG_PAD);
  context.fillStyle = peerColour(palette, peer);
  context.beginPath();
  context.roundRect(x, y, width, FLAG_HEIGHT, 4);
  context.fill();
  context.fillStyle = palette.disciplineInk;
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.fillText(peer.name, x + FLAG_PAD, y + FLAG_HEIGHT / 2 + 0.5, width - 2 * FLAG_PAD);
}

function strokeBox(paint: OverlayPaint, box: Box, colour: string, width: number): void {
  if (!intersects(box, paint.view)) return;
  const { context, camera } = paint;
  const at = onScreen(camera, box);
  context.strokeStyle = colour;
  context.lineWidth = width;
  if (detailAt(camera.zoom) === "fill") {
    // Hundreds at a time, and too small for round corners to be seen: a plain rectangle costs a tenth.
    context.strokeRect(at.x - 2, at.y - 2, at.w + 4, at.h + 4);
    return;
  }
  context.beginPath();
  context.roundRect(at.x - 2, at.y - 2, at.w + 4, at.h + 4, Math.min(10, 8 * camera.zoom + 2));
  context.stroke();
}

function peerColour(palette: Palette, peer: PeerMark): string {
  return peer.discipline === NO_DISCIPLINE
    ? palette.inkSoft
    : (palette.disciplines[peer.discipline] ?? palette.inkSoft);
}

function onScreen(camera: Camera, box: Box): Box {
  const { zoom } = camera;
  return { x: (box.x - camera.x) * zoom, y: (box.y - camera.y) * zoom, w: box.w * zoom, h: box.h * zoom };
}
