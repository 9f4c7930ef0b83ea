import { type ReactNode, Suspense, useRef, useState } from "react";
import type { MenuPopoverProps } from "@/ui/controls/MenuPopover";
import { PlainButton } from "@/ui/controls/PlainButton";
import { late } from "@/ui/late";

const MenuPopover = late(() => import("@/ui/controls/MenuPopover").then((m) => m.MenuPopover));

/** One line of a menu; a menu of its own where it leads on. */
export interface MenuLine {
  readonly id: string;
  readonly label: string;
  /** Stands under a line that divides it from what comes before. */
  readonly apart?: boolean;
  readonly onAction?: () => void;
  readonly lines?: readonly MenuLine[];
}

interface LateMenuProps extends Pick<MenuPopoverProps, "placement"> {
  readonly className: string;
  readonly label: string;
  readonly lines: readonly MenuLine[];
  readonly children: ReactNode;
}

/** A button with a menu behind it, which is fetched when it is first opened. */
export function LateMenu({ className, label, lines, placement, children }: LateMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <PlainButton
        ref={button}
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onPress={() => setOpen(true)}
      >
        {children}
      </PlainButton>
      <Suspense>
        {open ? (
          <MenuPopover
            trigger={button}
            label={label}
            lines={lines}
            placement={placement}
            onClose={() => setOpen(false)}
          />
        ) : null}
      </Suspense>
    </>
  );
}
