import type { ComponentProps, KeyboardEvent, MouseEvent, PointerEvent } from "react";

/** What a button takes: what the browser's own takes, and what pressing it does. */
export interface PlainButtonProps extends Omit<ComponentProps<"button">, "onClick" | "disabled" | "aria-label"> {
  readonly onPress?: (() => void) | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly "aria-label"?: string | undefined;
}

// A finger leaves no hover behind, so CSS asks these marks instead of `:hover`; lists and menus set the same ones.
const mark = (name: "hovered" | "pressed") => (event: PointerEvent<HTMLElement>) => {
  if (name === "pressed" || event.pointerType !== "touch") event.currentTarget.dataset[name] = "true";
};
const unmark =
  (...names: readonly ("hovered" | "pressed")[]) =>
  (event: PointerEvent<HTMLElement>) => {
    for (const name of names) delete event.currentTarget.dataset[name];
  };

const POINTER = {
  onPointerEnter: mark("hovered"),
  onPointerDown: mark("pressed"),
  onPointerUp: unmark("pressed"),
  onPointerCancel: unmark("pressed", "hovered"),
  onPointerLeave: unmark("pressed", "hovered"),
};

/** The keys that press a button are its own: nothing behind it hears them. */
function keep(event: KeyboardEvent): void {
  if (event.key === "Enter" || event.key === " ") event.stopPropagation();
}

/**
 * The button of everything that is there from the first picture on. It is the browser's own: the accessible widgets' library, 55 KB
 * of script, comes with the first menu or dialog.
 */
export function PlainButton({ onPress, isDisabled = false, type = "button", ...rest }: PlainButtonProps) {
  return (
    <button
      {...rest}
      {...POINTER}
      type={type}
      disabled={isDisabled}
      {...(isDisabled ? { "data-disabled": "true" } : {})}
      onKeyDown={keep}
      onClick={(event: MouseEvent<HTMLButtonElement>) => {
        // Some browsers leave the focus elsewhere on a click; dialogs give it back to what had it.
        if (document.activeElement !== event.currentTarget) event.currentTarget.focus({ preventScroll: true });
        onPress?.();
      }}
    />
  );
}
