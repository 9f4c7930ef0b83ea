/** A key with its modifiers, written like "mod+shift+z"; `mod` is ⌘ on a Mac and Ctrl elsewhere. */
export type KeyText = string;

/** What of a keyboard event decides. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly code?: string;
}

interface Parsed {
  readonly key: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

function parse(text: KeyText): Parsed {
  const parts = text.split("+");
  return {
    key: text.endsWith("+") ? "+" : (parts[parts.length - 1] ?? ""),
    mod: parts.includes("mod"),
    shift: parts.includes("shift"),
    alt: parts.includes("alt"),
  };
}

function sameKey(wanted: string, event: Pressed): boolean {
  if (event.key.toLowerCase() === wanted) return true;
  // Shift turns digits into other signs, and which ones depends on the layout: there the key itself counts.
  if (/^\d$/.test(wanted)) return event.code === `Digit${wanted}`;
  // ⌥ turns letters into other signs on a Mac.
  return event.altKey && /^[a-z]$/.test(wanted) && event.code === `Key${wanted.toUpperCase()}`;
}

const isSign = (key: string): boolean => key.length === 1 && !/[a-z0-9]/.test(key);

/** Whether a sign like "[" was typed as some layouts have it: with AltGr, which Windows tells as Ctrl and Alt, or with ⌥. */
function isComposed(wanted: Parsed, event: Pressed, mac: boolean): boolean {
  if (!isSign(wanted.key) || wanted.mod || wanted.alt || event.metaKey) return false;
  return event.altKey && (mac ? !event.ctrlKey : event.ctrlKey) && event.key === wanted.key;
}

/** Whether an event is the key. For signs like "?" Shift is part of how they are typed and does not count. */
export function matches(text: KeyText, event: Pressed, mac: boolean): boolean {
  const wanted = parse(text);
  if (isComposed(wanted, event, mac)) return true;
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  if (other || mod !== wanted.mod || event.altKey !== wanted.alt) return false;
  if (!isSign(wanted.key) && event.shiftKey !== wanted.shift) return false;
  return sameKey(wanted.key, event);
}

const MAC_SIGNS: Readonly<Record<string, string>> = { mod: "⌘", shift: "⇧", alt: "⌥" };
const KEY_SIGNS: Readonly<Record<string, string>> = {
  backspace: "⌫",
  enter: "↵",
  escape: "Esc",
  arrowleft: "←",
  arrowright: "→",
  arrowup: "↑",
  arrowdown: "↓",
};

/** The key as people read it: "⌘⇧Z" on a Mac, "Ctrl+Shift+Z" elsewhere; `word` gives a key's name in the reader's language. */
export function keyLabel(text: KeyText, mac: boolean, word: (part: string) => string | undefined): string {
  const parts = text === "+" ? ["+"] : text.split("+");
  const names = parts.map((part) => {
    const sign = mac ? MAC_SIGNS[part] : undefined;
    return sign ?? word(part) ?? KEY_SIGNS[part] ?? (/^(.|f\d+)$/.test(part) ? part.toUpperCase() : part);
  });
  return names.join(mac ? "" : "+");
}

/** Whether this machine has ⌘. */
export function onMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform || navigator.userAgent);
}
