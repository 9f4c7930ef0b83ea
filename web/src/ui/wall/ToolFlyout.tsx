import type { LucideIcon } from "lucide-react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { actionOf } from "@/ui/actions/registry";
import { shownKeys } from "@/ui/actions/shownKeys";
import { type TextKey, useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

interface ToolFlyoutProps {
  readonly labelKey: TextKey;
  readonly icon: LucideIcon;
  readonly active: boolean;
  readonly ids: readonly string[];
}

/** Several tools behind one button of the rail. */
export function ToolFlyout({ labelKey, icon: Icon, active, ids }: ToolFlyoutProps) {
  const t = useText();
  const room = useRoom();
  return (
    <MenuTrigger>
      <Button className={active ? "icon-button has-more is-pressed" : "icon-button has-more"} aria-label={t(labelKey)}>
        <Icon size={20} aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="right top" offset={12}>
        <Menu className="menu" aria-label={t(labelKey)} onAction={(key) => actionOf(String(key)).run(room)}>
          {ids.map(actionOf).map(({ id, icon: Own, labelKey: own, labelValues, keys }) => (
            <MenuItem key={id} id={id} className="menu-item" textValue={t(own, labelValues?.())}>
              {Own ? <Own size={18} aria-hidden="true" /> : null}
              {labelValues ? String(labelValues().kind) : t(own)}
              {keys?.[0] ? <kbd className="keys">{shownKeys(keys[0])}</kbd> : null}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
