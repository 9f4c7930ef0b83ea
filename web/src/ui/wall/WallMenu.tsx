import { useRef } from "react";
import { Menu, MenuItem, MenuSection, Popover, Separator } from "react-aria-components";
import type { Point } from "@/geometry/box";
import { offered } from "@/ui/actions/action";
import { actionOf } from "@/ui/actions/registry";
import { shownKeys } from "@/ui/actions/shownKeys";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

const SECTIONS: readonly (readonly string[])[] = [
  ["card.edit", "card.duplicate", "card.place", "card.block", "card.unblock", "part.rename"],
  ["column.add.before", "column.add.after", "column.move.before", "column.move.after"],
  ["lane.add.before", "lane.add.after", "lane.move.before", "lane.move.after"],
  ["card.new", "map.add.service_blueprint", "map.add.story_map", "map.add.kanban"],
  ["edit.undo", "edit.redo", "view.selection", "view.fit", "board.palette"],
  ["card.delete", "column.delete", "lane.delete", "map.delete"],
];

/** While the menu is open, nothing else can take the keyboard: what is chosen is done once the page is free again. */
function afterClosing(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run));
}

/** The menu of a right click or a long press: what can be done here, from the registry. */
export function WallMenu({ at }: { readonly at: Point }) {
  const t = useText();
  const room = useRoom();
  const anchor = useRef<HTMLSpanElement>(null);
  const close = () => {
    room.menuAt.value = null;
  };
  const selected = room.wall.selection.peek();
  const nothing = selected.cards.size === 0 && selected.target === null;
  const sections = SECTIONS.map((ids) =>
    ids
      .filter((id) => nothing || !(id === "card.new" || id.startsWith("map.add")))
      .map(actionOf)
      .filter((action) => offered(action, room)),
  ).filter((section) => section.length > 0);
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={{ left: at.x, top: at.y }} />
      <Popover
        className="popover"
        aria-label={t("menu.wall")}
        triggerRef={anchor}
        isOpen
        onOpenChange={close}
        placement="bottom start"
        offset={2}
      >
        <Menu
          className="menu"
          aria-label={t("menu.wall")}
          autoFocus="first"
          onAction={(key) => afterClosing(() => actionOf(String(key)).run(room))}
          onClose={close}
        >
          {sections.map((section, index) => (
            <MenuSection key={section[0]?.id} aria-label={t("menu.wall")}>
              {index > 0 ? <Separator className="menu-line" /> : null}
              {section.map((action) => (
                <MenuItem key={action.id} id={action.id} className="menu-item">
                  {t(action.labelKey, action.labelValues?.())}
                  {action.keys?.[0] ? <kbd className="keys">{shownKeys(action.keys[0])}</kbd> : null}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </>
  );
}
