import type { ReactNode } from "react";
import { Button, type ButtonProps, Tooltip, TooltipTrigger } from "react-aria-components";

interface IconButtonProps extends Omit<ButtonProps, "className" | "children" | "aria-label"> {
  readonly label: string;
  readonly keys?: string | undefined;
  readonly pressed?: boolean | undefined;
  readonly side?: "top" | "bottom" | "left" | "right";
  readonly children: ReactNode;
}

const WAIT_BEFORE_TOOLTIP_MS = 500;

/** A button with only a picture; its name and key come as a tooltip and for screen readers. */
export function IconButton({ label, keys, pressed, side = "bottom", children, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={WAIT_BEFORE_TOOLTIP_MS}>
      <Button
        {...rest}
        aria-label={label}
        {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
        className={pressed ? "icon-button is-pressed" : "icon-button"}
      >
        {children}
      </Button>
      <Tooltip className="tooltip" placement={side} offset={8}>
        {label}
        {keys ? <kbd className="keys">{keys}</kbd> : null}
      </Tooltip>
    </TooltipTrigger>
  );
}
