import { Redo2, Undo2 } from "lucide-react";
import type { Action } from "@/ui/actions/action";
import { firstAction } from "@/ui/actions/firstActions";
import { shownKeys } from "@/ui/actions/shownKeys";
import { IconButton } from "@/ui/controls/IconButton";
import { Rail } from "@/ui/controls/Rail";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { MapTool } from "@/ui/wall/MapTool";
import { useRoom } from "@/ui/wall/RoomContext";

const TOOLS = ["select", "hand", "card"] as const;

/** The few tools, at the left of the window; on a phone at the bottom. */
export function ToolRail() {
  const t = useText();
  const room = useRoom();
  const tool = useSignal(room.wall.tool);
  const canUndo = useSignal(room.undo.canUndo);
  const canRedo = useSignal(room.undo.canRedo);
  const keysOf = (action: Action) => shownKeys(action.keys?.[0]);
  const undo = firstAction("edit.undo");
  const redo = firstAction("edit.redo");
  return (
    <Rail className="tool-rail" label={t("tool.rail")}>
      <fieldset className="tool-group" aria-label={t("group.tools")}>
        {TOOLS.map((name) => {
          const action = firstAction(`tool.${name}`);
          const Icon = action.icon;
          return (
            <IconButton
              key={name}
              side="right"
              label={t(action.labelKey)}
              keys={keysOf(action)}
              pressed={tool === name}
              onPress={() => action.run(room)}
            >
              {Icon ? <Icon size={20} aria-hidden="true" /> : null}
            </IconButton>
          );
        })}
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
        <IconButton
          side="right"
          label={t(redo.labelKey)}
          keys={keysOf(redo)}
          isDisabled={!canRedo}
          onPress={() => redo.run(room)}
        >
          <Redo2 size={18} aria-hidden="true" />
        </IconButton>
      </fieldset>
    </Rail>
  );
}
