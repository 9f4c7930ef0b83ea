import { useEffect, useRef, useState } from "react";
import { Menu, MenuItem, MenuSection, Popover, Separator, SubmenuTrigger } from "react-aria-components";
import type { Point } from "@/geometry/box";
import type { Action } from "@/ui/actions/action";
import { actionOf } from "@/ui/actions/registry";
import { shownKeys } from "@/ui/actions/shownKeys";
import { afterClosing } from "@/ui/afterClosing";
import { useText } from "@/ui/strings/translate";
import { type MenuEntry, menuSections } from "@/ui/wall/menuSections";
import { useRoom } from "@/ui/wall/RoomContext";

/** A menu keeps this far, in CSS pixels, from the top of the window. */
const MARGIN = 12;

/** How far a menu has to come up so that all of it is in the window. */
function useLift(top: number) {
  const popover = useRef<HTMLElement>(null);
  const [lift, setLift] = useState(0);
  useEffect(() => {
    // Where it goes is known only once it is there.
    const frame = requestAnimationFrame(() => {
      const cut = popover.current ? popover.current.scrollHeight - popover.current.clientHeight : 0;
      if (cut > 0) setLift(Math.max(0, Math.min(cut, top - MARGIN)));
    });
    return () => cancelAnimationFrame(frame);
  }, [top]);
  return { popover, lift };
}

/** The menu of a right click, a long press or the menu key: what can be done here, from the registry. */
export function WallMenu({ at }: { readonly at: Point }) {
  const t = useText();
  const room = useRoom();
  const anchor = useRef<HTMLSpanElement>(null);
  const close = () => {
    room.menuAt.value = null;
  };
  const run = (id: string) => afterClosing(() => actionOf(id).run(room));
  const sections = menuSections(room);
  const { popover, lift } = useLift(at.y);
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={{ left: at.x, top: at.y }} />
      <Popover
        ref={popover}
        className="popover"
        aria-label={t("menu.wall")}
        triggerRef={anchor}
        isOpen
        onOpenChange={close}
        placement="bottom start"
        offset={2 - lift}
      >
        <Menu
          className="menu"
          aria-label={t("menu.wall")}
          autoFocus="first"
          onAction={(key) => run(String(key))}
          onClose={close}
        >
          {sections.map((section, index) => (
            <MenuSection key={section[0]?.id} aria-label={t("menu.wall")}>
              {index > 0 ? <Separator className="menu-line" /> : null}
              {section.map((entry) => (
                <Entry key={entry.id} entry={entry} run={run} />
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </>
  );
}

interface EntryProps {
  readonly entry: MenuEntry;
  readonly run: (id: string) => void;
}

function Entry({ entry, run }: EntryProps) {
  const t = useText();
  if (!("actions" in entry)) return <ActionItem action={entry} />;
  return (
    <SubmenuTrigger>
      <MenuItem id={entry.id} className="menu-item menu-more">
        {t(entry.labelKey)}
      </MenuItem>
      <Popover className="popover" offset={-2}>
        <Menu className="menu" aria-label={t(entry.labelKey)} onAction={(key) => run(String(key))}>
          {entry.actions.map((action) => (
            <ActionItem key={action.id} action={action} />
          ))}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}

function ActionItem({ action }: { readonly action: Action }) {
  const t = useText();
  return (
    <MenuItem id={action.id} className="menu-item" textValue={t(action.labelKey, action.labelValues?.())}>
      {t(action.labelKey, action.labelValues?.())}
      {action.keys?.[0] ? <kbd className="keys">{shownKeys(action.keys[0])}</kbd> : null}
    </MenuItem>
  );
}
