import { LayoutGrid } from "lucide-react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { label, local } from "@/maps/kinds";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { addMapInView } from "@/ui/wall/addMapInView";
import { KindPicture } from "@/ui/wall/KindPicture";
import { kindsInOrder } from "@/ui/wall/kindsInOrder";
import { useRoom } from "@/ui/wall/RoomContext";

/** The kinds of maps as small pictures with one sentence each; picking one puts it into the window. */
export function MapTool({ active }: { readonly active: boolean }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  return (
    <MenuTrigger>
      <Button className={active ? "icon-button is-pressed" : "icon-button"} aria-label={t("tool.maps")}>
        <LayoutGrid size={20} aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="right top" offset={12}>
        <Menu
          className="menu kind-menu"
          aria-label={t("tool.maps")}
          onAction={(key) => addMapInView(room, String(key))}
        >
          {kindsInOrder.map((kind) => (
            <MenuItem key={kind.key} id={kind.key} className="menu-item kind-item" textValue={label(kind, lang)}>
              <KindPicture kind={kind} />
              <span>
                <span className="kind-name">{label(kind, lang)}</span>
                <span className="kind-text">{local(kind.purpose, lang)}</span>
              </span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
