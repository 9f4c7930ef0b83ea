import {
  ArrowBigRight,
  Circle,
  Cloud,
  Cylinder,
  Diamond,
  Eraser,
  Frame,
  Hexagon,
  Highlighter,
  type LucideIcon,
  Pencil,
  RectangleHorizontal,
  Spline,
  Square,
  SquareRoundCorner,
  Triangle,
  Type,
} from "lucide-react";
import { FORMS, type Form } from "@/document/things";
import type { DrawnKind, ToolName } from "@/tools/wallContract";
import { type Action, always } from "@/ui/actions/action";
import type { KeyText } from "@/ui/actions/keys";
import { type TextKey, t } from "@/ui/strings/translate";

/** A picture for each form. */
export const FORM_ICONS: Readonly<Record<Form, LucideIcon>> = {
  rectangle: RectangleHorizontal,
  rounded: SquareRoundCorner,
  ellipse: Circle,
  diamond: Diamond,
  triangle: Triangle,
  hexagon: Hexagon,
  cylinder: Cylinder,
  arrow: ArrowBigRight,
  cloud: Cloud,
};

const KEYS: Partial<Record<Form, KeyText>> = { rectangle: "s", ellipse: "o" };

function tool(id: string, labelKey: TextKey, name: ToolName, key: KeyText, icon: LucideIcon): Action {
  return {
    id,
    group: "tools",
    labelKey,
    keys: [key],
    icon,
    writes: true,
    when: always,
    run: (room) => room.wall.setTool(name),
  };
}

/** What is made from the keyboard, in the middle of the window. */
function make(kind: DrawnKind, icon: LucideIcon): Action {
  return {
    id: `thing.make.${kind}`,
    group: "things",
    labelKey: "thing.make",
    labelValues: () => ({ kind: t(`thing.${kind}`) }),
    icon,
    writes: true,
    when: always,
    run: (room) => void room.wall.things.make(kind),
  };
}

/** The tools that draw, and the same things made without a pointer. */
export const drawActions: readonly Action[] = [
  tool("tool.text", "tool.text", "draw:text", "t", Type),
  ...FORMS.map(
    (form): Action => ({
      id: `tool.draw.${form}`,
      group: "tools",
      labelKey: "tool.draw",
      labelValues: () => ({ kind: t(`thing.${form}`) }),
      ...(KEYS[form] ? { keys: [KEYS[form]] } : {}),
      icon: FORM_ICONS[form],
      writes: true,
      when: always,
      run: (room) => {
        const { brush } = room.wall.things;
        brush.value = { ...brush.peek(), form };
        room.wall.setTool(`draw:${form}`);
      },
    }),
  ),
  tool("tool.frame", "tool.frame", "draw:frame", "f", Frame),
  tool("tool.connector", "tool.connector", "connector", "k", Spline),
  tool("tool.pen", "tool.pen", "pen", "i", Pencil),
  tool("tool.highlighter", "tool.highlighter", "highlighter", "shift+i", Highlighter),
  tool("tool.eraser", "tool.eraser", "eraser", "e", Eraser),
  make("text", Type),
  make("frame", Frame),
  ...FORMS.map((form) => make(form, FORM_ICONS[form] ?? Square)),
];
