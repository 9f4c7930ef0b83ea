import type { ReactNode } from "react";
import { PlainButton, type PlainButtonProps } from "@/ui/controls/PlainButton";

interface IconButtonProps extends Omit<PlainButtonProps, "className" | "children" | "aria-label"> {
  readonly label: string;
  readonly keys?: string | undefined;
  readonly pressed?: boolean | undefined;
  readonly side?: "top" | "bottom" | "left" | "right";
  readonly children: ReactNode;
}

/** A button with only a picture; its name and key come as a tooltip (`Tips`) and for screen readers. */
export function IconButton({ label, keys, pressed, side = "bottom", children, ...rest }: IconButtonProps) {
  return (
    <PlainButton
      {...rest}
      aria-label={label}
      {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
      className={pressed ? "icon-button is-pressed" : "icon-button"}
      data-tip={label}
      data-tip-keys={keys}
      data-tip-side={side}
    >
      {children}
    </PlainButton>
  );
}
