import { Fragment, type RefObject } from "react";
import { Menu, MenuItem, Popover, type PopoverProps, Separator, SubmenuTrigger } from "react-aria-components";
import type { MenuLine } from "@/ui/controls/LateMenu";

/** What a menu is made of. */
export interface MenuPopoverProps {
  readonly trigger: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly lines: readonly MenuLine[];
  readonly placement?: PopoverProps["placement"];
  readonly onClose: () => void;
}

/** The lines of a menu beside its button. It is open while it is mounted. */
export function MenuPopover({ trigger, label, lines, placement = "bottom end", onClose }: MenuPopoverProps) {
  return (
    <Popover
      className="popover"
      aria-label={label}
      triggerRef={trigger}
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
      placement={placement}
    >
      <Menu className="menu" aria-label={label} autoFocus="first" onClose={onClose}>
        {lines.map(lineOf)}
      </Menu>
    </Popover>
  );
}

function lineOf(line: MenuLine) {
  const { id, label, apart, onAction, lines } = line;
  return (
    <Fragment key={id}>
      {apart ? <Separator className="menu-line" /> : null}
      {lines ? (
        <SubmenuTrigger>
          <MenuItem id={id} className="menu-item menu-more">
            {label}
          </MenuItem>
          <Popover className="popover">
            <Menu className="menu" aria-label={label}>
              {lines.map(lineOf)}
            </Menu>
          </Popover>
        </SubmenuTrigger>
      ) : (
        <MenuItem id={id} className="menu-item" {...(onAction ? { onAction } : {})}>
          {label}
        </MenuItem>
      )}
    </Fragment>
  );
}
