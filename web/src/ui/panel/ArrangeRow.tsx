import { Toolbar } from "react-aria-components";
import { offered } from "@/ui/actions/action";
import { actionOf } from "@/ui/actions/registry";
import { shownKeys } from "@/ui/actions/shownKeys";
import { IconButton } from "@/ui/controls/IconButton";
import { ARRANGE_IDS } from "@/ui/editing/arrangeIds";
import { useText } from "@/ui/strings/translate";
import "@/ui/styles/editing.css";
import { useRoom } from "@/ui/wall/RoomContext";

/** What brings the selected things into line and order, as signs; what is not on offer right now is not there. */
export function ArrangeRow() {
  const t = useText();
  const room = useRoom();
  const shown = ARRANGE_IDS.map(actionOf).filter((action) => offered(action, room));
  if (shown.length === 0) return null;
  return (
    <Toolbar className="arrange-row" aria-label={t("arrange.label")}>
      {shown.map((action) => (
        <IconButton
          key={action.id}
          side="top"
          label={t(action.labelKey)}
          keys={shownKeys(action.keys?.[0])}
          onPress={() => action.run(room)}
        >
          {action.icon ? <action.icon size={18} aria-hidden="true" /> : null}
        </IconButton>
      ))}
    </Toolbar>
  );
}
