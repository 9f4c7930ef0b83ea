import { actionOf } from "@/ui/actions/registry";
import { shownKeys } from "@/ui/actions/shownKeys";
import { IconButton } from "@/ui/controls/IconButton";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

interface ToolButtonProps {
  readonly action: string;
  /** Absent for what is no tool to hold but is done at once. */
  readonly pressed?: boolean;
}

/** One tool of the rail. */
export function ToolButton({ action: id, pressed }: ToolButtonProps) {
  const t = useText();
  const room = useRoom();
  const action = actionOf(id);
  const Icon = action.icon;
  return (
    <IconButton
      side="right"
      label={t(action.labelKey, action.labelValues?.())}
      keys={shownKeys(action.keys?.[0])}
      pressed={pressed}
      onPress={() => action.run(room)}
    >
      {Icon ? <Icon size={20} aria-hidden="true" /> : null}
    </IconButton>
  );
}
