let wanted: string | null = null;

/** Says where the keyboard goes once the shelf is drawn anew, should what had it be gone by then. */
export function nextFocus(selector: string): void {
  wanted = selector;
}

/** Puts the keyboard there. */
export function settleFocus(): void {
  const selector = wanted;
  wanted = null;
  if (selector && document.activeElement === document.body) document.querySelector<HTMLElement>(selector)?.focus();
}
