import type { ReactNode } from "react";
import { PlainButton, type PlainButtonProps } from "@/ui/controls/PlainButton";

/** How much a button asks for: one `primary` per screen, `plain` beside it, `quiet` in lists, `lost` for what takes away. */
export type Weight = "primary" | "plain" | "quiet" | "lost";

interface PressButtonProps extends Omit<PlainButtonProps, "className" | "children"> {
  readonly weight?: Weight;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A button with words on it. */
export function PressButton({ weight = "plain", icon, children, ...rest }: PressButtonProps) {
  return (
    <PlainButton {...rest} className={`button button-${weight}`}>
      {icon}
      <span>{children}</span>
    </PlainButton>
  );
}
