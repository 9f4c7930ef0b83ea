const PREFIX = "walkboard.";

/** Reads a small preference of this browser; null when there is none or storage is forbidden. */
export function recall(key: string): string | null {
  try {
    return globalThis.localStorage?.getItem(PREFIX + key) ?? null;
  } catch {
    return null;
  }
}

/** Keeps a small preference in this browser; where storage is forbidden it is simply not kept. */
export function remember(key: string, value: string): void {
  try {
    globalThis.localStorage?.setItem(PREFIX + key, value);
  } catch {
    // A private window without storage: everything works, it is only asked again next time.
  }
}
