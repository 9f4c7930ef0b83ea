import { type RefObject, useEffect } from "react";

/** Whether an element can no longer have the keyboard: it is gone, hidden or switched off. */
const isLost = (element: Element): boolean => !element.isConnected || element.matches(":disabled");

/**
 * Keeps the keyboard inside a part of the page: when what has it goes away or is switched off, the nearest thing that is left gets it. Whoever
 * works without a mouse would else stand at the top of the page again.
 */
export function useKeptFocus(part: RefObject<HTMLElement | null>, instead: string): void {
  useEffect(() => {
    const root = part.current;
    if (!root) return;
    let held: Element | null = null;
    const stop = new AbortController();
    const { signal } = stop;
    root.addEventListener(
      "focusin",
      (event) => {
        held = event.target as Element;
      },
      { signal },
    );
    root.addEventListener(
      "focusout",
      (event) => {
        const left = event.target as Element;
        // Whether it was left or taken away is known only afterwards.
        requestAnimationFrame(() => {
          if (held === left && !isLost(left)) held = null;
        });
      },
      { signal },
    );
    const watch = new MutationObserver(() => {
      if (!held || !isLost(held)) return;
      held = null;
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body || isLost(activeElement)) {
        root.querySelector<HTMLElement>(instead)?.focus();
      }
    });
    watch.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
    return () => {
      stop.abort();
      watch.disconnect();
    };
  }, [part, instead]);
}
