/** Where one writes on things and connectors: a field that looks and breaks its lines like what is painted. */
import { frameTitleBox, type TextPlan, textPlan } from "@/canvas/thingText";
import type { Thing, ThingId } from "@/document/things";
import type { Box } from "@/geometry/box";
import type { WallParts } from "@/tools/wallParts";

/** Width of a field for a label, in board units. */
const LABEL_WIDTH = 200;
const LABEL_HEIGHT = 24;

/** The box of the element that stands for a thing or connector; null when it is not shown. */
export function boxOfPainted({ scene }: WallParts, item: string): Box | null {
  const thing = scene.things.get(item as ThingId);
  if (thing) return scene.preview.get(item) ?? thing.box;
  const line = scene.connectors.lineOf(item as never);
  if (!line) return null;
  const { x, y } = line.route.label;
  return { x: x - LABEL_WIDTH / 2, y: y - LABEL_HEIGHT / 2, w: LABEL_WIDTH, h: LABEL_HEIGHT };
}

/** Whether Enter begins another line in this thing instead of ending the writing. */
export function takesLines(thing: Thing | undefined): boolean {
  return thing?.type === "shape" || thing?.type === "text";
}

/** Lays the field over the words of a thing, inside the element that stands for it. */
export function layField(parts: WallParts, item: string, field: HTMLTextAreaElement): void {
  const thing = parts.scene.things.get(item as ThingId);
  field.style.position = "absolute";
  field.dataset.of = thing?.type ?? "connector";
  if (!thing) {
    put(field.style, { x: 0, y: 0, w: LABEL_WIDTH, h: LABEL_HEIGHT });
    return;
  }
  const plan = textPlan(thing, thing.box, parts.view.palette.font);
  if (plan) layText(thing, plan, field);
  else layTitle(parts, thing, field);
}

/** Over the lines of a shape or text; as high as they are, so that they stand where they are painted. */
function layText(thing: Thing, plan: TextPlan, field: HTMLTextAreaElement): void {
  const { style } = field;
  const { size, leading, weight, family } = plan.style;
  style.font = `${weight} ${size}px/${leading}px ${family}`;
  style.textAlign = plan.align;
  style.color = thing.type === "text" ? `var(--pen-${thing.color})` : "var(--card-ink)";
  const room = { ...plan.room, x: plan.room.x - thing.box.x, y: plan.room.y - thing.box.y };
  style.width = `${room.w}px`;
  style.height = "0";
  const height = Math.max(leading, field.scrollHeight);
  const top = plan.middle ? Math.max(0, (room.h - height) / 2) : 0;
  put(style, { x: room.x, y: room.y + top, w: room.w, h: height });
}

function layTitle(parts: WallParts, thing: Thing, { style }: HTMLTextAreaElement): void {
  const { font } = parts.view.palette;
  if (thing.type === "frame") {
    const title = frameTitleBox(thing.box, parts.camera.camera.value.zoom);
    style.font = `600 ${title.font}px/${title.h}px ${font}`;
    put(style, { x: 0, y: -title.h, w: title.w, h: title.h });
    return;
  }
  style.font = `600 16px/22px ${font}`;
  put(style, { x: 14, y: 14, w: Math.max(40, thing.box.w - 28), h: Math.max(22, thing.box.h - 50) });
}

function put(style: CSSStyleDeclaration, { x, y, w, h }: Box): void {
  style.left = `${x}px`;
  style.top = `${y}px`;
  style.width = `${w}px`;
  style.height = `${h}px`;
}
