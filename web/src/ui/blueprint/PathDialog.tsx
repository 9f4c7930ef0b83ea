import { Menu, MenuItem } from "react-aria-components";
import { setPathOfCards } from "@/document/commands/paths";
import type { PathId } from "@/document/links";
import { cardsWithPaths } from "@/ui/blueprint/cardPaths";
import { pathName } from "@/ui/blueprint/pathName";
import { DialogShell } from "@/ui/controls/DialogShell";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

const ALL = "all";

/** Gives the selected cards to one of the paths of their map, or to all of them. */
export function PathDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const room = useRoom();
  const found = cardsWithPaths(room);
  const pick = (key: string) => {
    if (found) setPathOfCards(room.board, found.map, found.cards, key === ALL ? null : (key as PathId));
    onClose();
  };
  const options = [
    { id: ALL, label: t("path.all") },
    ...(found?.paths ?? []).map((path) => ({ id: path.id as string, label: pathName(t, path) })),
  ];
  return (
    <DialogShell title={t("path.give")} onClose={onClose}>
      <Menu className="menu" aria-label={t("path.give")} autoFocus="first" onAction={(key) => pick(String(key))}>
        {options.map(({ id, label }) => (
          <MenuItem key={id} id={id} className="menu-item">
            {label}
          </MenuItem>
        ))}
      </Menu>
    </DialogShell>
  );
}
