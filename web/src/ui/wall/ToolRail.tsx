import { Eraser, Highlighter, type LucideIcon, Pencil, Redo2, Undo2 } from "lucide-react";
import { FORMS } from "@/document/things";
import type { Action } from "@/ui/actions/action";
import { FORM_ICONS } from "@/ui/actions/drawActions";
import { actionOf } from "@/ui/actions/registry";
import { shownKeys } from "@/ui/actions/shownKeys";
import { IconButton } from "@/ui/controls/IconButton";
import { Rail } from "@/ui/controls/Rail";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { MapTool } from "@/ui/wall/MapTool";
import { PenChoices } from "@/ui/wall/PenChoices";
import { useRoom } from "@/ui/wall/RoomContext";
import { ToolButton } from "@/ui/wall/ToolButton";
import { ToolFlyout } from "@/ui/wall/ToolFlyout";
import "@/ui/styles/things.css";

const SHAPE_TOOLS = FORMS.map((form) => `tool.draw.${form}`);
const PEN_ICONS: Readonly<Record<string, LucideIcon>> = { pen: Pencil, highlighter: Highlighter, eraser: Eraser };

/** The few tools, at the left of the window; on a phone at the bottom. */
export function ToolRail() {
  const t = useText();
  const room = useRoom();
  const tool = useSignal(room.wall.tool);
  const { form } = useSignal(room.wall.things.brush);
  const canUndo = useSignal(room.undo.canUndo);
  const canRedo = useSignal(room.undo.canRedo);
  const keysOf = (action: Action) => shownKeys(action.keys?.[0]);
  const undo = actionOf("edit.undo");
  const redo = actionOf("edit.redo");
  return (
    <>
      {tool === "pen" || tool === "highlighter" ? <PenChoices pen={tool} /> : null}
      <Rail className="tool-rail" label={t("tool.rail")}>
        <fieldset className="tool-group" aria-label={t("group.tools")}>
          <ToolButton action="tool.select" pressed={tool === "select"} />
          <div className="tool-wide">
            {/* Fingers move the wall without it. */}
            <ToolButton action="tool.hand" pressed={tool === "hand"} />
          </div>
          <ToolButton action="tool.card" pressed={tool === "card"} />
          <div className="tool-wide">
            <ToolButton action="tool.text" pressed={tool === "draw:text"} />
          </div>
          <ToolFlyout
            labelKey="tool.shapes"
            icon={FORM_ICONS[form]}
            active={tool.startsWith("draw:") && FORMS.some((one) => tool === `draw:${one}`)}
            ids={SHAPE_TOOLS}
          />
          <div className="tool-wide">
            <ToolButton action="tool.connector" pressed={tool === "connector"} />
            <ToolButton action="tool.frame" pressed={tool === "draw:frame"} />
          </div>
          <ToolButton action="image.add" />
          <ToolFlyout
            labelKey="tool.pens"
            icon={PEN_ICONS[tool] ?? Pencil}
            active={tool in PEN_ICONS}
            ids={["tool.pen", "tool.highlighter", "tool.eraser"]}
          />
          <MapTool active={tool.startsWith("map:")} />
        </fieldset>
        <fieldset className="tool-group" aria-label={t("tool.steps")}>
          <IconButton
            side="right"
            label={t(undo.labelKey)}
            keys={keysOf(undo)}
            isDisabled={!canUndo}
            onPress={() => undo.run(room)}
          >
            <Undo2 size={18} aria-hidden="true" />
          </IconButton>
          <div className="tool-roomy">
            <IconButton
              side="right"
              label={t(redo.labelKey)}
              keys={keysOf(redo)}
              isDisabled={!canRedo}
              onPress={() => redo.run(room)}
            >
              <Redo2 size={18} aria-hidden="true" />
            </IconButton>
          </div>
        </fieldset>
      </Rail>
    </>
  );
}
