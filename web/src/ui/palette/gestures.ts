import type { TextKey } from "@/ui/strings/translate";

/** What the mouse, fingers and the wall's own keys do: what, and how. */
export const GESTURES: readonly (readonly [TextKey, TextKey])[] = [
  ["gesture.pan", "gesture.panHow"],
  ["gesture.zoom", "gesture.zoomHow"],
  ["gesture.marquee", "gesture.marqueeHow"],
  ["gesture.write", "gesture.writeHow"],
  ["gesture.copy", "gesture.copyHow"],
  ["gesture.straight", "gesture.straightHow"],
  ["gesture.also", "gesture.alsoHow"],
  ["gesture.walk", "gesture.walkHow"],
  ["gesture.outline", "gesture.outlineHow"],
  ["gesture.leave", "gesture.leaveHow"],
];
