import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { type TipSide, tipPlace } from "@/ui/controls/tipPlace";

const WAIT_MS = 500;
const ID = "tip";

/**
 * The one tooltip of the page: says the name and the key of whatever carries `data-tip`, after a moment under a mouse and at once under
 * the keyboard's focus. Escape takes it away.
 */
export function Tips() {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const tip = useRef<HTMLDivElement>(null);

  useEffect(() => watchForTips(setTarget), []);
  useEffect(() => {
    if (!target) return;
    target.setAttribute("aria-describedby", ID);
    return () => target.removeAttribute("aria-describedby");
  }, [target]);
  useLayoutEffect(() => {
    const own = tip.current;
    if (!target || !own) return;
    const side = (target.dataset.tipSide ?? "bottom") as TipSide;
    const room = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight };
    const { x, y } = tipPlace(side, target.getBoundingClientRect(), own.getBoundingClientRect(), room);
    own.style.translate = `${Math.round(x)}px ${Math.round(y)}px`;
  }, [target]);

  if (!target?.isConnected) return null;
  const keys = target.dataset.tipKeys;
  // Read as the description of its button only: as a part of the page of its own it would be heard twice.
  return (
    <div className="tooltip tip" aria-hidden="true" id={ID} ref={tip}>
      {target.dataset.tip}
      {keys ? <kbd className="keys">{keys}</kbd> : null}
    </div>
  );
}

function tipped(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>("[data-tip]") : null;
}

/** Calls with what a tooltip is shown for, null for none; gives what ends it. */
function watchForTips(show: (target: HTMLElement | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: HTMLElement | null = null;
  const hide = (): void => {
    clearTimeout(timer);
    current = null;
    show(null);
  };
  const over = (event: PointerEvent): void => {
    if (event.pointerType === "touch") return;
    const target = tipped(event);
    if (target === current) return;
    hide();
    current = target;
    if (target) timer = setTimeout(() => show(target), WAIT_MS);
  };
  const focus = (event: FocusEvent): void => {
    const target = tipped(event);
    hide();
    if (!target?.matches(":focus-visible")) return;
    current = target;
    show(target);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === "Escape") hide();
  };
  const watched: readonly [keyof DocumentEventMap, (event: never) => void][] = [
    ["pointerover", over],
    ["focusin", focus],
    ["focusout", hide],
    ["pointerdown", hide],
    ["keydown", key],
    ["wheel", hide],
  ];
  for (const [name, listener] of watched)
    document.addEventListener(name, listener as EventListener, { passive: true, capture: true });
  return () => {
    hide();
    for (const [name, listener] of watched)
      document.removeEventListener(name, listener as EventListener, { capture: true });
  };
}
