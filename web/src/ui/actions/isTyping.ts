/** Inputs in which nothing is written: whoever picked a colour there goes on with the keys of the wall. */
const NOT_WRITTEN: ReadonlySet<string> = new Set(["radio", "checkbox", "range", "button", "color", "file"]);

/** Whether the keyboard is in a field that is written in. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NOT_WRITTEN.has(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || target instanceof HTMLTextAreaElement);
}
